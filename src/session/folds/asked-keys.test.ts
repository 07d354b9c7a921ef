import { describe, expect, test } from 'vitest';
import { Story } from '#testing/story.ts';
import { decodeUtf8 } from '#engine';
import { exchangeOf } from '../exchange.ts';
import { targetOf } from '../operations.ts';
import { askedKeys, hottestKeys } from './asked-keys.ts';

const story = new Story().table('Orders pk:S | global byStatus status:S');

function run(operation: string, body: object) {
  const { result } = story.call(operation, body);
  return exchangeOf(1, targetOf(operation), JSON.stringify(body), { ...result.response!, body: decodeUtf8(result.response!.body), trace: result.traces.at(-1) });
}

describe('the units of a key', () => {
  const Item = { pk: { S: 'ana' }, status: { S: 'OPEN' }, note: { S: 'x'.repeat(2000) } };
  const put = run('PutItem', { TableName: 'Orders', Item });

  test('are those of its table, without what the indexes take', () => {
    const [key] = askedKeys([put], { tableName: 'Orders' }, story.engine.inspect().tables[0]?.record);
    expect(put.cost.writeUnits).toBe(4);
    expect(key).toMatchObject({ name: 'ana', channel: 'write', units: 2 });
    expect(hottestKeys([key!], 'write', 5).map(({ text }) => text)).toEqual(['2 WCU']);
  });

  test('are those of the index where the index is asked', () => {
    story.wait(5);
    const query = { TableName: 'Orders', IndexName: 'byStatus', KeyConditionExpression: '#s = :s', ExpressionAttributeNames: { '#s': 'status' }, ExpressionAttributeValues: { ':s': { S: 'OPEN' } } };
    const read = run('Query', query);
    expect(askedKeys([read], { tableName: 'Orders' }, undefined)).toEqual([]);
    const [key] = askedKeys([read], { tableName: 'Orders', indexName: 'byStatus' }, story.engine.inspect().tables[0]?.record);
    expect(key).toMatchObject({ name: 'OPEN', channel: 'read', units: 0.5 });
  });
});
