import { describe, expect, test } from 'vitest';
import type { HeatCell, HotKeyUnits, KeySpaceHeat } from '../connection.ts';
import { patternsOf } from './patterns.ts';

/**
 * Heat of 16 columns, one line for each second: a digit is tens of units, a point is nothing. Reads and writes
 * have pictures of their own.
 */
function heat(channel: 'read' | 'write', picture: string, hottest: readonly HotKeyUnits[] = []): KeySpaceHeat {
  const lines = picture.trim().split(/\s+/);
  const cells = lines.flatMap((line, row) =>
    Array.from(line).flatMap((digit, column): HeatCell[] => {
      const units = digit === '.' ? 0 : Number(digit) * 10;
      return units === 0 ? [] : [{ column, row, readUnits: channel === 'read' ? units : 0, writeUnits: channel === 'write' ? units : 0, throttled: 0 }];
    }),
  );
  return { tableName: 'Orders', indexName: undefined, columns: 16, rowMs: 1000, fromMs: 0, rows: lines.length, cells, from: 0, to: 1, requests: 1, hottest };
}

const hot = (over: Partial<HotKeyUnits>): HotKeyUnits => ({
  hash: '5B00000000000000', key: undefined, readUnits: 0, writeUnits: 0, throttled: 0, readShare: 0, writeShare: 0, sinceMs: 0, ...over,
});

const found = (of: KeySpaceHeat, nowMs = 10_000): string[] => patternsOf(of, nowMs).map(({ kind, channel, finding }) => `${channel} ${kind} | ${finding}`);

describe('a hot key', () => {
  const picture = '....9........1.. ....9.1......... ....9.......1...';

  test('is one that takes a third or more; what is refused counts as asked', () => {
    const key = hot({ key: { pk: { S: 'EVENT#88' } }, writeUnits: 10_000, throttled: 1940, writeShare: 0.91 });
    expect(found(heat('write', picture, [key]))).toEqual(['write hot key | Hot key EVENT#88: 91 % of the writes go to it, 1,194 WCU/s are asked.']);
  });

  test('is told by its hash where no item has its name', () => {
    expect(found(heat('read', picture, [hot({ readUnits: 600, readShare: 0.5 })]))).toEqual(['read hot key | Hot key 5B00: 50 % of the reads go to it, 60 RCU/s are asked.']);
  });

  test.each([
    ['takes too little of all', hot({ writeUnits: 10_000, writeShare: 0.2 })],
    ['is asked for too seldom', hot({ writeUnits: 40, writeShare: 1 })],
  ])('is none that %s', (_, key) => {
    expect(found(heat('write', picture, [key]))).toEqual([]);
  });
});

describe('sequential keys', () => {
  test('are keys that take turns, one at a time', () => {
    const turns = '9............... 9............... ..1...8......... ......8......... ............9... ...9............ .9.............. ....9........... .......9........ .........9......';
    expect(found(heat('write', turns))).toEqual([
      'write sequential keys | Sequential keys: one key at a time takes 99 % of the writes, then the next one. 8 keys took turns in 10 s.',
    ]);
  });

  test('are not a handful of keys that somebody writes by hand', () => {
    expect(found(heat('write', '9............... 9............... ......8......... ............9... ...9............'))).toEqual([]);
  });

  test('are not a few keys before one that is hot', () => {
    expect(found(heat('write', '1............... ..1............. ......1......... ............9... ............9...'))).toEqual([]);
  });

  test('are not two keys that alternate', () => {
    expect(found(heat('write', '9............... ...9............ 9............... ...9............ 9............... ...9............'))).toEqual([]);
  });
});

describe('a periodic scan', () => {
  const full = '1111111111111111';
  const idle = '...1............';

  test('reads all at once, again and again at the same distance', () => {
    expect(found(heat('read', [full, idle, idle, full, idle, idle, full, idle].join(' ')))).toEqual([
      'read periodic scan | Periodic scan: about every 3 s all of the key space is read at once, 3 times so far.',
    ]);
  });

  test.each([
    ['twice', [full, idle, full]],
    ['at no fixed distance', [full, idle, full, idle, idle, idle, idle, idle, idle, full]],
  ])('is none when it happens %s', (_, lines) => {
    expect(found(heat('read', lines.join(' '))).some((line) => line.includes('scan'))).toBe(false);
  });
});

describe('an even spread', () => {
  test('is told with the busiest slice', () => {
    expect(found(heat('write', '2121121211211212 1212112112121121 2112121212112121'))).toEqual([
      'write even | Even: the writes are spread over 16 of 16 slices of the key space; the busiest takes 7 %.',
    ]);
  });

  test('is none of a handful of requests, nor of a few slices', () => {
    expect(found(heat('write', '1111.11111.11111'))).toEqual([]);
    expect(found(heat('write', '99..99.......... 99..99..........'))).toEqual([]);
  });
});
