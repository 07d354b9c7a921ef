import { expect, test } from 'vitest';
import type { AttributeMap } from '#engine';
import { exportFileName, exportText } from './item-export.ts';

const items: readonly AttributeMap[] = [
  { id: { S: 'a' }, total: { N: '12345678901234567890123456789012345678' }, note: { S: 'says "no",\nthen goes' } },
  JSON.parse('{"id":{"S":"b"},"__proto__":{"SS":["x","y"]},"open":{"BOOL":false},"gone":{"NULL":true},"raw":{"B":"AQ=="}}') as AttributeMap,
];

test('CSV has the key first, every name once, and quotes what has to be quoted', () => {
  expect(exportText('csv', items, ['id'])).toBe(
    'id,total,note,__proto__,open,gone,raw\r\na,12345678901234567890123456789012345678,"says ""no"",\nthen goes",,,,\r\nb,,,"{ ""SS"": [""x"", ""y""] }",false,null,AQ==\r\n',
  );
});

test('JSON keeps every digit, DynamoDB JSON every type', () => {
  const plain = exportText('plain', items, []);
  expect(plain).toContain('"total": 12345678901234567890123456789012345678');
  expect(JSON.parse(exportText('dynamo', items, []))).toEqual(items);
});

test('nothing is an empty list', () => {
  expect([exportText('csv', [], ['id']), exportText('plain', [], [])]).toEqual(['id\r\n', '[]\n']);
});

test('a file is called after its table and the day', () => {
  expect(exportFileName('Orders', 'dynamo', Date.UTC(2026, 10, 20))).toBe('Orders-2026-11-20.dynamodb.json');
});
