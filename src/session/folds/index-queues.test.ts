import { expect, test } from 'vitest';
import type { InsideFacts } from '../inside-queries.ts';
import { indexQueueOf } from './index-queues.ts';

const nowMs = Date.UTC(2026, 10, 20, 9, 0, 30);
const queue = (over: Partial<InsideFacts['indexes']['queues'][number]> = {}) =>
  indexQueueOf({ indexName: 'byState', waiting: 0, oldestAtMs: undefined, nextDueAtMs: undefined, entryCount: 4, next: [], flow: [], ...over }, 'Carts', nowMs);

test('an index without a queue has taken in everything', () => {
  expect(queue()).toMatchObject({ finding: 'byState has taken in every change of Carts.', note: 'Nothing came through yet', backPressure: undefined });
});

test('a queue tells how many wait, since when, and what comes next', () => {
  const next = [{ item: { pk: { S: 'a' }, state: { S: 'PAID' } }, change: 'changed' as const, dueAtMs: nowMs + 1000 }];
  expect(queue({ waiting: 3, oldestAtMs: nowMs - 140, nextDueAtMs: nowMs + 1000, next })).toMatchObject({
    finding: 'byState is 3 changes behind Carts, the oldest for 140 ms.',
    note: 'The next goes in at 09:00:31',
    next: [{ text: 'changed: { "pk": "a", "state": "PAID" }', due: '09:00:31' }],
  });
});

test('rates are of the last ten seconds, refusals of the last minute', () => {
  const flow = [
    { atMs: nowMs - 20_000, in: 100, out: 100, refused: 2, lagMs: 9 },
    { atMs: nowMs - 3000, in: 50, out: 30, refused: 0, lagMs: 12 },
  ];
  expect(queue({ flow })).toMatchObject({
    inPerSecond: 5,
    outPerSecond: 3,
    note: 'The last change came in 12 ms after the table',
    backPressure: "2 writes to Carts were refused in the last minute, because byState has no write units left: a global index that can't keep up holds up its table.",
  });
});
