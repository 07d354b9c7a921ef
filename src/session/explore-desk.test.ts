import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TableRecord } from '#engine';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { itemsOf } from './answer.ts';
import { ExploreDesk, exploreDeskOf } from './explore-desk.ts';
import { emptyWords, readFactsOf } from './explore-facts.ts';
import { bytesOf, cellOf, cellsOf, columnsOf, isPartial, nameOf, saidKey, sizeScale } from './explore-rows.ts';
import { deleteItems } from './item-deletion.ts';
import { keyMark } from './item-history.ts';
import { Session } from './session.ts';

let session: Session;
let table: TableRecord;
let desk: ExploreDesk;

beforeEach(async () => {
  const connection = await memoryConnection();
  session = new Session(connection, await connection.clock());
  await session.ask('CreateTable', tableOf('Orders pk:S sk:N | global byStatus status:S KEYS_ONLY'));
  await session.ask('AdvanceClock', { Seconds: 10 });
  for (let n = 1; n <= 5; n++) await put(n);
  await session.ask('AdvanceClock', { Seconds: 10 });
  await session.readTables();
  table = session.store.getState().tables![0]!.record;
  desk = exploreDeskOf(session, table);
});

afterEach(() => session.close());

const keyOf = (n: number) => ({ pk: { S: 'a' }, sk: { N: String(n) } });
const put = (n: number) => session.run('PutItem', { TableName: 'Orders', Item: { ...keyOf(n), status: { S: 'OPEN' } } });
const read = () => desk.store.getState().read!;
const numbers = () => itemsOf(read().exchange)!.map(({ sk }) => sk!.N).join(' ');

test('pages go forwards by the key after which they begin, and back by the same', async () => {
  desk.change({ limit: '2' });
  await desk.run(table);
  expect(numbers()).toBe('1 2');
  await desk.turnTo(1);
  await desk.turnTo(2);
  expect(numbers()).toBe('5');
  expect(JSON.parse(read().exchange.request)).toMatchObject({ ExclusiveStartKey: keyOf(4) });
  expect(readFactsOf(read().exchange).hasMore).toBe(false);
  await desk.turnTo(3);
  expect(read().at).toBe(2);
  await desk.turnTo(1);
  expect(numbers()).toBe('3 4');
  expect(session.store.getState().exchanges.filter(({ operation }) => operation === 'Scan')).toHaveLength(4);
});

test('the next page is of the request that was run, whatever stands in the form by now', async () => {
  desk.change({ limit: '2' });
  await desk.run(table);
  desk.change({ kind: 'query', partition: ['b'], limit: '1' });
  await desk.turnTo(1);
  expect(numbers()).toBe('3 4');
});

test('an answer that nobody waits for any more is not shown', async () => {
  const running = desk.run(table);
  expect(desk.store.getState().isRunning).toBe(true);
  desk.cancel();
  expect(desk.store.getState()).toMatchObject({ isRunning: false, isCancelled: true });
  await running;
  expect(desk.store.getState()).toMatchObject({ read: undefined, isCancelled: true });
  expect(session.store.getState().exchanges.at(-1)!.operation).toBe('Scan');
});

test('a refusal is shown as it came', async () => {
  desk.change({ indexName: 'byStatus', strong: true });
  await desk.run(table);
  expect(read().exchange.error?.message).toBe('Consistent reads are not supported on global secondary indexes');
});

test('a table has one desk, and another one of its name has another', () => {
  expect(exploreDeskOf(session, table)).toBe(desk);
  expect(exploreDeskOf(session, { ...table, number: 99 })).not.toBe(desk);
});

test('items that were written since they were read are known, however their key is written', async () => {
  await desk.run(table);
  await session.run('DeleteItem', { TableName: 'Orders', Key: { pk: { S: 'a' }, sk: { N: '2.0' } } });
  await session.run('PutItem', { TableName: 'Orders', Item: { ...keyOf(3), note: { S: 'x' } } });
  await session.run('PutItem', { TableName: 'Orders', Item: keyOf(4), ConditionExpression: 'attribute_not_exists(pk)' });
  await session.run('DeleteItem', { TableName: 'Other', Key: keyOf(5) });
  expect([1, 2, 3, 4, 5].map((n) => desk.fateOf(keyMark(keyOf(n), table)))).toEqual([undefined, 'deleted', 'changed', undefined, undefined]);
  await desk.turnTo(0);
  expect(desk.fateOf(keyMark(keyOf(3), table))).toBeUndefined();
});

test('figures of a read: what came back, what was looked at, who answered', async () => {
  desk.change({ kind: 'query', partition: ['a'], strong: true, filters: [{ id: 1, name: 'sk2', type: 'S', operator: 'exists', value: '', upper: '' }] });
  await desk.run(table);
  const facts = readFactsOf(read().exchange);
  expect(facts).toMatchObject({ units: '1 RCU', dollars: '$0.000000125', returned: 0, examined: 5, hasMore: false });
  expect(facts.others.slice(0, 2)).toEqual(['read 5, returned 0', '85 B']);
  expect(facts.others[2]).toMatch(/^partition P\d, leader [abc]$/);
});

