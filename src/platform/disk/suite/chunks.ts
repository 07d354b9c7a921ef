/** Bytes to store: short texts, batches of records, and chunks that come when the case wants them. */
import type { CommitRecord } from '#engine';
import { BatchWriter } from '../../journal/batch-writer.ts';

/** Chunks that the case hands out one by one. */
export class Channel {
  readonly #waiting: Uint8Array[] = [];
  #ended = false;
  #wake: () => void = () => undefined;

  push(text: string): void {
    this.#waiting.push(bytesOf(text));
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *read(): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

export async function* inTurn(...chunks: string[]): AsyncGenerator<Uint8Array, void> {
  for (const chunk of chunks) yield bytesOf(chunk);
}

export async function* inTurnBytes(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* chunks;
}

export async function* failing(error: Error): AsyncGenerator<Uint8Array, void> {
  yield bytesOf('half');
  throw error;
}

const recordOf = (ordinal: number): CommitRecord => ({
  atMs: 1000 + ordinal,
  ordinal,
  commits: [{ type: 'item.written', tableNumber: 1, position: 'p', item: { text: '{}', bytes: 2 }, sequence: ordinal }],
});

export function batchOf(...ordinals: number[]): Uint8Array {
  const writer = new BatchWriter();
  for (const ordinal of ordinals) writer.append(recordOf(ordinal));
  return writer.take();
}

/** Cut in the middle of a frame, as a disk that reads in blocks of its own would. */
export async function* snapshotOf(journalFrom: number, ...ordinals: number[]): AsyncGenerator<Uint8Array, void> {
  const writer = new BatchWriter();
  for (const ordinal of ordinals) writer.append(recordOf(ordinal));
  writer.appendSnapshotEnd({ frames: ordinals.length, journalFrom });
  const bytes = writer.take();
  yield bytes.slice(0, 50);
  yield bytes.slice(50);
}
