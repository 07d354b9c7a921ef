import { afterAll, beforeEach, expect, test } from 'vitest';
import type { TableRecord } from '#engine';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { newIndexForm } from './create-table-form.ts';
import { Session, type TableSummary } from './session.ts';
import {
  addIndexInput,
  capacityFormOf,
  capacityInput,
  deleteIndexInput,
  encryptionInput,
  protectionInput,
  streamInput,
  tableClassInput,
  tagInput,
  timeToLiveInput,
  untagInput,
} from './tables-change.ts';
import {
  capacityWords,
  countFacts,
  findTables,
  isChanging,
  nextChangeMs,
  projectionWords,
  statusFacts,
  statusNews,
  tagWords,
  timeToLiveWords,
  typedKeyWords,
} from './tables-facts.ts';
import { loadSample, sampleItemCount } from './tables-sample.ts';

const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
afterAll(() => session.close());

const summaryOf = (name: string): TableSummary | undefined =>
  session.store.getState().tables!.find(({ record }) => record.name === name);
const record = (name = 'Carts'): TableRecord => summaryOf(name)!.record;

async function run(operation: string, input: object): Promise<void> {
  const { error } = await session.run(operation, input);
  expect(error).toBeUndefined();
  await session.readTables();
}
async function wait(seconds: number): Promise<void> {
  await session.ask('AdvanceClock', { Seconds: seconds });
  await session.readTables();
}

beforeEach(async () => {
  await connection.reset();
  await run('SetClock', { Speed: 0 });
  await run('CreateTable', tableOf('Carts pk:S sk:N'));
  await wait(5);
});

test('an on-demand table is given throughput, and its indexes theirs with it', async () => {
  const index = { ...newIndexForm('global'), name: 'byDate', partition: [{ name: 'date', type: 'S' as const }], sort: [] };
  await run('UpdateTable', addIndexInput(record(), index));
  await wait(10);
  const form = { ...capacityFormOf(record()), billingMode: 'PROVISIONED' as const };
  expect(form.indexes).toEqual([{ name: 'byDate', provisioned: { read: '5', write: '5' }, maximum: { read: '', write: '' } }]);
  await run('UpdateTable', capacityInput(record(), form));
  await wait(10);
  expect(capacityWords(record())).toBe('Provisioned, 5 RCU and 5 WCU');

  const before = capacityFormOf(record());
  const onlyIndex = { ...before, indexes: [{ ...before.indexes[0]!, provisioned: { read: '7', write: '5' } }] };
  const request = capacityInput(record(), onlyIndex);
  expect(JSON.parse(JSON.stringify(request))).toEqual({
    TableName: 'Carts',
    GlobalSecondaryIndexUpdates: [
      { Update: { IndexName: 'byDate', ProvisionedThroughput: { ReadCapacityUnits: 7, WriteCapacityUnits: 5 } } },
    ],
  });
  await run('UpdateTable', request);
  await wait(10);
  expect(record().indexes[0]?.throughput.readUnits).toBe(7);

  const { error } = await session.run('UpdateTable', capacityInput(record(), capacityFormOf(record())));
  expect(error?.message).toContain('will not change');
  await run('UpdateTable', capacityInput(record(), { ...capacityFormOf(record()), billingMode: 'PAY_PER_REQUEST' }));
  await wait(10);
  expect(record().billingMode).toBe('PAY_PER_REQUEST');
});

test('a maximum is set for an on-demand table, and taken away by an empty field', async () => {
  await run('UpdateTable', capacityInput(record(), { ...capacityFormOf(record()), maximum: { read: '100', write: '' } }));
  await wait(5);
  expect(capacityFormOf(record()).maximum).toEqual({ read: '100', write: '' });
  await run('UpdateTable', capacityInput(record(), { ...capacityFormOf(record()), maximum: { read: '', write: '' } }));
  await wait(5);
  expect(capacityFormOf(record()).maximum).toEqual({ read: '', write: '' });
});

test('an index is added with the types that stand, and deleted; both take virtual time', async () => {
  const index = { ...newIndexForm('global'), name: 'bySk', partition: [{ name: 'sk', type: 'S' as const }], sort: [{ name: 'date', type: 'S' as const }] };
  const request = addIndexInput(record(), index);
  expect(request).toMatchObject({
    AttributeDefinitions: [{ AttributeName: 'sk', AttributeType: 'N' }, { AttributeName: 'date', AttributeType: 'S' }],
  });
  await run('UpdateTable', request);
  const states = [];
  for (let second = 0; second < 6; second++) {
    const { status, phase } = statusFacts(record().indexes[0]!, session.store.getState().clock.nowMs);
    states.push([record().status, status, phase]);
    await wait(1);
  }
  expect(states).toEqual([
    ['UPDATING', 'CREATING', undefined],
    ['UPDATING', 'CREATING', undefined],
    ['ACTIVE', 'CREATING', 'backfilling'],
    ['ACTIVE', 'CREATING', 'backfilling'],
    ['ACTIVE', 'ACTIVE', undefined],
    ['ACTIVE', 'ACTIVE', undefined],
  ]);
  expect(isChanging(record())).toBe(false);
  await run('UpdateTable', deleteIndexInput(record(), 'bySk'));
  expect(isChanging(record())).toBe(true);
  expect(nextChangeMs(record())).toBeDefined();
  await wait(5);
  expect(record().indexes).toEqual([]);
  expect(nextChangeMs(record())).toBeUndefined();
});

