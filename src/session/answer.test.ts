import { afterAll, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { cellText, figuresOf, itemsOf, pageEndOf, rowsOf, tableNameOf, withTableName } from './answer.ts';
import { Session } from './session.ts';

const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
afterAll(() => session.close());
await session.run('CreateTable', tableOf('Orders pk:S sk:N'));
await session.run('AdvanceClock', { Seconds: 60 });
await session.readTables();
const table = session.store.getState().tables![0]!.record;
const TableName = 'Orders';
for (const sk of ['1', '2', '3']) {
  await session.run('PutItem', { TableName, Item: { zero: { N: sk }, sk: { N: sk }, pk: { S: 'a' } } });
}
const page = { TableName, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' };

test('figures stand as DynamoDB wrote them', async () => {
  const filter = { FilterExpression: 'sk > :x', ExpressionAttributeValues: { ':x': { N: '1' } } };
  expect(figuresOf(await session.run('Scan', { ...page, ...filter }))).toEqual([
    { label: 'Count', value: '2' },
    { label: 'ScannedCount', value: '3' },
    { label: 'CapacityUnits', value: expect.stringMatching(/^1(\.0)?$/) },
  ]);
  expect(figuresOf(await session.run('ListTables', {}))).toEqual([]);
});

test('items become rows, the key first', async () => {
  const items = itemsOf(await session.run('Scan', page))!;
  expect(rowsOf(items, table)).toMatchObject({
    columns: [
      { name: 'pk', isKey: true, isNumeric: false },
      { name: 'sk', isKey: true, isNumeric: true },
      { name: 'zero', isKey: false, isNumeric: true },
    ],
    rows: [{ bytes: 13 }, {}, {}],
    rowsLeft: 0,
    columnsLeft: 0,
  });
});

test('names of every kind are columns, and missing attributes are empty cells', () => {
  const items = JSON.parse('[{"__proto__":{"S":"x"}},{"constructor":{"N":"1"}}]');
  const { columns, rows } = rowsOf(items, undefined);
  expect(columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  expect(rows.map(({ cells }) => cells)).toEqual([
    [{ S: 'x' }, undefined],
    [undefined, { N: '1' }],
  ]);
});

test('rows and columns have an end', () => {
  const wide = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`a${i}`, { S: '' }]));
  const { rowsLeft, columnsLeft } = rowsOf(Array.from({ length: 250 }, () => wide), undefined);
  expect([rowsLeft, columnsLeft]).toEqual([50, 8]);
});

test('which answers have items', async () => {
  const Key = { pk: { S: 'a' }, sk: { N: '1' } };
  const count = async (operation: string, input: object): Promise<number | undefined> =>
    itemsOf(await session.run(operation, { TableName, ...input }))?.length;
  expect(await count('GetItem', { Key, ConsistentRead: true })).toBe(1);
  expect(await count('GetItem', { Key: { ...Key, sk: { N: '9' } } })).toBe(0);
  expect(await count('PutItem', { Item: Key })).toBe(0);
  expect(await count('UpdateItem', { Key, UpdateExpression: 'SET x = sk', ReturnValues: 'ALL_NEW' })).toBe(1);
  const Statement = 'SELECT * FROM Orders WHERE pk = ? AND sk = ?';
  const Parameters = [{ S: 'a' }, { N: '1' }];
  expect(await count('ExecuteStatement', { Statement, Parameters, ConsistentRead: true })).toBe(1);
  expect(await count('BatchExecuteStatement', { Statements: [{ Statement, Parameters, ConsistentRead: true }] })).toBe(1);
  expect(await count('BatchGetItem', { RequestItems: { Orders: { Keys: [Key], ConsistentRead: true } } })).toBe(1);
  const Get = { TableName, Key };
  const missing = { TableName, Key: { ...Key, sk: { N: '9' } } };
  expect(await count('TransactGetItems', { TransactItems: [{ Get }, { Get: missing }] })).toBe(1);
  expect(await count('DescribeTable', {})).toBeUndefined();
  expect(await count('GetItem', {})).toBeUndefined();
});

test('the end of a page is told', async () => {
  expect(pageEndOf(await session.run('Scan', { ...page, Limit: 1 }))).toMatch(/^LastEvaluatedKey: there may be more/);
  expect(pageEndOf(await session.run('Scan', page))).toMatch(/last page/);
  expect(pageEndOf(await session.run('ListTables', {}))).toBeUndefined();
});

test.each([
  [{ S: 'text' }, 'text'],
  [{ N: '1.50' }, '1.50'],
  [{ BOOL: false }, 'false'],
  [{ NULL: true }, 'null'],
  [{ B: 'AA==' }, 'AA=='],
  [{ SS: ['b', 'a'] }, '{ b, a }'],
  [{ L: [{ S: 'x' }] }, '1 element'],
  [{ M: { a: { S: 'x' }, b: { S: 'y' } } }, '2 keys'],
])('%j in a cell is: %s', (value, text) => {
  expect(cellText(value)).toBe(text);
});

test('the table of a request, if it names one', () => {
  expect(tableNameOf('{"TableName":"Orders"}')).toBe('Orders');
  expect(tableNameOf('{"TableName":5}')).toBeUndefined();
  expect(tableNameOf('{"Tab')).toBeUndefined();
  expect(tableNameOf('null')).toBeUndefined();
});

test('a request is turned to another table, whatever else it says', () => {
  const request = '{\n  "TableName" : "a\\"b",\n  "Key": {';
  expect(withTableName(request, '$1')).toBe('{\n  "TableName" : "$1",\n  "Key": {');
  expect(withTableName('{}', 'Orders')).toBe('{}');
});
