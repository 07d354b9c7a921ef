import { describe, expect, test } from 'vitest';
import { Story } from '#testing/story.ts';

const story = (): Story => new Story().table('Music pk:S sk:N');
const key = (n: number, pk = `k${n}`): object => ({ pk: { S: pk }, sk: { N: String(n) } });
const keys = (count: number): object[] => Array.from({ length: count }, (_, n) => key(n));
const puts = (count: number, more: object = {}): object[] => keys(count).map((Item) => ({ PutRequest: { Item: { ...Item, ...more } } }));

// Rows 110, 111; reference 1.44, 1.45.
describe('limits', () => {
  test('a hundred keys of one table and no more', () => {
    expect(story().call('BatchGetItem', { RequestItems: { Music: { Keys: keys(100) } } }).status).toBe(200);
    expect(story().call('BatchGetItem', { RequestItems: { Music: { Keys: keys(101) } } }).message).toBe(
      "1 validation error detected: Value at 'RequestItems.Music.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100",
    );
  });

  test('a hundred keys of several tables and no more', () => {
    const told = story().table('Films pk:S sk:N');
    const items = (count: number): object => ({ RequestItems: { Music: { Keys: keys(60) }, Films: { Keys: keys(count) } } });
    expect(told.call('BatchGetItem', items(40)).status).toBe(200);
    expect(told.call('BatchGetItem', items(41)).message).toBe('Too many items requested for the BatchGetItem call');
  });

  test('25 writes of one table or of several and no more', () => {
    const told = story().table('Films pk:S sk:N');
    expect(told.call('BatchWriteItem', { RequestItems: { Music: puts(25) } }).status).toBe(200);
    expect(told.call('BatchWriteItem', { RequestItems: { Music: puts(26) } }).message).toMatch(
      /^1 validation error detected: Value '\{Music=\[WriteRequest\(putRequest=PutRequest\(.*\]\}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: \[Member must have length less than or equal to 25, Member must have length greater than or equal to 1\]$/,
    );
    expect(told.call('BatchWriteItem', { RequestItems: { Music: puts(13), Films: puts(13) } }).message).toBe(
      'Too many items requested for the BatchWriteItem call',
    );
  });

  test('25 statements and no more', () => {
    const statements = (count: number): object => ({
      Statements: Array.from({ length: count }, (_, n) => ({ Statement: `INSERT INTO Music VALUE {'pk': 'a', 'sk': ${n}}` })),
    });
    expect(story().done('BatchExecuteStatement', statements(25)).Responses.length).toBe(25);
    expect(story().call('BatchExecuteStatement', statements(26)).message).toMatch(/ at 'statements' failed to satisfy constraint: Member must have length less than or equal to 25$/);
  });

  test('16 MB of an answer: what is left comes with the next request', () => {
    // Eleven provisioned partitions, so that none of them has to give more than its megabyte.
    const told = new Story().table('Music pk:S sk:N | provisioned 40000 40000');
    const text = { S: 'x'.repeat(399_000) };
    for (let n = 0; n < 60; n++) told.put('Music', { ...key(n), text });
    let wanted: object = { Music: { Keys: keys(60) } };
    const pages: number[] = [];
    for (let page = 0; page < 20 && Object.keys(wanted).length > 0; page++) {
      const answer = told.done('BatchGetItem', { RequestItems: wanted });
      pages.push(answer.Responses.Music.length);
      expect(answer.Responses.Music.length * 399_000).toBeLessThanOrEqual(16 * 1024 * 1024);
      wanted = answer.UnprocessedKeys;
    }
    expect(pages.reduce((a, b) => a + b, 0)).toBe(60);
    expect(pages.length).toBeGreaterThan(1);
  });
});

// Reference 4.05.
describe('throughput', () => {
  test('writes for which none is left come back; only when that is all of them the batch is refused', () => {
    const told = new Story({ regime: 'adaptive' }).table('Films pk:S sk:N').table('Music pk:S sk:N | provisioned 5 5');
    const big = { TableName: 'Music', Item: { ...key(0), text: { S: 'x'.repeat(400_000) } } };
    for (let second = 0; second < 5; second++) {
      while (told.call('PutItem', big).status === 200);
      told.wait(1);
    }
    const { error, trace } = told.call('BatchWriteItem', { RequestItems: { Music: puts(3) } });
    expect(error).toBe('ProvisionedThroughputExceededException');
    expect(trace!.events.filter(({ type }) => type === 'capacity.throttled').length).toBe(1);
    const answer = told.done('BatchWriteItem', { RequestItems: { Music: puts(3), Films: puts(1) }, ReturnConsumedCapacity: 'TOTAL' });
    expect(answer).toEqual({
      UnprocessedItems: { Music: puts(3) },
      ConsumedCapacity: [{ TableName: 'Films', CapacityUnits: 1 }],
    });
  });

  test('so do keys', () => {
    const told = new Story({ regime: 'adaptive' }).table('Music pk:S sk:N | provisioned 1 1');
    let refused = told.call('BatchGetItem', { RequestItems: { Music: { Keys: keys(100) } } });
    let isPartly = false;
    for (let n = 0; n < 100 && refused.status === 200; n++) {
      isPartly ||= refused.body.UnprocessedKeys.Music !== undefined && refused.body.UnprocessedKeys.Music.Keys.length < 100;
      refused = told.call('BatchGetItem', { RequestItems: { Music: { Keys: keys(100) } } });
    }
    expect([isPartly, refused.error]).toEqual([true, 'ProvisionedThroughputExceededException']);
  });
});

test('units of a batch are those of its single requests', () => {
  const told = story();
  const single = story();
  const items = [1, 900, 1100, 5000].map((length, n) => ({ ...key(n), text: { S: 'x'.repeat(length) } }));
  const batch = told.done('BatchWriteItem', { RequestItems: { Music: items.map((Item) => ({ PutRequest: { Item } })) }, ReturnConsumedCapacity: 'TOTAL' });
  const sum = items.reduce((total, Item) => total + single.done('PutItem', { TableName: 'Music', Item, ReturnConsumedCapacity: 'TOTAL' }).ConsumedCapacity.CapacityUnits, 0);
  expect(batch.ConsumedCapacity[0].CapacityUnits).toBe(sum);
});
