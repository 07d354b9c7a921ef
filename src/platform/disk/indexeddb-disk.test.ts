import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { databaseName } from './database-name.ts';
import { describeDisk } from './describe-disk.ts';
import type { DiskError } from './disk-error.ts';
import { deleteDatabase } from './indexeddb-database.ts';
import { IndexedDbDisk } from './indexeddb-disk.ts';
import { recover } from './recover.ts';
import { batchOf, bytesOf, failing, inTurn } from './suite/chunks.ts';

let places = 0;
const newWorkspace = (): string => `place-${++places}`;

describeDisk('the IndexedDB disk', () => {
  const workspace = newWorkspace();
  return { disk: () => new IndexedDbDisk(workspace), dispose: () => deleteDatabase(workspace) };
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function opened(workspace: string, onLost?: (error: DiskError) => void): Promise<IndexedDbDisk> {
  const disk = new IndexedDbDisk(workspace, onLost === undefined ? {} : { onLost });
  await disk.open();
  return disk;
}

describe('when the browser does not play along', () => {
  test('no IndexedDB at all is told as blocked', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(new IndexedDbDisk(newWorkspace()).open()).rejects.toMatchObject({ kind: 'blocked' });
  });

  test.each(['SecurityError', 'InvalidStateError'])('%s at opening is told as blocked', async (name) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not here', name);
    });
    await expect(new IndexedDbDisk(newWorkspace()).open()).rejects.toMatchObject({ kind: 'blocked' });
  });

  test('a database of a later version is told as newer', async () => {
    const workspace = newWorkspace();
    (await openDB(databaseName(workspace), 99)).close();
    await expect(new IndexedDbDisk(workspace).open()).rejects.toMatchObject({ kind: 'newer' });
  });

  test('a storage that it found damaged and made anew is told, once', async () => {
    const workspace = newWorkspace();
    Object.defineProperty(IDBVersionChangeEvent.prototype, 'dataLoss', { value: 'total', configurable: true });
    const disk = new IndexedDbDisk(workspace);
    expect((await disk.open()).loss).toMatch(/has thrown away all that this site had stored/);
    await disk.close();
    Reflect.deleteProperty(IDBVersionChangeEvent.prototype, 'dataLoss');
    const again = new IndexedDbDisk(workspace);
    expect((await again.open()).loss).toBeUndefined();
    await again.close();
  });

  test('two transactions that write never run side by side', async () => {
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const disk = await opened(newWorkspace());
    await disk.append(batchOf(1));
    await disk.writeSnapshot(() => inTurn('chunk'));
    await disk.setAside({ piece: 1, byte: 0 });
    await disk.erase();
    await disk.close();
    const written = begun.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([stores]) => [stores].flat());
    expect(written.length).toBeGreaterThan(6);
    expect(written.filter((stores) => !stores.includes('journal'))).toEqual([]);
  });

  test('one that refuses a small database beside the workspace is written to all the same', async () => {
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('not here', 'UnknownError');
    });
    const disk = await opened(newWorkspace());
    await disk.append(bytesOf('a'));
    await disk.close();
  });

  test('when there is no room the disk stops, and what was acknowledged is there', async () => {
    const workspace = newWorkspace();
    const disk = await opened(workspace);
    await disk.append(batchOf(1));
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(disk.append(batchOf(2))).rejects.toMatchObject({ kind: 'quota' });
    full.mockRestore();
    await expect(disk.append(batchOf(3))).rejects.toMatchObject({ kind: 'quota' });
    await disk.close();
    const again = new IndexedDbDisk(workspace);
    expect(await recover(again, () => undefined)).toMatchObject({ journalFrames: 1, damage: undefined });
    await again.close();
  });

  test('a snapshot does not make up for a batch that was refused', async () => {
    const workspace = newWorkspace();
    const disk = await opened(workspace);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const appended = disk.append(bytesOf('a'));
    const written = disk.writeSnapshot(() => inTurn());
    await expect(appended).rejects.toMatchObject({ kind: 'quota' });
    await expect(written).rejects.toMatchObject({ kind: 'quota' });
    await disk.close();
    const again = new IndexedDbDisk(workspace);
    expect((await again.open()).snapshot).toBeUndefined();
    await again.close();
  });

  test('a snapshot without room leaves the disk running', async () => {
    const workspace = newWorkspace();
    const disk = await opened(workspace);
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(disk.writeSnapshot(() => inTurn('A'))).rejects.toMatchObject({ kind: 'quota' });
    full.mockRestore();
    await disk.append(bytesOf('a'));
    await disk.close();
  });
});

