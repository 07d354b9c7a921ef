import { expect, test } from 'vitest';
import { missingAt } from './places.ts';

test.each([
  ['/', 'Lessons'],
  ['/learn/your-first-table', 'Lessons'],
  ['/inside/road', 'Inside'],
  ['/lab', 'Lab'],
  ['/bill', 'Bill'],
  ['/open/abc', 'A shared workspace'],
  ['/tables', undefined],
  ['/tables/learn', undefined],
  ['/requests/code', undefined],
  ['/workspace', undefined],
  ['/labels', undefined],
])('another engine: %s is %s', (location, title) => {
  expect(missingAt(location)?.title).toBe(title);
});
