import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import type { TableRecord } from '#engine';
import { complete, learnersCode } from './code-language.ts';

const orders = { name: 'Orders', key: { partition: [{ name: 'pk', type: 'S' }], sort: [] }, indexes: [] };
const head = `import { QueryCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
`;

const tables = [orders as unknown as TableRecord];

/** What is offered where `|` stands, the SDK's own names as one word. */
function offered(marked: string): string[] {
  const text = head + marked;
  const pos = text.indexOf('|');
  const state = EditorState.create({
    doc: text.replace('|', ''),
    extensions: learnersCode(tables),
  });
  const labels = complete(new CompletionContext(state, pos, true), tables)?.options.map(({ label }) => label) ?? [];
  return labels.includes('DynamoDBClient') ? ['the SDK'] : labels;
}

test.each<[string, string[]]>([
  [`import x from '|'`, ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb']],
  [`new Query|`, ['the SDK']],
  [`new QueryCommand({ TableName: '|' })`, ['Orders']],
  [`new QueryCommand({ Select: '|' })`, ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT']],
  [`new PutItemCommand({ TableName: 'Orders', Item: { | } })`, ['pk']],
  [`new PutItemCommand({ Item: { pk: { | } } })`, ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS']],
  [`new CreateTableCommand({ KeySchema: [{ KeyType: '|' }] })`, ['HASH', 'RANGE']],
  [`new CreateTableCommand({ KeySchema: [{ | }] })`, ['AttributeName', 'KeyType']],
  [`new Date({ TableName: '|' })`, []],
  [`// |`, []],
])('%s offers %j', (text, labels) => {
  expect(offered(text)).toEqual(labels);
});

test('a command offers its parameters, the document client’s commands too', () => {
  expect(offered('new QueryCommand({ | })')).toContain('KeyConditionExpression');
  const names = offered('new PutCommand({ TableName: "Orders", | })');
  expect(names).toContain('ConditionExpression');
  expect(offered('new PutCommand({ TableName: "Orders", Item: { pk: { | } } })')).not.toContain('S');
});
