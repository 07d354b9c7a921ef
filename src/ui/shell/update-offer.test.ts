import { expect, test } from 'vitest';
import { isInLesson } from './update-offer.tsx';

test.each([
  ['/', false],
  ['/learn', false],
  ['/learn/', false],
  ['/learn/your-first-table', true],
  ['/tables/Orders', false],
])('%s is inside of a lesson: %s', (location, isInside) => {
  expect(isInLesson(location)).toBe(isInside);
});
