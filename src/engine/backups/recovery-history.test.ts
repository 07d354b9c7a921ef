import { describe, expect, test } from 'vitest';
import { OrderedMap } from '#engine/kernel/ordered-map.ts';
import { recoveryBytesMax } from '#engine/model/limits.ts';
import { type StoredItem, storeItem } from '#engine/model/stored-item.ts';
import { RecoveryHistory } from './recovery-history.ts';

const item = (text: string, bytes?: number): StoredItem => ({ ...storeItem({ v: { S: text } }), ...(bytes === undefined ? {} : { bytes }) });

/** A table of one history: `write(1.5, 'a', 'x')` puts x at a after one and a half seconds. */
class Table {
  readonly items = new OrderedMap<StoredItem>();
  readonly history = new RecoveryHistory(0);

  write(atSeconds: number, position: string, text: string | undefined, windowFromMs = 0): this {
    const before = text === undefined ? this.items.delete(position) : this.items.set(position, item(text));
    this.history.keep({ atMs: atSeconds * 1000, position, before }, windowFromMs);
    return this;
  }

  at(second: number): string {
    const entries = [...this.history.at(second * 1000, this.items).ascending()];
    return entries.map(({ key, value }) => `${key}=${(JSON.parse(value.text) as { v: { S: string } }).v.S}`).join(' ');
  }
}

describe('the history of a table', () => {
  test('gives back what was there at each second', () => {
    const table = new Table().write(1.5, 'a', 'x').write(2.5, 'b', 'y').write(3, 'a', 'z').write(3.5, 'b', undefined);
    expect([0, 1, 2, 3, 4].map((second) => table.at(second))).toEqual(['', '', 'a=x', 'a=z b=y', 'a=z']);
  });

  test('keeps one image of an item for a second, whatever happens in it', () => {
    const table = new Table();
    for (let i = 1; i <= 100; i++) table.write(1 + i / 100, 'a', String(i));
    expect(table.history.size).toBe(1);
    expect([table.at(1), table.at(2)]).toEqual(['', 'a=100']);
    table.write(2.001, 'a', 'later');
    expect(table.history.size).toBe(2);
    expect(table.at(2)).toBe('a=100');
  });

  test('forgets what the window has left behind, to the second', () => {
    const table = new Table().write(1.2, 'a', '1').write(2.2, 'a', '2').write(3.2, 'a', '3', 2500);
    expect(table.history.images.map(({ atMs }) => atMs)).toEqual([2200, 3200]);
    expect([table.at(2), table.at(3)]).toEqual(['a=1', 'a=2']);
  });

  test('forgets the oldest part when it becomes too long, and says from when on it is whole', () => {
    const history = new RecoveryHistory(500);
    const before = item('large', recoveryBytesMax / 4);
    for (let second = 1; second <= 6; second++) history.keep({ atMs: second * 1000 + 300, position: 'a', before }, 0);
    expect(history.bytes).toBeLessThanOrEqual(recoveryBytesMax);
    expect(history.images.map(({ atMs }) => atMs)).toEqual([4300, 5300, 6300]);
    expect(history.keptFromMs).toBe(4000);
  });

  test('of a fork, and of a snapshot, goes on as its own', () => {
    const table = new Table().write(1.5, 'a', 'x').write(1.7, 'b', 'y');
    const [fork, read] = [table.history.fork(), new RecoveryHistory(0, table.history.images)];
    for (const history of [fork, read]) {
      history.keep({ atMs: 1900, position: 'a', before: item('x') }, 0);
      expect(history.size).toBe(2);
      history.keep({ atMs: 2900, position: 'a', before: item('x') }, 0);
      expect(history.size).toBe(3);
    }
    expect(table.history.size).toBe(2);
  });
});
