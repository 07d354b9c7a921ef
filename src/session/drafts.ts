/**
 * What a learner has typed and not yet finished: the request and the code, kept for every workspace in this
 * browser. Nothing of it is data of the workspace; when it can't be kept, it lasts as long as the tab.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readFiles } from './code-files.ts';
import { type CodeFile, mainFileName } from './code-runner.ts';
import { starters } from './code-starters.ts';
import type { Exchange } from './exchange.ts';

export interface RequestDraft {
  readonly operation: string;
  /** JSON text, finished or not. */
  readonly text: string;
}

export interface Drafts {
  /** Absent until a first request was chosen or typed. */
  readonly request: RequestDraft | undefined;
  readonly files: readonly CodeFile[];
  /** Which of the files is in the editor. */
  readonly openFile: string;
  /** The exchange beside the request editor. Not kept: it goes with the history. */
  readonly shown: Exchange | undefined;
  /** False when it is too much to be kept, or the browser keeps nothing. */
  readonly isKept: boolean;
}

export type DraftStore = StoreApi<Drafts>;

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** Characters. Browsers give a site some five million, for everything it stores this way. */
const keptCharsMax = 400_000;

const keyOf = (workspace: string): string => `dynascope-drafts:${workspace}`;

export function createDrafts(workspace: string, shelf: Shelf | undefined): DraftStore {
  const kept = read(workspace, shelf);
  const store = createStore<Drafts>(() => ({
    request: kept.request,
    files: kept.files ?? [{ name: mainFileName, text: starters[0]!.text }],
    openFile: mainFileName,
    shown: undefined,
    isKept: true,
  }));
  store.subscribe(({ request, files, isKept }, before) => {
    if (request === before.request && files === before.files) return;
    const keeps = keep(workspace, shelf, JSON.stringify({ request, files }));
    if (keeps !== isKept) store.setState({ isKept: keeps });
  });
  return store;
}

function keep(workspace: string, shelf: Shelf | undefined, text: string): boolean {
  if (shelf === undefined || text.length > keptCharsMax) return false;
  try {
    shelf.setItem(keyOf(workspace), text);
    return true;
  } catch {
    return false;
  }
}

function read(workspace: string, shelf: Shelf | undefined): Partial<Pick<Drafts, 'request' | 'files'>> {
  try {
    const kept = JSON.parse(shelf?.getItem(keyOf(workspace)) ?? '{}') as { request?: unknown; files?: unknown };
    return { request: readRequest(kept.request), files: readFiles(kept.files) };
  } catch {
    return {};
  }
}

function readRequest(value: unknown): RequestDraft | undefined {
  const { operation, text } = (value ?? {}) as Record<string, unknown>;
  return typeof operation === 'string' && typeof text === 'string' ? { operation, text } : undefined;
}

const open = new Map<string, DraftStore>();

/** The drafts of a workspace in this browser; they outlive the screens that show them. */
export function draftsOf(workspace: string): DraftStore {
  const store = open.get(workspace) ?? createDrafts(workspace, browserShelf());
  open.set(workspace, store);
  return store;
}

/** Drafts for a workspace that is none of this browser's: begun as others stand, kept in memory alone. */
export function lendDrafts({ request, files }: Pick<Drafts, 'request' | 'files'>, workspace: string): void {
  const lent = JSON.stringify({ request, files });
  open.set(workspace, createDrafts(workspace, { getItem: () => lent, setItem: () => undefined }));
}

export const returnDrafts = (workspace: string): boolean => open.delete(workspace);

/** Reading the property already throws where storage is blocked. */
function browserShelf(): Shelf | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