test('settings are changed one at a time', async () => {
  await run('UpdateTable', protectionInput(record(), true));
  expect(record().deletionProtection).toBe(true);
  for (const input of [
    tableClassInput(record(), 'STANDARD_INFREQUENT_ACCESS'),
    encryptionInput(record(), true),
    streamInput(record(), 'NEW_AND_OLD_IMAGES'),
  ]) {
    await run('UpdateTable', input);
    await wait(60);
  }
  expect(record()).toMatchObject({ tableClass: 'STANDARD_INFREQUENT_ACCESS', stream: { viewType: 'NEW_AND_OLD_IMAGES' } });
  expect(record().encryption).toBeDefined();
  for (const input of [streamInput(record(), 'off'), encryptionInput(record(), false)]) {
    await run('UpdateTable', input);
    await wait(24 * 3600);
  }
  expect(record().stream).toBeUndefined();
  expect(record().encryption).toBeUndefined();
});

test('time to live is switched on by an attribute, and off an hour later', async () => {
  expect(timeToLiveWords(record())).toBe('Off');
  await run('UpdateTimeToLive', timeToLiveInput(record(), 'expires', true));
  expect(timeToLiveWords(record())).toBe('On, by expires');
  await wait(3601);
  await run('UpdateTimeToLive', timeToLiveInput(record(), 'expires', false));
  expect(timeToLiveWords(record())).toBe('Off');
});

test('tags are added, given other values, and removed; an empty row of the form is none', async () => {
  expect(tagWords(record())).toBe('None');
  const rows = [{ key: 'team', value: 'shop' }, { key: 'draft', value: '' }, { key: '', value: '' }];
  await run('TagResource', tagInput(record(), rows));
  await wait(2);
  await run('TagResource', tagInput(record(), [{ key: 'team', value: 'web' }]));
  expect(tagWords(record())).toBe('team = web, draft');
  await wait(2);
  await run('UntagResource', untagInput(record(), ['team']));
  expect(tagWords(record())).toBe('draft');
});

test('DescribeTable’s count is behind until six hours after the table was made', async () => {
  await run('PutItem', { TableName: 'Carts', Item: { pk: { S: 'a' }, sk: { N: '1' } } });
  const now = (): number => session.store.getState().clock.nowMs;
  expect(countFacts(summaryOf('Carts')!, record().createdAtMs + 60_000)).toEqual({ counted: 0, now: 1, isBehind: true, nextIn: '5 h 59 min' });
  await wait(6 * 3600);
  expect(countFacts(summaryOf('Carts')!, now())).toMatchObject({ counted: 1, now: 1, isBehind: false });
});

test('what becomes of a table is told in a sentence', () => {
  const table = record();
  const index = { name: 'byDate', status: 'CREATING' } as TableRecord['indexes'][number];
  const withIndex = (own: object): TableRecord => ({ ...table, indexes: [{ ...index, ...own }] });
  expect(statusNews('Carts', undefined, table)).toBeUndefined();
  expect(statusNews('Carts', table, table)).toBeUndefined();
  expect(statusNews('Carts', { ...table, status: 'CREATING' }, table)).toBe('Carts is ACTIVE.');
  expect(statusNews('Carts', table, undefined)).toBe('Carts is gone.');
  expect(statusNews('Carts', withIndex({}), withIndex({ backfilling: true }))).toBe('Index byDate reads the table.');
  expect(statusNews('Carts', withIndex({}), withIndex({ status: 'ACTIVE' }))).toBe('Index byDate is ACTIVE.');
  expect(statusNews('Carts', withIndex({}), table)).toBe('Index byDate is gone.');
});

test('the sample is a table with items in it, made by requests', async () => {
  expect(await loadSample(session)).toBeUndefined();
  await session.readTables();
  const sample = summaryOf('Orders')!;
  expect(sample.itemCount).toBe(sampleItemCount);
  expect(sample.record.status).toBe('ACTIVE');
  expect(typedKeyWords(sample.record)).toBe('pk (S), sk (S)');
  expect(projectionWords(sample.record.indexes[0]!)).toBe('Keys and total');
  expect(findTables(session.store.getState().tables!, ' ord ').map(({ record: { name } }) => name)).toEqual(['Orders']);
  expect(findTables(session.store.getState().tables!, '')).toHaveLength(2);
  expect((await loadSample(session))?.error?.message).toBe('Table already exists: Orders');
});
