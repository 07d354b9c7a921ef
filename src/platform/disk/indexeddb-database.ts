/**
 * The database of one workspace: what is in it, and how it is opened and deleted without ever hanging.
 *
 * A new store or a change of keys takes a new database version and an upgrade from every earlier one.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { databaseName } from './database-name.ts';
import { DiskError } from './disk-error.ts';
import { turnLog } from './indexeddb-log.ts';
import { blockedError, deletionBlockedError, explainIndexedDb, noAnswerError } from './indexeddb-problem.ts';

export interface DiskSchema extends DBSchema {
  /** Batches by number, from 1 up without a gap. */
  journal: { key: number; value: Uint8Array };
  /** Chunks by generation and index. Only one generation counts, others are left-overs. */
  snapshots: { key: [generation: number, index: number]; value: Uint8Array };
  /** What was cut off the journal, for inspection. */
  aside: { key: number; value: { readonly piece: number; readonly byte: number; readonly bytes: Uint8Array } };
  meta: { key: 'state'; value: DiskState };
}

export interface DiskState {
  /** Counts the connections that have taken the workspace over; the last one may write. */
  readonly writer: number;
  /** Journal numbers at which the last few of them sealed the journal against earlier ones. */
  readonly seals: readonly number[];
  readonly journalFrom: number;
  /** The generation that counts. */
  readonly snapshot: { readonly generation: number; readonly chunks: number } | undefined;
  readonly nextGeneration: number;
}

export const newState: DiskState = { writer: 0, seals: [], journalFrom: 1, snapshot: undefined, nextGeneration: 1 };

export type Database = IDBPDatabase<DiskSchema>;

const databaseVersion = 1;

/** Longer than the slowest opening ever seen (0.2 s), shorter than a person's patience. */
const patienceMs = 15_000;

export interface ConnectionEnds {
  /** Another connection wants to update or delete the database and waits for this one. */
  readonly blocking: () => void;
  /** The browser has closed the connection. */
  readonly terminated: () => void;
}

export interface OpenedDatabase {
  readonly database: Database;
  /** The browser found its storage damaged, has thrown all of it away and made the database anew. */
  readonly isRemade: boolean;
}

/** Fails with a `DiskError`, at the latest after `waitMs`. */
export async function openDatabase(
  workspace: string,
  waitMs: number | undefined,
  ends: ConnectionEnds,
): Promise<OpenedDatabase> {
  const opening = askForDatabase(databaseName(workspace), ends);
  const opened = await within(waitMs ?? patienceMs, opening, () => {
    // One that opens after all must not stand in others' way.
    void opening.then(({ database }) => database.close()).catch(() => undefined);
    return noAnswerError();
  });
  await turnLog();
  return opened;
}

/**
 * Deletes a workspace that nobody has open. A tab that has it open is asked to let go; when one does not,
 * the deletion stays ordered and is reported as `in use` after the wait.
 */
export async function deleteDatabase(workspace: string, waitMs = 2000): Promise<void> {
  const deleted = explained(() => deleteDB(databaseName(workspace)));
  await within(waitMs, deleted, deletionBlockedError);
}

function askForDatabase(name: string, { blocking, terminated }: ConnectionEnds): Promise<OpenedDatabase> {
  return explained(async () => {
    let isRemade = false;
    const database = await openDB<DiskSchema>(name, databaseVersion, {
      upgrade(created, _from, _to, _change, event) {
        isRemade = (event as RemakingEvent).dataLoss === 'total';
        created.createObjectStore('journal');
        created.createObjectStore('snapshots');
        created.createObjectStore('aside', { autoIncrement: true });
        created.createObjectStore('meta');
      },
      blocking,
      terminated,
    });
    return { database, isRemade };
  });
}

/** Chromium says here what no standard has a word for. */
type RemakingEvent = IDBVersionChangeEvent & { readonly dataLoss?: 'none' | 'total' };

async function explained<Result>(ask: () => Promise<Result>): Promise<Result> {
  if (typeof indexedDB === 'undefined') throw blockedError();
  try {
    return await ask();
  } catch (cause) {
    // Private windows of some browsers know IndexedDB and refuse to open anything.
    if (cause instanceof DOMException && cause.name === 'InvalidStateError') throw blockedError(cause);
    throw explainIndexedDb(cause);
  }
}

async function within<Result>(waitMs: number, work: Promise<Result>, late: () => DiskError): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), waitMs);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
