import { expect, test } from 'vitest';
import type { Trace, TraceEvent } from '#engine';
import { splitsOf } from './splits.ts';

const split = (atMs: number, partitionId: string, into: readonly [string, string], hash: string): TraceEvent => ({
  type: 'partition.split',
  atMs,
  tableName: 'Orders',
  partitionId,
  into,
  hash: hash.padEnd(16, '0'),
  bytes: 0,
});

const happened = (...events: TraceEvent[]): Trace[] => [{ requestId: undefined, operation: undefined, atMs: 0, events, dropped: 0 }];

const range = (partitionId: string, from: number, to: number): { partitionId: string; from: number; to: number; label: string } => ({ partitionId, from, to, label: '' });

test('a split spans what its halves are, though one of them has split again', () => {
  const traces = happened(split(1000, 'P1', ['P3', 'P4'], '4'), split(2000, 'P4', ['P5', 'P6'], '6'));
  const ranges = [range('P3', 0, 0.25), range('P5', 0.25, 0.375), range('P6', 0.375, 0.5), range('P2', 0.5, 1)];
  expect(splitsOf(traces, { tableName: 'Orders' }, ranges)).toEqual([
    { atMs: 1000, partitionId: 'P1', into: ['P3', 'P4'], at: 0.25, digits: '4000', from: 0, to: 0.5 },
    { atMs: 2000, partitionId: 'P4', into: ['P5', 'P6'], at: 0.375, digits: '6000', from: 0.25, to: 0.5 },
  ]);
});

test('splits of other key spaces are none of this one', () => {
  const traces = happened(split(1000, 'P1', ['P3', 'P4'], '4'));
  expect(splitsOf(traces, { tableName: 'Orders', indexName: 'byDay' }, [range('P3', 0, 0.5), range('P4', 0.5, 1)])).toEqual([]);
});
