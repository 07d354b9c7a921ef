import { describe, expect, test } from 'vitest';
import type { Progress } from '#lesson/progress.ts';
import { progressStore } from './lesson-progress.ts';

const progress: Progress = { version: 1, lesson: 'a', step: 'one', notes: {}, finished: false, settled: true, tables: [] };

function shelfOf(kept: Map<string, string>): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('progress of lessons', () => {
  test('is kept, lesson by lesson, and found again by another page', () => {
    const kept = new Map<string, string>();
    progressStore(() => shelfOf(kept)).write(progress);
    const later = progressStore(() => shelfOf(kept));
    expect(later.read('a')).toEqual(progress);
    expect(later.read('b')).toBeUndefined();
    later.forget('a');
    expect(later.read('a')).toBeUndefined();
    expect(kept.size).toBe(0);
  });

  test('that is damaged is as if there were none', () => {
    const kept = new Map([['dynascope-lesson:a', '{"version":1,"less']]);
    expect(progressStore(() => shelfOf(kept)).read('a')).toBeUndefined();
  });

  test('lasts as long as the tab where the browser stores nothing', () => {
    const store = progressStore(() => {
      throw new Error('blocked');
    });
    store.write(progress);
    expect(store.read('a')).toEqual(progress);
    store.forget('a');
    expect(store.read('a')).toBeUndefined();
  });
});
