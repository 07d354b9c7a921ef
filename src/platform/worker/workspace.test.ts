import { describe, expect, test } from 'vitest';
import { HandWall } from '#testing/hand-wall.ts';
import { blockedDisk, settle } from '#testing/tab-hub.ts';
import type { Disk } from '../disk/disk.ts';
import { DiskError } from '../disk/disk-error.ts';
import { MemoryDisk, MemoryMedium } from '../disk/memory-disk.ts';
import type { News } from './news.ts';
import type { WorkspaceRequest } from './requests.ts';
import { Workspace, type WorkspaceOptions } from './workspace.ts';

const me = { tab: 'me' };

const call = (operation: string, input: object): WorkspaceRequest & { readonly kind: 'call' } => ({
  kind: 'call',
  target: (operation.endsWith('Clock') ? 'Dynascope_20261120.' : 'DynamoDB_20120810.') + operation,
  body: JSON.stringify(input),
  origin: 'learner',
});

const createTable = (TableName: string) =>
  call('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  });
const put = (id: string) => call('PutItem', { TableName: 'Music', Item: { id: { S: id } } });

class Opened {
  readonly news: News[] = [];
  readonly wall = new HandWall();
  workspace!: Workspace;

  static async with(makeDisk: () => Disk, own: Partial<WorkspaceOptions> = {}): Promise<Opened> {
    const opened = new Opened();
    const tell = (one: News): void => void opened.news.push(one);
    opened.workspace = await Workspace.open({ makeDisk, wall: opened.wall, drawSeed: () => 1, tell, ...own });
    return opened;
  }

  async call(request: WorkspaceRequest & { readonly kind: 'call' }): Promise<number> {
    return (await this.workspace.ask(request, me)).status;
  }

  async ids(table = 'Music'): Promise<string[]> {
    const { tables } = await this.workspace.ask({ kind: 'facts', query: { itemsOf: [table], itemsMax: 100 } }, me);
    const { items = [] } = tables.find(({ record }) => record.name === table) ?? {};
    return items.map(({ id }) => id?.S ?? '').sort();
  }

  /** With a table and one item. */
  async lived(): Promise<this> {
    expect(await this.call(createTable('Music'))).toBe(200);
    expect(await this.call(call('AdvanceClock', { Seconds: 10 }))).toBe(200);
    expect(await this.call(put('first'))).toBe(200);
    return this;
  }

  storages(): string[] {
    return this.news.flatMap((one) => (one.kind === 'storage' ? [one.storage.kind] : []));
  }
}

const onMedium = (medium = new MemoryMedium()) => Opened.with(() => new MemoryDisk(medium));

describe('what a workspace is asked', () => {
  test('"what if" runs on a copy', async () => {
    const opened = await (await onMedium()).lived();
    const { target, body } = put('second');
    const answers = await opened.workspace.ask({ kind: 'whatIf', calls: [{ target, body }, { target, body: '{' }] }, me);
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    expect(await opened.ids()).toEqual(['first']);
  });

  test('facts are of the tables asked for, and no longer than wanted', async () => {
    const opened = await (await onMedium()).lived();
    await opened.call(put('second'));
    const facts = async (itemsOf: string[], itemsMax: number) =>
      (await opened.workspace.ask({ kind: 'facts', query: { itemsOf, itemsMax } }, me)).tables;
    expect((await facts(['Music'], 1))[0]).toMatchObject({ itemCount: 2, items: [{}] });
    expect((await facts([], 5))[0]).toMatchObject({ itemCount: 2, items: [] });
  });

  test('heat is of the learner’s requests, not of those of screens', async () => {
    const opened = await (await onMedium()).lived();
    await opened.workspace.ask({ ...call('GetItem', { TableName: 'Music', Key: { id: { S: 'first' } } }), origin: 'page' }, me);
    const heat = await opened.workspace.ask({ kind: 'keySpaceHeat', query: { tableName: 'Music' } }, me);
    expect(heat.cells).toMatchObject([{ readUnits: 0, writeUnits: 1 }]);
  });
});

describe('reset and import', () => {
  test('reset leaves an empty workspace, also on the disk', async () => {
    const medium = new MemoryMedium();
    const opened = await (await onMedium(medium)).lived();
    await opened.workspace.ask({ kind: 'reset' }, me);
    expect(await opened.ids()).toEqual([]);
    opened.wall.pass(100);
    expect(opened.news.filter(({ kind }) => kind === 'changed').at(-1)).toMatchObject({ tables: true });
    await opened.workspace.close();
    expect(await (await onMedium(medium)).ids()).toEqual([]);
  });

  test('reset begins as it is told, and the workspace tells how it was begun', async () => {
    const opened = await (await Opened.with(() => new MemoryDisk())).lived();
    expect(await opened.workspace.ask({ kind: 'about' }, me)).toMatchObject({ seed: 1, lag: 'realistic', throughput: 'adaptive', requests: 3 });
    await opened.workspace.ask({ kind: 'reset', beginning: { seed: 4711, lag: 'none', throughput: 'unlimited' } }, me);
    const about = await opened.workspace.ask({ kind: 'about' }, me);
    expect(about).toMatchObject({ seed: 4711, lag: 'none', throughput: 'unlimited', requests: 0 });
    expect(await opened.call(createTable('Music'))).toBe(200);
    expect((await opened.workspace.ask({ kind: 'about' }, me)).journalBytes).toBeGreaterThan(about.journalBytes);
  });

  test('a file can be looked into; nothing changes', async () => {
    const opened = await (await Opened.with(() => new MemoryDisk())).lived();
    const file = await opened.workspace.ask({ kind: 'exportFile' }, me);
    await opened.workspace.ask({ kind: 'reset' }, me);
    expect(await opened.workspace.ask({ kind: 'examineFile', file }, me)).toMatchObject({
      tables: [{ name: 'Music', itemCount: 1, bytes: 7 }],
    });
    expect(await opened.ids()).toEqual([]);
    await expect(opened.workspace.ask({ kind: 'examineFile', file: file.subarray(1) }, me)).rejects.toThrow(/not a Dynascope workspace/);
  });

  test('work on a file that is given up changes nothing', async () => {
    const opened = await (await Opened.with(() => new MemoryDisk())).lived();
    const file = await opened.workspace.ask({ kind: 'exportFile' }, me);
    expect(await opened.call(put('second'))).toBe(200);
    const signal = AbortSignal.abort();
    await expect(opened.workspace.ask({ kind: 'importFile', file }, me, { signal })).rejects.toThrow(/aborted/);
    expect(await opened.ids()).toEqual(['first', 'second']);
  });

  test('import puts a file’s workspace in place of this one, also on the disk', async () => {
    const file = await (await (await onMedium()).lived()).workspace.ask({ kind: 'exportFile' }, me);
    const medium = new MemoryMedium();
    const opened = await onMedium(medium);
    await opened.call(createTable('Other'));
    await opened.workspace.ask({ kind: 'importFile', file }, me);
    expect(await opened.ids()).toEqual(['first']);
    expect(await opened.call(put('second'))).toBe(200);
    await opened.workspace.close();
    expect(await (await onMedium(medium)).ids()).toEqual(['first', 'second']);
  });

  test('a bad file changes nothing', async () => {
    const opened = await (await onMedium()).lived();
    await expect(opened.workspace.ask({ kind: 'importFile', file: new Uint8Array(99) }, me)).rejects.toThrow(/not a Dynascope workspace/);
    expect(await opened.ids()).toEqual(['first']);
    expect(await opened.call(put('second'))).toBe(200);
  });

  test('an import that the disk can’t take changes nothing', async () => {
    const file = await (await (await onMedium()).lived()).workspace.ask({ kind: 'exportFile' }, me);
    const medium = new MemoryMedium();
    const opened = await Opened.with(() => {
      const disk = new MemoryDisk(medium);
      disk.writeSnapshot = () => Promise.reject(new DiskError('quota', 'No room.'));
      return disk;
    });
    await opened.lived();
    await opened.call(put('mine'));
    await expect(opened.workspace.ask({ kind: 'importFile', file }, me)).rejects.toThrow('No room.');
    expect(await opened.ids()).toEqual(['first', 'mine']);
    expect(await opened.call(put('more'))).toBe(200);
  });

  test('calls that come meanwhile wait, and find the new workspace', async () => {
    const opened = await (await onMedium()).lived();
    const reset = opened.workspace.ask({ kind: 'reset' }, me);
    const again = opened.workspace.ask({ kind: 'reset' }, me);
    const created = opened.call(createTable('Music'));
    await Promise.all([reset, again]);
    expect(await created).toBe(200);
  });
});

describe('a disk that fails', () => {
  test('is told, acknowledges nothing more, and what is there can be exported', async () => {
    const medium = new MemoryMedium();
    let isBroken = false;
    const opened = await Opened.with(() => {
      const disk = new MemoryDisk(medium);
      const append = disk.append.bind(disk);
      disk.append = (batch) => (isBroken ? Promise.reject(new DiskError('quota', 'No room left.')) : append(batch));
      return disk;
    });
    await opened.lived();
    isBroken = true;
    expect(await opened.call(put('lost'))).toBe(500);
    expect(opened.workspace.storage).toEqual({ kind: 'failed', reason: 'No room left.' });
    expect(opened.storages()).toEqual(['failed']);
    isBroken = false;
    expect(await opened.call(put('after'))).toBe(500);
    expect(await opened.workspace.ask({ kind: 'exportFile' }, me)).toBeInstanceOf(Uint8Array);
    await opened.workspace.ask({ kind: 'reset' }, me);
    expect(opened.storages()).toEqual(['failed', 'stored']);
    expect(await opened.call(createTable('Music'))).toBe(200);
  });

  test('that is blocked gives way to memory, with the reason', async () => {
    const opened = await Opened.with(blockedDisk);
    expect(opened.workspace.storage).toEqual({ kind: 'memory', reason: 'This window allows no storage.' });
    await opened.lived();
    const file = await opened.workspace.ask({ kind: 'exportFile' }, me);
    await opened.workspace.ask({ kind: 'reset' }, me);
    expect(await opened.ids()).toEqual([]);
    await opened.workspace.ask({ kind: 'importFile', file }, me);
    expect(await opened.ids()).toEqual(['first']);
  });

  test('whose snapshot is damaged is told, left as it is, and can be replaced', async () => {
    const medium = new MemoryMedium();
    medium.snapshot = [new Uint8Array([1, 2, 3])];
    const opened = await onMedium(medium);
    expect(opened.workspace.storage).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/is damaged/) as string });
    expect(await opened.ids()).toEqual([]);
    expect(await opened.call(createTable('Music'))).toBe(500);
    await expect(opened.workspace.ask({ kind: 'exportFile' }, me)).rejects.toThrow(/is damaged/);
    expect(medium.snapshot).toHaveLength(1);
    await opened.workspace.ask({ kind: 'reset' }, me);
    await opened.lived();
    expect(opened.workspace.storage.kind).toBe('stored');
  });

  test('with a torn tail is opened up to there, and told', async () => {
    const medium = new MemoryMedium();
    await (await (await onMedium(medium)).lived()).workspace.close();
    medium.journal.push(medium.journal.at(-1)!.slice(0, 20));
    const opened = await onMedium(medium);
    expect(await opened.ids()).toEqual(['first']);
    expect(opened.news).toMatchObject([{ kind: 'notice', sentence: expect.stringMatching(/cut short/) as string, isLoss: false }]);
  });
});

