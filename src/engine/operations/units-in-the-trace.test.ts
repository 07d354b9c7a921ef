import { describe, expect, test } from 'vitest';
import { costOf } from '#engine';
import { itemOf } from '#testing/plain-values.ts';
import { Story, type Told } from '#testing/story.ts';

const costs = ({ body, trace }: Told): [number, number] => {
  const { readUnits, writeUnits } = costOf(trace!.events);
  return [(body as { ConsumedCapacity: { CapacityUnits: number } }).ConsumedCapacity.CapacityUnits, readUnits + writeUnits];
};

describe('what the trace adds up to is what the answer says', () => {
  test('even when a local index fetches hundreds of items', () => {
    const story = new Story().table('Music pk:S sk:N | local byYear year:N KEYS_ONLY');
    for (let sk = 0; sk < 400; sk++) story.put('Music', itemOf({ pk: 'a', sk, year: sk % 10, title: 'x' }));
    const body = { TableName: 'Music', IndexName: 'byYear', Select: 'ALL_ATTRIBUTES', ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' };
    const told = story.call('Scan', body);
    expect(told.trace?.dropped).toBe(0);
    // Two for the 5,429 B of entries, one for each item that is fetched.
    expect(costs(told)).toEqual([402, 402]);
  });

  test('and partitions are left with what all charges of the request leave them', () => {
    const story = new Story().table('Music pk:S sk:N | local byYear year:N | local byTitle title:S | provisioned 5 5');
    const Item = itemOf({ pk: 'a', sk: 1, year: 1999, title: 'x' });
    const { trace } = story.call('PutItem', { TableName: 'Music', Item });
    const left = trace!.events.flatMap((event) => (event.type === 'capacity.admitted' ? [event.available] : []));
    expect(left).toEqual([999, 998, 997]);
    expect(story.done('DescribePartitions', { TableName: 'Music' }).Partitions[0].Write.Available).toBe(997);
  });
});
