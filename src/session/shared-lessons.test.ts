import { expect, test } from 'vitest';
import { SharedLessons } from './shared-lessons.ts';

function shelf(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

const one = { id: 'shared-1', title: 'One', text: 'text' };

test('what was opened is there after a reload, by title, until it is forgotten', () => {
  const kept = shelf();
  const lessons = new SharedLessons(() => kept);
  lessons.keep({ ...one, id: 'shared-2', title: 'Two' });
  lessons.keep(one);
  const later = new SharedLessons(() => kept);
  expect(later.all().map(({ title }) => title)).toEqual(['One', 'Two']);
  expect(later.read('shared-1')).toEqual(one);
  later.forget('shared-1');
  expect(later.all().map(({ title }) => title)).toEqual(['Two']);
});

test('where nothing can be kept, the tab has it', () => {
  const lessons = new SharedLessons(() => {
    throw new Error('blocked');
  });
  lessons.keep(one);
  expect(lessons.all()).toEqual([one]);
});

test('what is damaged, or has the id of something else, is as good as nothing', () => {
  const kept = shelf();
  kept.setItem('dynascope-shared-lesson:shared-1', '{"title": 1}');
  kept.setItem('dynascope-shared-lesson:get-query-scan', '{"title": "x", "text": "y"}');
  expect(new SharedLessons(() => kept).all()).toEqual([]);
});
