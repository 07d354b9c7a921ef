import { expect, test } from 'vitest';
import { requestShapes } from '#engine';
import { Session } from './session.ts';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { isUnknownName, namesAt, operationGroups, type Path, type Surroundings, valuesAt } from './parameters.ts';

const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
await session.run('CreateTable', tableOf('Orders customer:S placed:N | global byStatus status:S'));
await session.readTables();
const tables = session.store.getState().tables!.map(({ record }) => record);
await session.close();

const at = (operation: string, tableName?: string): Surroundings => ({ operation, tables, tableName });
const texts = (suggestions: readonly { text: string }[]): string => suggestions.map(({ text }) => text).join(' ');

test('every simulated operation stands in one group', () => {
  const grouped = operationGroups.flatMap(({ operations }) => operations);
  expect(grouped.toSorted()).toEqual(Object.keys(requestShapes).toSorted());
});

test.each<[string, Path, string]>([
  ['ListTables', [], 'ExclusiveStartTableName Limit'],
  ['CreateTable', ['KeySchema', 0], 'AttributeName KeyType'],
  ['CreateTable', ['GlobalSecondaryIndexes', 1, 'Projection'], 'ProjectionType NonKeyAttributes'],
  ['PutItem', ['Item'], 'customer placed'],
  ['PutItem', ['Item', 'any'], 'S N B BOOL NULL M L SS NS BS'],
  ['PutItem', ['Item', 'any', 'M', 'inner', 'L', 3], 'S N B BOOL NULL M L SS NS BS'],
  ['PutItem', ['Item', 'any', 'S'], ''],
  ['Query', ['ExpressionAttributeNames'], ''],
  ['Query', ['KeyConditionExpression', 'x'], ''],
  ['Query', ['constructor'], ''],
  ['BatchGetItem', ['RequestItems'], 'Orders'],
  ['BatchGetItem', ['RequestItems', 'Orders', 'Keys', 0], 'customer placed'],
  ['TransactWriteItems', ['TransactItems', 0, 'Put', 'Item'], 'customer placed'],
  ['Nothing', [], ''],
])('%s at %j can have the names: %s', (operation, path, names) => {
  expect(texts(namesAt(at(operation, 'Orders'), path))).toBe(names);
});

test('a name brings the beginning of its value', () => {
  const openings = Object.fromEntries(namesAt(at('Query'), []).map(({ text, opening }) => [text, opening]));
  expect(openings).toMatchObject({ TableName: '""', Limit: '', ExpressionAttributeValues: '{}', AttributesToGet: '[]' });
  expect(namesAt(at('PutItem', 'Orders'), ['Item'])[0]!.opening).toBe('{}');
  expect(namesAt(at('PutItem'), ['Item', 'x']).map(({ text, opening }) => text + opening).join(' ')).toBe(
    'S"" N"" B"" BOOL NULL M{} L[] SS[] NS[] BS[]',
  );
});

test('what is needed comes first, what is legacy last', () => {
  const names = namesAt(at('Query'), []).toSorted((a, b) => b.rank - a.rank);
  expect(names.slice(0, 3).map(({ text }) => text)).toEqual(['TableName', 'ExpressionAttributeValues', 'KeyConditionExpression']);
  expect(names.filter(({ detail }) => detail === 'legacy').map(({ text }) => text)).toContain('QueryFilter');
  expect(names.at(-1)!.detail).toBe('legacy');
});

test.each<[string, Path, string]>([
  ['Query', ['TableName'], 'Orders'],
  ['Query', ['IndexName'], 'byStatus'],
  ['Query', ['ScanIndexForward'], 'true false'],
  ['Query', ['ReturnConsumedCapacity'], 'TOTAL INDEXES NONE'],
  ['PutItem', ['ReturnValues'], 'NONE ALL_OLD'],
  ['UpdateItem', ['ReturnValues'], 'NONE ALL_OLD UPDATED_OLD ALL_NEW UPDATED_NEW'],
  ['CreateTable', ['KeySchema', 0, 'KeyType'], 'HASH RANGE'],
  ['PutItem', ['Item', 'x', 'BOOL'], 'true false'],
  ['PutItem', ['Item', 'KeyType', 'S'], ''],
  ['Query', ['KeyConditionExpression'], ''],
])('%s at %j can have the values: %s', (operation, path, values) => {
  expect(texts(valuesAt(at(operation, 'Orders'), path))).toBe(values);
});

test('names that DynamoDB leaves unread are known as such', () => {
  expect(isUnknownName('Query', [], 'KeyConditionExpresion')).toBe(true);
  expect(isUnknownName('Query', [], '__proto__')).toBe(true);
  expect(isUnknownName('Query', [], 'Limit')).toBe(false);
  expect(isUnknownName('PutItem', ['Item'], 'anything')).toBe(false);
  expect(isUnknownName('Nothing', [], 'anything')).toBe(false);
});
