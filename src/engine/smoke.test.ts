import { test } from 'vitest';
import { createEngine, decodeUtf8, encodeUtf8, noLag, sentence } from './index.ts';
test('smoke', () => {
  const e = createEngine({ seed: 1, startMs: 1_800_000_000_000, ...noLag });
  const call = (op: string, body: object, quiet = false) => {
    const r = e.step({ kind: 'request', target: (op.startsWith('Desc') && !op.endsWith('Table') || op.includes('Clock') ? 'Dynascope_20261120.' : 'DynamoDB_20120810.') + op, body: encodeUtf8(JSON.stringify(body)) });
    if (r.bug) console.log(r.bug);
    if (!quiet) console.log(op, r.response!.status, decodeUtf8(r.response!.body).slice(0, 600), r.records.length);
    if (!quiet) for (const ev of r.traces.at(-1)!.events) console.log('   ', ev.type, sentence(ev));
  };
  call('CreateTable', { TableName: 'Music', KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }], AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }, { AttributeName: 'sk', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' });
  call('AdvanceClock', { Seconds: 5 });
  for (let i = 0; i < 12; i++) call('PutItem', { TableName: 'Music', Item: { pk: { S: 'a' }, sk: { S: 'o' + i }, st: { S: i % 4 ? 'SHIPPED' : 'OPEN' }, d: { S: 'x'.repeat(400) } }, ReturnConsumedCapacity: 'INDEXES' }, i > 0);
  call('GetItem', { TableName: 'Music', Key: { pk: { S: 'a' }, sk: { S: 'o1' } }, ReturnConsumedCapacity: 'TOTAL' });
  call('Query', { TableName: 'Music', KeyConditionExpression: 'pk = :p AND begins_with(sk, :o)', FilterExpression: 'st = :s', ProjectionExpression: 'sk, st', ExpressionAttributeValues: { ':p': { S: 'a' }, ':o': { S: 'o' }, ':s': { S: 'OPEN' } }, ReturnConsumedCapacity: 'TOTAL' });
  call('UpdateItem', { TableName: 'Music', Key: { pk: { S: 'a' }, sk: { S: 'o1' } }, UpdateExpression: 'SET n = if_not_exists(n, :z) + :o', ExpressionAttributeValues: { ':z': { N: '0' }, ':o': { N: '1' } }, ReturnValues: 'UPDATED_NEW' });
  call('Scan', { TableName: 'Music', Limit: 2, ReturnConsumedCapacity: 'TOTAL' });
  call('DeleteItem', { TableName: 'Music', Key: { pk: { S: 'a' }, sk: { S: 'o1' } }, ConditionExpression: 'attribute_not_exists(pk)' });
  call('DescribePartitions', { TableName: 'Music' });
  call('DescribeBill', {});
  call('Foo', {});
});
