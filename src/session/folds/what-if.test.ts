import { decodeUtf8, encodeUtf8, type TableRecord } from '#engine';
import { Story } from '#testing/story.ts';
import { expect, test } from 'vitest';
import { exchangeOf } from '../exchange.ts';
import { targetOf } from '../operations.ts';
import { outcomeOf, variantsOf } from './what-if.ts';

/** Runs a request, then its variants, each on a fork of what is then there: `label: units, note`. */
function whatIf(story: Story, operation: string, body: object): string[] {
  const { result } = story.call(operation, body);
  const answer = { ...result.response!, body: decodeUtf8(result.response!.body), trace: result.traces.at(-1) };
  const exchange = exchangeOf(1, targetOf(operation), JSON.stringify(body), answer);
  const table = story.engine.inspect().tables[0]?.record as TableRecord;
  return variantsOf(exchange, table).map(({ label, calls }) => {
    const fork = story.engine.fork();
    const answers = calls.map((call) => fork.step({ kind: 'request', target: call.target, body: encodeUtf8(call.body) }));
    for (const { response } of answers.slice(0, -1)) expect(decodeUtf8(response!.body)).not.toContain('__type');
    const { response, traces } = answers.at(-1)!;
    const { units, note } = outcomeOf({ ...response!, body: decodeUtf8(response!.body), trace: traces.at(-1) });
    return `${label}: ${units ?? '-'}, ${note}`;
  });
}

const orders = (): Story => {
  const story = new Story().table('Orders pk:S sk:S');
  for (let n = 0; n < 12; n++) {
    const status = n % 4 === 0 ? 'OPEN' : 'PAID';
    story.put('Orders', { pk: { S: 'c' }, sk: { S: `o${n}` }, status: { S: status }, note: { S: 'x'.repeat(400) } });
  }
  return story;
};

test('a filtered Query is compared with one without filter, a strong one, a short one and a Scan', () => {
  const query = {
    TableName: 'Orders',
    KeyConditionExpression: 'pk = :c',
    FilterExpression: '#s = :open',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':c': { S: 'c' }, ':open': { S: 'OPEN' } },
  };
  expect(whatIf(orders(), 'Query', query)).toEqual([
    'no filter: 1 RCU, 12 items back',
    'strong read: 2 RCU, 3 items back',
    'Limit 1: 0.5 RCU, 1 item, more to come',
    'Scan instead: 1 RCU, 3 items back',
  ]);
});

test('a strong GetItem with a projection is compared with the ways around it', () => {
  const get = { TableName: 'Orders', Key: { pk: { S: 'c' }, sk: { S: 'o1' } }, ConsistentRead: true, ProjectionExpression: 'pk' };
  expect(whatIf(orders(), 'GetItem', get)).toEqual([
    'eventual read: 0.5 RCU, 1 item back',
    'all attributes: 1 RCU, 1 item back',
    'Query instead: 1 RCU, 1 item back',
    'Scan instead: 2 RCU, 1 item back',
  ]);
});

test('a Query with a Limit is compared with one without', () => {
  const query = { TableName: 'Orders', KeyConditionExpression: 'pk = :c', Limit: 3, ExpressionAttributeValues: { ':c': { S: 'c' } } };
  expect(whatIf(orders(), 'Query', query)).toContain('no Limit: 1 RCU, 12 items back');
});

test('a put is compared with a larger item, with one index less, and with itself', () => {
  const story = new Story().table('Music pk:S | global byGenre genre:S ALL');
  const put = { TableName: 'Music', Item: { pk: { S: 'a' }, genre: { S: 'rock' }, text: { S: 'x'.repeat(900) } } };
  expect(whatIf(story, 'PutItem', { ...put, ConditionExpression: 'attribute_not_exists(pk)' })).toEqual([
    'item twice as large: 4 WCU, item of 1,832 B, 1 index entry',
    'no index byGenre: 1 WCU, item of 916 B',
    'the same once more: 1 WCU, refused: ConditionalCheckFailedException',
  ]);
});

test('a condition that failed is compared with none', () => {
  const story = new Story().table('Music pk:S').put('Music', { pk: { S: 'a' } });
  const put = { TableName: 'Music', Item: { pk: { S: 'a' }, text: { S: 'b' } }, ConditionExpression: 'attribute_not_exists(pk)' };
  expect(whatIf(story, 'PutItem', put)).toEqual(['no condition: 1 WCU, item of 8 B']);
});

test('a batch is compared with strong reads and with a transaction, and a transaction with batches', () => {
  const keys = ['o1', 'o2', 'none'].map((sk) => ({ pk: { S: 'c' }, sk: { S: sk } }));
  expect(whatIf(orders(), 'BatchGetItem', { RequestItems: { Orders: { Keys: keys } } })).toEqual([
    'strong reads: 3 RCU, 2 items back',
    'as a transaction: 6 RCU, 2 items back',
  ]);
  expect(whatIf(orders(), 'TransactGetItems', { TransactItems: keys.map((Key) => ({ Get: { TableName: 'Orders', Key } })) })).toEqual([
    'as a strong batch: 3 RCU, 2 items back',
    'as an eventual batch: 1.5 RCU, 2 items back',
  ]);
});

test('writes of many parts are compared with each other', () => {
  const items = ['x', 'y'].map((sk) => ({ pk: { S: 'c' }, sk: { S: sk } }));
  expect(whatIf(orders(), 'BatchWriteItem', { RequestItems: { Orders: items.map((Item) => ({ PutRequest: { Item } })) } })).toEqual([
    'the same once more: 2 WCU, 2 items',
    'as a transaction: 4 WCU, 2 items',
  ]);
  const [Item, Key] = items;
  const actions = [{ Put: { TableName: 'Orders', Item } }, { Delete: { TableName: 'Orders', Key } }];
  expect(whatIf(orders(), 'TransactWriteItems', { TransactItems: actions })).toEqual(['as a batch, without conditions: 2 WCU, 2 items']);
  const check = { ConditionCheck: { TableName: 'Orders', Key, ConditionExpression: 'attribute_not_exists(pk)' } };
  expect(whatIf(orders(), 'TransactWriteItems', { TransactItems: [actions[0], check] })).toEqual([]);
});

test('a statement is compared with a strong one', () => {
  expect(whatIf(orders(), 'ExecuteStatement', { Statement: "SELECT * FROM Orders WHERE pk = 'c'" })).toEqual(['strong read: 2 RCU, 12 items back']);
});

test('requests without units have no variants', () => {
  expect(whatIf(orders(), 'DescribeTable', { TableName: 'Orders' })).toEqual([]);
  expect(whatIf(orders(), 'GetItem', { TableName: 'Orders', Key: {} })).toEqual([]);
});
