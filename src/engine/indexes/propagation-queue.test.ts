import { describe, expect, test } from 'vitest';
import type { Distribution } from '#engine/kernel/distribution.ts';
import { createRandom } from '#engine/kernel/random.ts';
import type { IndexChange } from '#engine/model/index-entry.ts';
import { PropagationQueue } from './propagation-queue.ts';

const change = (indexName: string): IndexChange => ({ indexName, kind: 'global', before: undefined, after: undefined, unchanged: false });
const queue = (lag: Distribution | undefined): PropagationQueue => new PropagationQueue(createRandom(1), lag);
const names = (taken: readonly { readonly change: IndexChange }[]): string[] => taken.map(({ change: { indexName } }) => indexName);

const tenMs: Distribution = { quantiles: [[0, 10], [1, 10]] };
const wild: Distribution = { quantiles: [[0, 0], [1, 1000]] };

describe('changes on their way to an index', () => {
  test('are due after their lag, in the order in which they were made', () => {
    const waiting = queue(tenMs);
    waiting.push(change('a'), 0);
    waiting.push(change('b'), 5);
    expect([waiting.length, waiting.nextDueAtMs]).toEqual([2, 10]);
    expect(names(waiting.due(9))).toEqual([]);
    expect(names(waiting.due(10))).toEqual(['a']);
    expect(names(waiting.due(15))).toEqual(['a', 'b']);
    expect(waiting.length).toBe(2);
    expect(names(waiting.take(1))).toEqual(['a']);
    expect([waiting.length, waiting.nextDueAtMs]).toEqual([1, 15]);
    expect([names(waiting.take(99)), waiting.length, waiting.nextDueAtMs]).toEqual([['b'], 0, undefined]);
  });

  test('never overtake each other, however the lag falls', () => {
    const waiting = queue(wild);
    for (let i = 0; i < 500; i++) {
      const expected = waiting.dueAtMs(i);
      waiting.push(change('a'), i);
      expect(waiting.due(Infinity).at(-1)!.dueAtMs).toBe(expected);
    }
    const due = waiting.due(Infinity).map(({ dueAtMs }) => dueAtMs);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
  });

  test('are numbered on, even when the queue was empty in between', () => {
    const waiting = queue(undefined);
    for (let i = 1; i <= 3000; i++) {
      waiting.push(change(String(i)), i);
      if (i % 7 === 0) expect(waiting.take(i).at(-1)?.sequence).toBe(i);
    }
    expect(waiting.due(Infinity)[0]!.sequence).toBe(2997);
  });

  test('wait in a fork, too, and are taken there alone', () => {
    const waiting = queue(tenMs);
    waiting.push(change('a'), 0);
    waiting.push(change('b'), 0);
    waiting.take(1);
    const fork = waiting.fork();
    fork.push(change('c'), 0);
    expect(fork.due(Infinity).map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect([names(fork.take(2)), names(waiting.due(Infinity))]).toEqual([['b'], ['b']]);
  });
});
