import { expect, test } from 'vitest';
import { realisticLag } from '#engine';
import { Story, startMs } from '#testing/story.ts';
import { IndexFlows } from './index-flows.ts';

test('what goes into a queue and out of it is counted by the second', () => {
  const story = new Story(realisticLag).table('Carts pk:S | global byState state:S');
  const flows = new IndexFlows();
  const take = (result: { readonly traces: readonly Parameters<IndexFlows['take']>[0][] }): void => result.traces.forEach((trace) => flows.take(trace));
  for (let n = 0; n < 3; n++) take(story.call('PutItem', { TableName: 'Carts', Item: { pk: { S: `${n}` }, state: { S: 'OPEN' } } }).result);
  take(story.call('PutItem', { TableName: 'Carts', Item: { pk: { S: 'x' } } }).result);
  take(story.call('AdvanceClock', { Seconds: 20 }).result);
  const told = flows.read('Carts', 'byState', story.engine.nowMs);
  expect(told.reduce((sum, flow) => sum + flow.in, 0)).toBe(3);
  expect(told.reduce((sum, flow) => sum + flow.out, 0)).toBe(3);
  expect(told.at(-1)?.lagMs).toBeGreaterThan(0);
  expect(flows.read('Carts', 'byState', startMs + 3_600_000)).toEqual([]);
  expect(flows.read('Carts', 'other', story.engine.nowMs)).toEqual([]);
});
