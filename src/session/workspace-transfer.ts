/**
 * A workspace on its way into a file, out of one, or back to its beginning. The state stands beside the
 * session and not in a screen, so that whoever looks elsewhere meanwhile finds it as it is.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { say } from '#texts/say.ts';
import type { Beginning, FileContents, WorkProgress } from './connection.ts';
import type { Session } from './session.ts';

export type Transfer =
  | { readonly kind: 'idle' }
  | { readonly kind: 'exporting'; readonly progress: WorkProgress }
  | { readonly kind: 'exported'; readonly fileName: string; readonly bytes: number }
  /** The file is read to its end; nothing is replaced yet. */
  | { readonly kind: 'reading'; readonly fileName: string; readonly progress: WorkProgress }
  /** It waits to be wanted. */
  | { readonly kind: 'read'; readonly fileName: string; readonly file: Uint8Array; readonly contents: FileContents }
  | { readonly kind: 'importing'; readonly fileName: string; readonly progress: WorkProgress }
  | { readonly kind: 'imported'; readonly fileName: string; readonly contents: FileContents }
  /** Nothing has changed. */
  | { readonly kind: 'refused'; readonly fileName: string; readonly reason: string }
  | { readonly kind: 'resetting' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'failed'; readonly what: 'export' | 'import' | 'reset'; readonly reason: string };

/** What is needed of a `File`. */
export type PickedFile = Pick<File, 'name' | 'size' | 'stream'>;

/** More than an export can be, packed or not. */
const fileBytesMax = 512 * 1024 * 1024;

const nothingDone: WorkProgress = { doneBytes: 0, totalBytes: undefined };

export class WorkspaceTransfer {
  readonly store: StoreApi<Transfer> = createStore<Transfer>(() => ({ kind: 'idle' }));
  readonly #session: Session;
  #work: AbortController | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Packs the workspace and gives the file to `save`. */
  async export(save: (fileName: string, file: Uint8Array) => void, date: Date): Promise<void> {
    const work = this.#begin();
    if (work === undefined) return;
    this.#set(work, { kind: 'exporting', progress: nothingDone });
    try {
      const file = await this.#session.connection.exportFile({
        signal: work.signal,
        onProgress: (progress) => this.#set(work, { kind: 'exporting', progress }),
      });
      if (work.signal.aborted) return;
      const fileName = fileNameOf(this.#session.connection.workspace, date);
      save(fileName, file);
      this.#end(work, { kind: 'exported', fileName, bytes: file.length });
    } catch (cause) {
      this.#end(work, { kind: 'failed', what: 'export', reason: messageOf(cause) });
    }
  }

  /** Reads a file to its end and says what is in it. Nothing changes. */
  async read(picked: PickedFile): Promise<void> {
    const work = this.#begin();
    if (work === undefined) return;
    const fileName = picked.name;
    const onProgress = (progress: WorkProgress): void => this.#set(work, { kind: 'reading', fileName, progress });
    try {
      if (picked.size > fileBytesMax) throw new Error(say('The file is larger than any export of Dynascope.'));
      onProgress({ doneBytes: 0, totalBytes: picked.size });
      const file = await bytesOf(picked, work.signal);
      const contents = await this.#session.connection.examineFile(file, { signal: work.signal, onProgress });
      this.#end(work, { kind: 'read', fileName, file, contents });
    } catch (cause) {
      this.#end(work, { kind: 'refused', fileName, reason: messageOf(cause) });
    }
  }

  /** Puts what was read in place of the workspace. */
  async import(): Promise<void> {
    const read = this.store.getState();
    if (read.kind !== 'read') return;
    const work = this.#begin()!;
    const { fileName, file, contents } = read;
    const onProgress = (progress: WorkProgress): void => this.#set(work, { kind: 'importing', fileName, progress });
    onProgress(nothingDone);
    try {
      await this.#session.connection.importFile(file, { signal: work.signal, onProgress });
      this.#forgetHistory();
      // Also when it was given up too late: the workspace is another one now.
      this.#work = undefined;
      this.store.setState({ kind: 'imported', fileName, contents }, true);
    } catch (cause) {
      this.#end(work, { kind: 'failed', what: 'import', reason: messageOf(cause) });
    }
  }

  async reset(beginning: Beginning): Promise<void> {
    const work = this.#begin();
    if (work === undefined) return;
    this.#set(work, { kind: 'resetting' });
    try {
      await this.#session.connection.reset(beginning);
      this.#forgetHistory();
      this.#end(work, { kind: 'reset' });
    } catch (cause) {
      this.#end(work, { kind: 'failed', what: 'reset', reason: messageOf(cause) });
    }
  }

  /** Gives up what is under way, or puts away what was read or said. */
  cancel(): void {
    const { kind } = this.store.getState();
    if (kind === 'resetting') return;
    this.#work?.abort();
    // An import may come too late to be given up; what became of it is told then.
    if (kind === 'importing') return;
    this.#work = undefined;
    this.store.setState({ kind: 'idle' }, true);
  }

  /** Nothing while other work is under way: one thing at a time. */
  #begin(): AbortController | undefined {
    if (this.#work !== undefined) return undefined;
    this.#work = new AbortController();
    return this.#work;
  }

  #set(work: AbortController, transfer: Transfer): void {
    if (this.#work === work) this.store.setState(transfer, true);
  }

  #end(work: AbortController, transfer: Transfer): void {
    if (this.#work !== work) return;
    this.#work = undefined;
    this.store.setState(work.signal.aborted ? { kind: 'idle' } : transfer, true);
  }

  /** Its requests were made to tables that are no more. */
  #forgetHistory(): void {
    this.#session.store.setState({ exchanges: [], chosenExchange: undefined, happened: [], happenedSkipped: 0 });
  }
}

const transfers = new WeakMap<Session, WorkspaceTransfer>();

export function transferOf(session: Session): WorkspaceTransfer {
  const transfer = transfers.get(session) ?? new WorkspaceTransfer(session);
  transfers.set(session, transfer);
  return transfer;
}

const fileNameOf = (workspace: string, date: Date): string => `${workspace}-${dayOf(date)}.dynascope`;

/** `2026-11-20`, the day where the learner is. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

async function bytesOf(picked: PickedFile, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = new Uint8Array(picked.size);
  let at = 0;
  for await (const piece of piecesOf(picked.stream())) {
    signal.throwIfAborted();
    if (at + piece.length > bytes.length) throw changedError();
    bytes.set(piece, at);
    at += piece.length;
  }
  if (at < bytes.length) throw changedError();
  return bytes;
}

/** By hand: not every browser lets a stream be gone through with `for await`. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    await reader.cancel();
  }
}

const changedError = (): Error => new Error(say('The file has changed while it was read. Choose it again.'));

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
