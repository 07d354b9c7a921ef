/** Reads what a workspace's database holds, a little ahead of whoever takes it. */
import type { JournalPiece } from './disk.ts';
import type { Database, DiskState } from './indexeddb-database.ts';
import { explainIndexedDb } from './indexeddb-problem.ts';

/** Batches that one request reads: many are small, and a request costs more than a small batch. */
const piecesPerRead = 64;

export function readChunks(
  database: Database,
  { generation, chunks }: NonNullable<DiskState['snapshot']>,
): AsyncIterable<Uint8Array> {
  return oneAhead(async function* () {
    for (let index = 0; index < chunks; index++) {
      const chunk = await database.get('snapshots', [generation, index]);
      // A snapshot without its end is told as damage by whoever reads it.
      if (chunk === undefined) return;
      yield chunk;
    }
  });
}

export function readPieces(database: Database, journalFrom: number): AsyncIterable<JournalPiece> {
  return flat(oneAhead(() => readPages(database, journalFrom)));
}

async function* readPages(database: Database, journalFrom: number): AsyncGenerator<JournalPiece[], void> {
  for (let from = journalFrom; ; ) {
    const range = IDBKeyRange.lowerBound(from);
    const { store } = database.transaction('journal');
    const [numbers, values] = await Promise.all([
      store.getAllKeys(range, piecesPerRead),
      store.getAll(range, piecesPerRead),
    ]);
    if (numbers.length > 0) yield numbers.map((number, index) => ({ number, bytes: values[index]! }));
    if (numbers.length < piecesPerRead) return;
    from = numbers.at(-1)! + 1;
  }
}

/** The database fetches the next value while the present one is being decoded. */
async function* oneAhead<Value>(start: () => AsyncGenerator<Value, void>): AsyncGenerator<Value, void> {
  const values = start();
  let next = values.next();
  for (;;) {
    const { done, value } = await next.catch((cause: unknown) => {
      throw explainIndexedDb(cause);
    });
    if (done === true) return;
    next = values.next();
    // Whoever stops early never asks for it.
    next.catch(() => undefined);
    yield value;
  }
}

async function* flat<Value>(pages: AsyncIterable<Value[]>): AsyncGenerator<Value, void> {
  for await (const page of pages) yield* page;
}
