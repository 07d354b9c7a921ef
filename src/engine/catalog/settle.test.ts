import { describe, expect, test } from 'vitest';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { usualPhysics as physics } from '#engine/model/physics/physics.ts';
import { nextCountMs } from './lifecycle.ts';
import { settle } from './settle.ts';

const index = (change: Partial<IndexRecord>): IndexRecord =>
  ({ name: 'byGenre', kind: 'global', status: 'ACTIVE', key: { partition: [{ name: 'genre', type: 'S' }], sort: [] }, ...change }) as IndexRecord;
const table = (change: Partial<TableRecord>): TableRecord =>
  ({
    name: 'Music',
    status: 'ACTIVE',
    key: { partition: [{ name: 'pk', type: 'S' }], sort: [] },
    attributeTypes: { pk: 'S', genre: 'S' },
    indexes: [],
    ...change,
  }) as TableRecord;

/** Statuses after a moment, and what was told of it. */
function after(record: TableRecord, nowMs: number): string {
  const { table: next, tableEnded, indexes } = settle(record, { nowMs, physics });
  const states = next === undefined ? 'gone' : [next.status, ...next.indexes.map(({ status, backfilling }) => status + (backfilling === true ? ' backfilling' : ''))].join(', ');
  return `${states}; ended ${tableEnded}; ${indexes.map(({ step }) => step).join(', ')}`;
}

describe('what becomes of a table by itself: reference 9.22, 10.72', () => {
  test.each<[string, Partial<TableRecord>, string]>([
    ['created with its indexes', { status: 'CREATING', settlesAtMs: 10, indexes: [index({ status: 'CREATING' })] }, 'ACTIVE, ACTIVE; ended CREATING; '],
    ['updated', { status: 'UPDATING', settlesAtMs: 10 }, 'ACTIVE; ended UPDATING; '],
    ['deleted', { status: 'DELETING', settlesAtMs: 10 }, 'gone; ended DELETING; '],
    ['not yet', { status: 'UPDATING', settlesAtMs: 11 }, 'UPDATING; ended undefined; '],
    [
      'its time is over, that of its index is not',
      { status: 'UPDATING', settlesAtMs: 10, indexes: [index({ status: 'CREATING', settlesAtMs: 20 })] },
      'UPDATING, CREATING; ended undefined; ',
    ],
    [
      'an index begins to read: the table is free again',
      { status: 'UPDATING', indexes: [index({ status: 'CREATING', settlesAtMs: 10 })] },
      'ACTIVE, CREATING backfilling; ended UPDATING; backfill-started',
    ],
    ['an index has read', { indexes: [index({ status: 'CREATING', backfilling: true, settlesAtMs: 10 })] }, 'ACTIVE, ACTIVE; ended undefined; activated'],
    ['an index is updated', { status: 'UPDATING', settlesAtMs: 10, indexes: [index({ status: 'UPDATING', settlesAtMs: 10 })] }, 'ACTIVE, ACTIVE; ended UPDATING; updated'],
    ['an index is gone', { status: 'UPDATING', indexes: [index({ status: 'DELETING', settlesAtMs: 10 })] }, 'ACTIVE; ended UPDATING; removed'],
  ])('%s', (_, record, expected) => {
    expect(after(table(record), 10)).toBe(expected);
  });

  test('the definitions of a deleted index go with it', () => {
    const { table: next } = settle(table({ status: 'UPDATING', indexes: [index({ status: 'DELETING', settlesAtMs: 10 })] }), { nowMs: 10, physics });
    expect(next?.attributeTypes).toEqual({ pk: 'S' });
  });
});

test('items are counted every six hours from the table\'s birth on', () => {
  const hour = 3_600_000;
  expect([0, 1, 6 * hour - 1, 6 * hour, 13 * hour].map((nowMs) => nextCountMs(0, nowMs, 6) / hour)).toEqual([6, 6, 6, 12, 18]);
});
