import { usualPhysics } from '#engine';
import { Story } from '#testing/story.ts';
import { expect, test } from 'vitest';
import type { KeySpaceHeat } from '../connection.ts';
import { fittingBrightness, heatStep, legendTexts, rateOf } from './heat-scale.ts';
import { heatWindow, ratesByPartition, sayCell, timeTicks, unitsSince } from './heat-window.ts';
import { type DescribedPartitions, partitionFacts } from './key-space.ts';

test('partitions lie side by side over the whole hash space', () => {
  const story = new Story().table('Orders pk:S').put('Orders', { pk: { S: 'a' }, text: { S: 'x'.repeat(3000) } });
  const { Partitions } = story.done('DescribePartitions', { TableName: 'Orders' }) as DescribedPartitions;
  const facts = Partitions.map((one) => partitionFacts(one, usualPhysics));
  expect(facts.map(({ id, range }) => `${id} ${range.from}-${range.to}`)).toEqual(['P1 0-0.25', 'P2 0.25-0.5', 'P3 0.5-0.75', 'P4 0.75-1']);
  const [holder] = facts.filter(({ items }) => items === '1 item');
  expect(holder?.sentence).toBe('P4, C000-FFFF, holds 1 item of 3,007 B and has 997 of 1,000 WCU and 3,000 of 3,000 RCU left for this second.');
  expect(holder?.meters.map(({ label, text }) => `${label} ${text}`)).toEqual(['W 997 of 1,000 left', 'R 3,000 of 3,000 left', 'Size 3,007 B of 10 GB']);
  expect(holder?.replicas.filter(({ isLeader }) => isLeader)).toHaveLength(1);
});

test.each([
  [0, undefined],
  [0.5, 0],
  [3.9, 0],
  [4, 1],
  [14, 2],
  [15, 3],
  [119, 5],
  [120, 6],
  [400, 7],
  [9000, 7],
])('%d WCU/s in a cell is step %s', (write, step) => {
  expect(heatStep({ read: 0, write, throttled: 0 }, 'write')).toBe(step);
});

test('both channels together are measured by the one that is nearer to its limit', () => {
  expect(heatStep({ read: 90, write: 4, throttled: 0 }, 'both')).toBe(heatStep({ read: 0, write: 30, throttled: 0 }, 'write'));
  expect(heatStep({ read: 3, write: 60, throttled: 0 }, 'both')).toBe(heatStep({ read: 0, write: 60, throttled: 0 }, 'write'));
});

test('brightness moves the thresholds, and the legend with them', () => {
  expect(heatStep({ read: 0, write: 1, throttled: 0 }, 'write', 1)).toBe(heatStep({ read: 0, write: 4, throttled: 0 }, 'write'));
  expect(legendTexts('write', 1)).toEqual(['0', '1', '2', '3.75', '7.5', '15', '30', '100']);
  expect(legendTexts('throttled')).toEqual(legendTexts('write'));
});

test.each([
  [[], 0],
  [[500], 0],
  [[30, 0.1], 0],
  [[200, ...Array.from({ length: 29 }, () => 0.25)], 3],
  [[8], 1],
  [[0.5], 3],
  [[0.05], 4],
] as const)('cells of %j WCU/s are lit by %d unless a learner says otherwise', (writes, brightness) => {
  expect(fittingBrightness(writes.map((write) => ({ read: 0, write, throttled: 0 })), 'write')).toBe(brightness);
});

test('a cell of two seconds has half the rate', () => {
  expect(rateOf({ readUnits: 0, writeUnits: 10, throttled: 4 }, 2000)).toEqual({ read: 0, write: 5, throttled: 2 });
});

/** Cells as `row: units`, all in column 3. */
const heat = (rowMs: number, fromMs: number, rows: Readonly<Record<number, number>>): KeySpaceHeat => ({
  tableName: 'Orders',
  indexName: undefined,
  columns: 128,
  rowMs,
  fromMs,
  rows: 64,
  from: 0,
  to: 1,
  requests: 1,
  hottest: [],
  cells: Object.entries(rows).map(([row, writeUnits]) => ({ column: 3, row: Number(row), readUnits: 0, writeUnits, throttled: 0 })),
});

const rowsOf = (from: KeySpaceHeat, nowMs: number): object => {
  const { rowMs, fromMs, toMs, cells } = heatWindow(from, nowMs, 4);
  return { rowMs, fromMs, toMs, cells: cells.map(({ row, column, writeUnits }) => [row, column, writeUnits]) };
};

test('the window ends with the row that now is in', () => {
  expect(rowsOf(heat(1000, 0, { 0: 5, 2: 7 }), 2500)).toEqual({ rowMs: 1000, fromMs: -1000, toMs: 3000, cells: [[1, 3, 5], [3, 3, 7]] });
});

test('rows grow until the window holds all there is', () => {
  expect(rowsOf(heat(1000, 0, { 0: 5, 1: 1, 2: 7 }), 7500)).toEqual({ rowMs: 2000, fromMs: 0, toMs: 8000, cells: [[0, 3, 6], [1, 3, 7]] });
});

test('the units of the last span are those of the rows that touch it', () => {
  expect(unitsSince(heat(1000, 0, { 0: 5, 5: 1, 6: 2 }), 5500)).toEqual({ readUnits: 0, writeUnits: 3, throttled: 0 });
});

test('an axis of time has round labels, a handful of them', () => {
  expect(timeTicks(1000, 65_000)).toEqual([15_000, 30_000, 45_000, 60_000]);
  expect(timeTicks(0, 400 * 86_400_000).length).toBeLessThan(6);
});

test('the rates of a row are told partition by partition, newest first', () => {
  const ranges = ['0000', '4000', '8000', 'C000'].map((from, at) => ({ partitionId: `P${at + 1}`, from: at / 4, to: (at + 1) / 4, label: from }));
  const window = heatWindow(heat(1000, 0, { 0: 5, 2: 7 }), 2500, 4);
  expect(ratesByPartition(window, ranges).map(({ fromMs, rates }) => [fromMs, rates.map(({ write }) => write)])).toEqual([
    [2000, [7, 0, 0, 0]],
    [0, [5, 0, 0, 0]],
  ]);
});

test('a cell says its slice of the hash space, its time and its rates', () => {
  const window = heatWindow(heat(1000, 0, { 0: 5, 2: 7 }), 2500, 4);
  expect(sayCell(window, 3, 3)).toBe('Hash 0600-07FF, 00:00:02 to 00:00:03: 7 WCU/s.');
  expect(sayCell(window, 127, 3)).toBe('Hash FE00-FFFF, 00:00:02 to 00:00:03: nothing asked.');
});
