/** Roads of requests that were refused for want of throughput. */
import { asToday, decodeUtf8 } from '#engine';
import { Story } from '#testing/story.ts';
import { expect, test } from 'vitest';
import { exchangeOf } from '../exchange.ts';
import { targetOf } from '../operations.ts';
import { roadOf } from './road.ts';

const text = 'x'.repeat(390_000);

/** Sends a request until it is refused, and tells that road: finding, then each station, `x` where it ends. */
function refusedRoad(story: Story, operation: string, body: object): string[] {
  for (let sent = 0; sent < 100; sent++) {
    const { result, status } = story.call(operation, body);
    if (status === 200) continue;
    const answer = { ...result.response!, body: decodeUtf8(result.response!.body), trace: result.traces.at(-1) };
    const road = roadOf(exchangeOf(1, targetOf(operation), JSON.stringify(body), answer))!;
    expect(road.stations[road.opens]?.isRefused).toBe(true);
    return [
      road.finding,
      ...road.stations.map(({ isRefused, name, fact, remainder }) => `${isRefused ? 'x ' : ''}${name}: ${fact} · ${remainder}`),
      `? ${road.stations[road.opens]!.why.question}`,
      ...road.stations[road.opens]!.why.arithmetic.map((terms) => `= ${terms.map(({ operator = '', value, label }) => `${operator} ${value} (${label})`).join(' ').trim()}`),
    ];
  }
  throw new Error('it is never refused');
}

test('a write that a partition refuses ends at admission, and says what the limit is', () => {
  const story = new Story(asToday).table('Carts pk:S');
  expect(refusedRoad(story, 'PutItem', { TableName: 'Carts', Item: { pk: { S: 'a' }, text: { S: text } } })).toEqual([
    'Partition P4 refuses writes: its 1,000 WCU/s are used up, and 143 WCU are owed for requests that cost more than was left.',
    'Request: PutItem, 380.9 KB · valid',
    'Router: hash F655 · partition P4',
    'x Admission: 381 WCU asked · ThrottlingException',
    '? Why does P4 refuse writes?',
    '= 381 WCU (asked) → 0 (left, 143 owed) of 1,000 WCU/s (all that a partition serves)',
  ]);
});

test('a read that its provisioned table refuses says what was provisioned', () => {
  const story = new Story(asToday).table('Carts pk:S | provisioned 1 500').put('Carts', { pk: { S: 'a' }, text: { S: text } });
  expect(refusedRoad(story, 'GetItem', { TableName: 'Carts', Key: { pk: { S: 'a' } } })).toEqual([
    'Table Carts refuses reads: the provisioned 1 RCU/s are used up, and so is what was banked, and 36 RCU are owed for requests that cost more than was left.',
    'Request: GetItem, 44 B · valid',
    'Router: hash F655 · partition P1',
    'x Admission: 1 RCU asked · ProvisionedThroughputExceededException',
    '? Why does Carts refuse reads?',
    '= 1 RCU (asked) → 0 (left, 36 owed) of 1 RCU/s (provisioned)',
  ]);
});

test('the reason is the one of the answer, and what can be done follows from it', () => {
  const story = new Story(asToday).table('Carts pk:S | provisioned 1 500').put('Carts', { pk: { S: 'a' }, text: { S: text } });
  for (let sent = 0; sent < 100; sent++) {
    const body = { TableName: 'Carts', Key: { pk: { S: 'a' } } };
    const { result, status, body: answer } = story.call('GetItem', body);
    if (status === 200) continue;
    const exchange = exchangeOf(1, targetOf('GetItem'), JSON.stringify(body), { ...result.response!, body: JSON.stringify(answer), trace: result.traces.at(-1) });
    const { throttling } = roadOf(exchange)!.stations.at(-1)!.why;
    expect(throttling?.reasons).toEqual(answer.ThrottlingReasons);
    expect(throttling?.remedies).toContain('Provision more, let auto scaling follow the load, or change to on-demand.');
    return;
  }
  throw new Error('it is never refused');
});
