import { expect, test } from 'vitest';
import type { TraceEvent } from './events.ts';
import { costOf, eventsMax, silentRecorder, TraceRecorder } from './recorder.ts';
import { TraceShelf, tracesMax } from './shelf.ts';

const validated: TraceEvent = { type: 'request.validated', atMs: 0, operation: 'Scan' };
const answered: TraceEvent = { type: 'response.encoded', atMs: 0, status: 200, bytes: 2, latencyMs: 1 };

test('a recorder keeps so many events, counts the others, and has the end in any case', () => {
  const recorder = new TraceRecorder();
  for (let i = 0; i < eventsMax + 10; i++) recorder.emit(validated);
  recorder.emit(answered);
  expect([recorder.events.length, recorder.dropped, recorder.events.at(-1)]).toEqual([eventsMax + 1, 10, answered]);
});

test('the silent one keeps nothing', () => {
  expect(silentRecorder.emit(validated)).toBeUndefined();
});

test('the cost of a trace is the sum of its units, by channel, and of its dollars', () => {
  const units = (channel: 'read' | 'write', count: number): TraceEvent => ({
    type: 'capacity.counted',
    atMs: 0,
    channel,
    tableName: 'Music',
    rule: 'page read',
    bytes: 1,
    unitBytes: 1,
    rounded: count,
    factor: 1,
    units: count,
  });
  const price = (dollars: number): TraceEvent => ({
    type: 'price.metered',
    atMs: 0,
    channel: 'read',
    units: 1,
    billingMode: 'PAY_PER_REQUEST',
    dollarsPerMillion: 1,
    dollars,
    priceBook: '2026-08',
  });
  const events = [validated, units('read', 0.5), units('read', 1), units('write', 3), price(0.25), price(0.5), answered];
  expect(costOf(events)).toEqual({ readUnits: 1.5, writeUnits: 3, dollars: 0.75 });
});

test('the shelf finds the last requests, and lets go of the oldest', () => {
  const shelf = new TraceShelf();
  const keep = (requestId: string): void => shelf.keep({ requestId, operation: 'Scan', atMs: 0, events: [], dropped: 0 });
  keep('first');
  for (let i = 1; i < tracesMax; i++) keep(`r${i}`);
  expect(shelf.find('first')?.requestId).toBe('first');
  keep('one more');
  expect([shelf.find('first'), shelf.find('one more')?.requestId, shelf.find('r1')?.requestId]).toEqual([undefined, 'one more', 'r1']);
});