describe('when somebody wants the database', () => {
  test('the disk lets go, tells it, and takes nothing more', async () => {
    const workspace = newWorkspace();
    const lost: string[] = [];
    const disk = await opened(workspace, (error) => lost.push(error.kind));
    await disk.append(bytesOf('a'));
    await deleteDatabase(workspace);
    expect(lost).toEqual(['closed']);
    await expect(disk.append(bytesOf('b'))).rejects.toMatchObject({ kind: 'closed' });
    await disk.close();
    expect(lost).toEqual(['closed']);
  });

  test('a deletion that another tab holds up is reported and does not hang', async () => {
    const workspace = newWorkspace();
    const stubborn = await openDB(databaseName(workspace), 1);
    await expect(deleteDatabase(workspace, 20)).rejects.toMatchObject({ kind: 'in use' });
    stubborn.close();
    await deleteDatabase(workspace);
  });

  test('opening behind a deletion that does not end is reported and does not hang', async () => {
    const workspace = newWorkspace();
    const stubborn = await openDB(databaseName(workspace), 1);
    await expect(deleteDatabase(workspace, 5)).rejects.toMatchObject({ kind: 'in use' });
    await expect(new IndexedDbDisk(workspace, { waitMs: 20 }).open()).rejects.toMatchObject({ kind: 'failed' });
    stubborn.close();
    // The late connection of the disk that gave up is closed too, or this would not end.
    await deleteDatabase(workspace);
  });

  test('closing tells nobody', async () => {
    const onLost = vi.fn();
    const disk = await opened(newWorkspace(), onLost);
    await disk.close();
    expect(onLost).not.toHaveBeenCalled();
  });
});

describe('what it stores', () => {
  const count = async (workspace: string, store: string): Promise<number> => {
    const database = await openDB(databaseName(workspace));
    const records = await database.count(store);
    database.close();
    return records;
  };

  test('a batch that is a view of a large buffer takes no more room than itself', async () => {
    const workspace = newWorkspace();
    const disk = await opened(workspace);
    await disk.append(new Uint8Array(1000).subarray(10, 20));
    await disk.close();
    const database = await openDB(databaseName(workspace));
    const stored = (await database.get('journal', 2)) as Uint8Array;
    database.close();
    expect([stored.length, stored.buffer.byteLength]).toEqual([10, 10]);
  });

  test('is one database', async () => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    const workspace = newWorkspace();
    const disk = await opened(workspace);
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([databaseName(workspace)]);
    await disk.close();
  });

  test('a batch that is missing in the middle is told, and what follows is put aside', async () => {
    const workspace = newWorkspace();
    const disk = await opened(workspace);
    for (const ordinal of [1, 2, 3]) await disk.append(batchOf(ordinal));
    await disk.close();
    const database = await openDB(databaseName(workspace));
    // 1 is the seal of the first opening.
    await database.delete('journal', 3);
    database.close();
    const again = new IndexedDbDisk(workspace);
    expect((await recover(again, () => undefined)).damage).toMatchObject({ why: 'missing', keptFrames: 1 });
    await again.append(batchOf(4));
    await again.close();
    const last = new IndexedDbDisk(workspace);
    expect(await recover(last, () => undefined)).toMatchObject({ journalFrames: 2, damage: undefined });
    await last.close();
    expect(await count(workspace, 'aside')).toBe(1);
  });

  test('a snapshot that lacks a chunk is told as damaged', async () => {
    const workspace = newWorkspace();
    const disk = await opened(workspace);
    await disk.writeSnapshot(() => inTurn('A', 'B'));
    await disk.close();
    const database = await openDB(databaseName(workspace));
    await database.delete('snapshots', [1, 1]);
    database.close();
    const again = new IndexedDbDisk(workspace);
    await expect(recover(again, () => undefined)).rejects.toMatchObject({ kind: 'damaged' });
    await again.close();
  });

  test('snapshots that failed or were replaced take no room', async () => {
    const workspace = newWorkspace();
    const disk = await opened(workspace);
    await disk.writeSnapshot(() => inTurn('A', 'B'));
    await expect(disk.writeSnapshot(() => failing(new Error('given up')))).rejects.toThrow('given up');
    await disk.writeSnapshot(() => inTurn('C'));
    await expect(disk.writeSnapshot(() => failing(new Error('given up')))).rejects.toThrow('given up');
    await disk.close();
    expect(await count(workspace, 'snapshots')).toBe(1);
  });

  test('however often it is opened and cut, only a handful of seals stays', async () => {
    const workspace = newWorkspace();
    for (let opening = 0; opening < 20; opening++) {
      const disk = await opened(workspace);
      await disk.append(bytesOf('a'));
      await disk.writeSnapshot(() => inTurn('A'));
      await disk.close();
    }
    expect(await count(workspace, 'journal')).toBeLessThanOrEqual(8);
  });
});
