import { describe, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import type { Connection, WorkControl } from './connection.ts';
import { Session } from './session.ts';
import { type PickedFile, transferOf, type WorkspaceTransfer } from './workspace-transfer.ts';

async function opened(own: Partial<Connection> = {}) {
  const connection: Connection = { ...(await memoryConnection()), ...own };
  const session = new Session(connection, await connection.clock());
  return { session, transfer: transferOf(session) };
}

const createTable = {
  TableName: 'Music',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};

const picked = (name: string, bytes: Uint8Array, size = bytes.length): PickedFile => ({
  name,
  size,
  stream: () => new Blob([bytes.slice()]).stream(),
});

const day = new Date(2026, 10, 5);

/** Work that goes on until it is given up. */
const endless = ({ signal, onProgress }: WorkControl = {}): Promise<never> =>
  new Promise((_resolve, reject) => {
    onProgress?.({ doneBytes: 7, totalBytes: 70 });
    signal!.addEventListener('abort', () => reject(signal!.reason as Error));
  });

async function exported(transfer: WorkspaceTransfer): Promise<{ name: string; file: Uint8Array }> {
  const saved: { name: string; file: Uint8Array }[] = [];
  await transfer.export((name, file) => saved.push({ name, file }), day);
  return saved[0]!;
}

describe('an export', () => {
  test('is named after the workspace and the day, and can be read again', async () => {
    const { session, transfer } = await opened();
    await session.run('CreateTable', createTable);
    const { name, file } = await exported(transfer);
    expect(name).toBe('test-2026-11-05.dynascope');
    expect(transfer.store.getState()).toEqual({ kind: 'exported', fileName: name, bytes: file.length });
    await transfer.read(picked(name, file));
    expect(transfer.store.getState()).toMatchObject({
      kind: 'read',
      fileName: name,
      contents: { tables: [{ name: 'Music', itemCount: 0, bytes: 0 }] },
    });
  });

  test('tells how far it is; given up, it saves nothing', async () => {
    const { transfer } = await opened({ exportFile: endless });
    const saved: string[] = [];
    const work = transfer.export((name) => saved.push(name), day);
    expect(transfer.store.getState()).toEqual({ kind: 'exporting', progress: { doneBytes: 7, totalBytes: 70 } });
    transfer.cancel();
    await work;
    expect(transfer.store.getState()).toEqual({ kind: 'idle' });
    expect(saved).toEqual([]);
  });

  test('that fails says why', async () => {
    const { transfer } = await opened({ exportFile: () => Promise.reject(new Error('The workspace is too large.')) });
    await transfer.export(() => undefined, day);
    expect(transfer.store.getState()).toEqual({ kind: 'failed', what: 'export', reason: 'The workspace is too large.' });
  });
});

describe('an import', () => {
  test.each<[string, PickedFile, RegExp]>([
    ['that is none', picked('notes.txt', new Uint8Array(100)), /not a Dynascope workspace/],
    ['larger than any', picked('film.dynascope', new Uint8Array(1), 600 * 1024 * 1024), /larger than any export/],
    ['that grows meanwhile', picked('a.dynascope', new Uint8Array(9), 5), /has changed while it was read/],
    ['that shrinks meanwhile', picked('a.dynascope', new Uint8Array(9), 20), /has changed while it was read/],
  ])('refuses a file %s, with the reason', async (_what, file, reason) => {
    const { transfer } = await opened();
    await transfer.read(file);
    expect(transfer.store.getState()).toEqual({ kind: 'refused', fileName: file.name, reason: expect.stringMatching(reason) as string });
  });

  test('replaces nothing before it is wanted; then the history goes with what it was about', async () => {
    const imported: Uint8Array[] = [];
    const { session, transfer } = await opened({
      importFile: async (file) => {
        imported.push(file);
      },
    });
    await session.run('ListTables', {});
    const { name, file } = await exported(transfer);
    await transfer.read(picked(name, file));
    expect(imported).toEqual([]);
    expect(session.store.getState().exchanges).toHaveLength(1);
    await transfer.import();
    expect(imported).toEqual([file]);
    expect(transfer.store.getState()).toMatchObject({ kind: 'imported', fileName: name });
    expect(session.store.getState().exchanges).toEqual([]);
  });

  test('given up while the file is read, changes nothing', async () => {
    const { transfer } = await opened({ examineFile: (_file, control) => endless(control) });
    const work = transfer.read(picked('a.dynascope', new Uint8Array(9)));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(transfer.store.getState()).toMatchObject({ kind: 'reading', progress: { doneBytes: 7 } });
    transfer.cancel();
    await work;
    expect(transfer.store.getState()).toEqual({ kind: 'idle' });
  });

  test('given up too late, is told as what it became', async () => {
    let finish = (): void => undefined;
    const { transfer } = await opened({
      importFile: () => new Promise((resolve) => (finish = resolve)),
    });
    const { name, file } = await exported(transfer);
    await transfer.read(picked(name, file));
    const work = transfer.import();
    transfer.cancel();
    expect(transfer.store.getState()).toMatchObject({ kind: 'importing' });
    finish();
    await work;
    expect(transfer.store.getState()).toMatchObject({ kind: 'imported' });
  });
});

test('one thing at a time', async () => {
  const { transfer } = await opened({ exportFile: endless });
  const work = transfer.export(() => undefined, day);
  await transfer.reset({});
  await transfer.read(picked('a.dynascope', new Uint8Array(9)));
  expect(transfer.store.getState()).toMatchObject({ kind: 'exporting' });
  transfer.cancel();
  await work;
});

test('a reset begins as it is told', async () => {
  const beginnings: unknown[] = [];
  const { transfer } = await opened({
    reset: async (beginning) => {
      beginnings.push(beginning);
    },
  });
  await transfer.reset({ seed: 7, lag: 'none' });
  expect(beginnings).toEqual([{ seed: 7, lag: 'none' }]);
  expect(transfer.store.getState()).toEqual({ kind: 'reset' });
});