test.each([
  [{ examined: 5, hasMore: true }, true, /read 5 items, and the filter dropped all of them\. There is a LastEvaluatedKey/],
  [{ examined: 1, hasMore: false }, true, /read 1 item, and the filter dropped it\. There are no more\./],
  [{ examined: 0, hasMore: true }, true, /page is empty/],
  [{ examined: 0, hasMore: false }, false, /No item has this key\./],
])('an empty page says why: %j', (facts, hasFilter, words) => {
  expect(emptyWords({ units: '', dollars: '', isPriced: true, returned: 0, others: [], ...facts }, { hasFilter, isQuery: true })).toMatch(words);
});

test('items are deleted one by one; what is refused stops none of the others', async () => {
  const control = { signal: new AbortController().signal, onProgress: () => undefined };
  const wrong = { pk: { S: 'a' } };
  const end = await deleteItems(session, table, [keyOf(1), wrong, keyOf(2)], control);
  expect(end).toMatchObject({ deleted: 2, refusals: 1, left: [wrong], writeUnits: 4 });
  expect(end.refused?.error?.message).toBe('The provided key element does not match the schema');
});

test('what was deleted since the read is there again when that is taken back, and gone when it is done again', async () => {
  desk.change({ kind: 'scan' });
  await desk.run(table);
  await session.advance(1);
  const mark = await session.travel.mark();
  await session.run('DeleteItem', { TableName: table.name, Key: keyOf(1) });
  const fate = () => desk.fateOf(keyMark(keyOf(1), table));
  expect(fate()).toBe('deleted');
  await session.travel.takeBack((await session.travel.since(mark, 1))!);
  expect(fate()).toBeUndefined();
  await session.travel.redo();
  expect(fate()).toBe('deleted');
  await session.travel.undo();
  await session.run('DeleteItem', { TableName: table.name, Key: keyOf(2) });
  expect([fate(), desk.fateOf(keyMark(keyOf(2), table))]).toEqual([undefined, 'deleted']);
});

test('a deletion that is stopped tells what is left', async () => {
  const stop = new AbortController();
  const end = await deleteItems(session, table, [keyOf(1), keyOf(2), keyOf(3)], { signal: stop.signal, onProgress: () => stop.abort() });
  expect(end).toMatchObject({ deleted: 1, refusals: 0, left: [keyOf(2), keyOf(3)] });
});

const hostile = JSON.parse('{"pk":{"S":"a"},"sk":{"N":"1"},"__proto__":{"L":[]},"constructor":{"S":""}}') as Parameters<typeof bytesOf>[0];

test('columns: the key of what was read, the table’s own key, then what turns up, with all its types', () => {
  const items = [{ ...keyOf(1), total: { N: '1' } }, { ...keyOf(2), total: { S: 'x' }, status: { S: 'OPEN' } }, hostile];
  const heads = (indexName?: string, isQuery = false) =>
    columnsOf(items, table, indexName, isQuery).shown.map(({ name, types, role }) => `${name} ${types.join()}${role === undefined ? '' : ` ${role}`}`);
  expect(heads()).toEqual(['pk S partition key', 'sk N sort key', 'total N,S', 'status S', '__proto__ L', 'constructor S']);
  expect(heads('byStatus').slice(0, 3)).toEqual(['status S partition key', 'pk S', 'sk N']);
  expect(heads(undefined, true)[0]).toBe('sk N sort key');
  expect(heads('byStatus', true)[0]).toBe('status S partition key');
  expect(saidKey(items, table, undefined)).toBe('pk = a');
});

test('many attributes do not make a table that nobody can look through', () => {
  const item = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`a${at}`, { S: '' }]));
  const columns = columnsOf([{ ...keyOf(1), ...item }], table, undefined, false);
  expect([columns.shown.length, columns.left]).toEqual([30, 22]);
});

test.each([
  [{ S: '' }, 'S empty about'],
  [{ N: '12345678901234567890123456789012345678' }, 'N 12345678901234567890123456789012345678'],
  [{ NULL: true }, 'NULL null about'],
  [{ L: [{ S: 'x' }] }, 'L 1 element about'],
  [{ SS: ['a', 'b'] }, 'SS { a, b }'],
  [{ S: 'x'.repeat(500) }, `S ${'x'.repeat(160)}…`],
])('a value in a cell: %j', (value, text) => {
  const { type, text: shown, isAbout } = cellOf(value)!;
  expect(`${type} ${shown}${isAbout ? ' about' : ''}`).toBe(text);
});

test('an absent attribute has no cell, and no made-up one', () => {
  const columns = columnsOf([keyOf(1), hostile], table, undefined, false);
  expect(cellsOf(keyOf(1), columns).map((cell) => cell?.text)).toEqual(['a', '1', undefined, undefined]);
  expect(nameOf(hostile, table)).toBe('a, 1');
  expect(nameOf({ total: { N: '5' } }, table)).toBe('5');
});

test('bars of sizes end with a measure of DynamoDB’s', () => {
  const of = (bytes: number) => sizeScale([{ a: { S: 'x'.repeat(bytes - 1) } }]).label;
  expect([of(1024), of(1025), of(4097)]).toEqual(['1,024 B', '4,096 B', '400 KB']);
});

test('an answer is known to be of parts where a projection or an index leaves something out', () => {
  expect(isPartial({}, table, undefined)).toBe(false);
  expect(isPartial({ ProjectionExpression: '#a' }, table, undefined)).toBe(true);
  expect(isPartial({}, table, 'byStatus')).toBe(true);
});