describe('news', () => {
  test('come at once, then ten times a second at most, and count what they leave out', async () => {
    const opened = await (await onMedium()).lived();
    opened.wall.pass(1000);
    opened.news.length = 0;
    await Promise.all(Array.from({ length: 200 }, (_, n) => opened.call(put(`item ${n}`))));
    expect(opened.news.map(({ kind }) => kind)).toEqual(['changed', 'traces']);
    opened.wall.pass(99);
    expect(opened.news).toHaveLength(2);
    opened.wall.pass(1);
    const traces = opened.news.filter((one) => one.kind === 'traces');
    expect(traces.map((one) => [one.traces.length, one.skipped.length])).toEqual([[1, 0], [64, 135]]);
  });

  test('say nothing of a read, but that it was made', async () => {
    const opened = await (await onMedium()).lived();
    opened.wall.pass(1000);
    opened.news.length = 0;
    await opened.call(call('Scan', { TableName: 'Music' }));
    await opened.workspace.ask({ ...call('Scan', { TableName: 'Music' }), origin: 'page' }, me);
    opened.wall.pass(1000);
    await settle();
    expect(opened.news.map(({ kind }) => kind)).toEqual(['traces']);
  });

  test('tell of what happens by itself', async () => {
    const opened = await onMedium();
    await opened.call(createTable('Music'));
    opened.wall.pass(100);
    opened.news.length = 0;
    opened.wall.pass(2000);
    expect(opened.news.map(({ kind }) => kind)).toEqual(['changed', 'traces']);
    expect(opened.news[0]).toMatchObject({ tables: true });
  });
});
