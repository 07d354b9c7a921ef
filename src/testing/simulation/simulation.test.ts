/**
 * Two hundred worlds by seed, each a table with an index, a stream and time to live under load, lag, throttles, splits
 * and lost leaders. `RUNS=50 npx vitest run src/testing/simulation` makes ten thousand, `SEED=…` others.
 */
import { expect, test } from 'vitest';
import { patienceMs, seed, times } from '../chance.ts';
import { endViolations } from './ending.ts';
import { World } from './world.ts';

/** Turns of one world. */
const turns = 80;

test('whatever happens to a table, it keeps its promises', () => {
  const seen = new Map<string, number>();
  for (let i = 0; i < times(200); i++) {
    const world = new World(seed + i);
    for (let turn = 0; turn < turns; turn++) world.turn();
    const found = [...world.violations, ...endViolations(world)];
    expect(found.slice(0, 3), `world ${seed + i}`).toEqual([]);
    for (const [what, count] of world.seen) seen.set(what, (seen.get(what) ?? 0) + count);
  }
  const wanted = [
    'InternalServerError',
    'ProvisionedThroughputExceededException',
    'ConditionalCheckFailedException',
    'TransactionCanceledException',
    'TransactionConflictException',
    'FailLeader',
    'expiry',
    'split',
  ];
  expect(wanted.filter((what) => (seen.get(what) ?? 0) < 5)).toEqual([]);
}, patienceMs);

test('what goes wrong is noticed', () => {
  // The same world whatever is explored: each fault shows in it, and not in every other.
  const world = (): World => {
    const made = new World(20_261_120);
    for (let turn = 0; turn < turns; turn++) made.turn();
    return made;
  };
  expect(endViolations(world())).toEqual([]);
  const lost = world();
  lost.model.set('k1/1', { pk: { S: 'k1' }, sk: { N: '1' }, n: { N: '77' } }, lost.engine.nowMs);
  expect(endViolations(lost)).toEqual(expect.arrayContaining(['a replica never gets k1/1', expect.stringMatching(/^the stream tells \d+ changes of k1\/1/)]));
  const miscounted = world();
  miscounted.fold.items++;
  expect(endViolations(miscounted)).toContainEqual(expect.stringMatching(/^items: \d+ by the trace, \d+ by inspect$/));
});
