import { describe, expect, test } from 'vitest';
import type { TableRecord } from '#engine/model/table.ts';
import { billedBytes, Meter } from './meter.ts';
import { dollarsPerMillion } from './price-book.ts';

const hourMs = 3_600_000;

const table = (change: Partial<TableRecord> = {}): TableRecord =>
  ({
    number: 1,
    name: 'Music',
    billingMode: 'PAY_PER_REQUEST',
    tableClass: 'STANDARD',
    throughput: { readUnits: 0, writeUnits: 0, decreasesToday: 0 },
    indexes: [],
    ...change,
  }) as unknown as TableRecord;
const provisioned = (readUnits: number, writeUnits: number): Partial<TableRecord> => ({
  billingMode: 'PROVISIONED',
  throughput: { readUnits, writeUnits, decreasesToday: 0 },
});

const bill = (meter: Meter, nowMs: number): string[] =>
  meter.lines(nowMs).map(({ tableName, tableClass, kind, quantity, dollars }) => `${tableName} ${tableClass} ${kind} ${quantity} $${dollars.toPrecision(6)}`);

describe('the bill', () => {
  test('of an on-demand table has its requests, by the million', () => {
    const meter = new Meter();
    meter.table(table(), 0, 0);
    meter.consume(1, 'reads', 1_000_000);
    meter.consume(1, 'writes', 999_999.5);
    meter.consume(1, 'writes', 0.5);
    expect(bill(meter, hourMs)).toEqual(['Music STANDARD reads 1000000 $0.125000', 'Music STANDARD writes 1000000 $0.625000']);
  });

  test('of a provisioned table has its hours, indexes included, whether it is used or not', () => {
    const meter = new Meter();
    const indexes = [
      { kind: 'global', throughput: { readUnits: 10, writeUnits: 5 } },
      { kind: 'local', throughput: { readUnits: 0, writeUnits: 0 } },
    ] as unknown as TableRecord['indexes'];
    meter.table(table({ ...provisioned(90, 15), indexes }), 0, 0);
    expect(bill(meter, 730 * hourMs)).toEqual([
      'Music STANDARD provisioned reads 73000 $9.49000',
      'Music STANDARD provisioned writes 14600 $9.49000',
    ]);
  });

  test('counts a new level from the moment it is there', () => {
    const meter = new Meter();
    meter.table(table(provisioned(1, 1)), 0, 0);
    meter.table(table(provisioned(100, 1)), 0, hourMs);
    expect(meter.lines(2 * hourMs).map(({ quantity }) => quantity)).toEqual([101, 2]);
  });

  test('has storage by the hour: a gigabyte for a month is a gigabyte-month', () => {
    const meter = new Meter();
    meter.table(table(), 1024 ** 3, 0);
    meter.stored(1, 2 * 1024 ** 3, 365 * hourMs);
    expect(bill(meter, 730 * hourMs)).toEqual([`Music STANDARD storage ${1.5 * 730 * 1024 ** 3} $0.375000`]);
  });

  test('charges each class for its own time', () => {
    const meter = new Meter();
    meter.table(table(), 0, 0);
    meter.consume(1, 'writes', 1_000_000);
    meter.table(table({ tableClass: 'STANDARD_INFREQUENT_ACCESS' }), 0, hourMs);
    meter.consume(1, 'writes', 1_000_000);
    expect(bill(meter, hourMs)).toEqual([
      'Music STANDARD writes 1000000 $0.625000',
      'Music STANDARD_INFREQUENT_ACCESS writes 1000000 $0.780000',
    ]);
  });

  test('keeps what a table has cost that is gone, and lists tables by age', () => {
    const meter = new Meter();
    meter.table(table(provisioned(1, 0)), 0, 0);
    meter.close(1, hourMs);
    meter.table(table({ number: 2, name: 'Albums' }), 0, hourMs);
    meter.consume(2, 'reads', 1);
    const restored = new Meter();
    restored.table(table({ number: 2, name: 'Albums' }), 0, 9 * hourMs);
    restored.restore(meter.lines(9 * hourMs), 9 * hourMs);
    for (const one of [meter, restored]) {
      expect(one.lines(9 * hourMs).map(({ tableName, kind, quantity }) => [tableName, kind, quantity])).toEqual([
        ['Music', 'provisioned reads', 1],
        ['Albums', 'reads', 1],
      ]);
    }
  });

  test('is not changed by being asked for', () => {
    const [asked, silent] = [new Meter(), new Meter()];
    for (const meter of [asked, silent]) meter.table(table(), 12_345, 0);
    for (let ms = 1; ms < 1000; ms += 7) asked.lines(ms);
    expect(asked.lines(hourMs)).toEqual(silent.lines(hourMs));
  });

  test('of a fork is its own', () => {
    const meter = new Meter();
    meter.table(table(), 0, 0);
    const fork = meter.fork();
    fork.consume(1, 'reads', 5);
    expect([meter.lines(0), fork.lines(0).length]).toEqual([[], 1]);
  });
});

test('an item is billed with 100 bytes on top: reference 1.14', () => {
  expect(billedBytes(23, 2)).toBe(223);
});

test('the price book: reference section 11', () => {
  expect(dollarsPerMillion('STANDARD', 'read')).toBe(0.125);
  expect(dollarsPerMillion('STANDARD', 'write')).toBe(0.625);
  expect(dollarsPerMillion('STANDARD_INFREQUENT_ACCESS', 'read')).toBe(0.155);
  expect(dollarsPerMillion('STANDARD_INFREQUENT_ACCESS', 'write')).toBe(0.78);
});
