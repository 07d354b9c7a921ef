/** `npm run new:lesson`: what it writes is a lesson. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attempt, standsOf } from '#testing/lesson-walk.ts';
import { newLesson } from '../../../scripts/new-lesson.mjs';
import { missingOf } from '../checks/finding.ts';
import { notesOf } from '../play.ts';
import { readCourse } from './read-course.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lessons-'));
  cpSync(fileURLToPath(new URL('../../../lessons', import.meta.url)), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const find = (): never => {
  throw new Error('it starts where no other lesson ends');
};

test('the new lesson compiles, stands last in its track, and can be done', async () => {
  expect(newLesson(folder, ['reading', 'brand-new', 'Brand', 'new'])).toBeUndefined();
  const { tracks, lessons } = readCourse(folder);
  expect(tracks.find(({ id }) => id === 'reading')!.lessons.at(-1)).toMatchObject({ id: 'brand-new', title: 'Brand new' });
  const [stand] = await standsOf(lessons.find(({ id }) => id === 'brand-new')!, find);
  const { step, play, story } = stand!;
  expect(notesOf(attempt(play, story.fork(), step.solutions[0]!.calls), step).solved).toBe(true);
  const { finding } = attempt(play, story.fork(), step.wrong[0]!.calls);
  expect(missingOf(finding!)).toBe(step.wrong[0]!.says);
});

test('a track without lessons takes its first one', () => {
  const file = join(folder, 'tracks.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}- id: to-come\n  title: To come\n  about: Nothing yet\n  lessons: []\n`);
  expect(newLesson(folder, ['to-come', 'brand-new', 'Brand new'])).toBeUndefined();
  expect(readCourse(folder).tracks.at(-1)!.lessons).toHaveLength(1);
});

test.each([
  [[], /npm run new:lesson/],
  [['reading', 'Bad Id', 'x'], /npm run new:lesson/],
  [['nowhere', 'x', 'X'], /no track nowhere/],
  [['reading', 'get-query-scan', 'X'], /already/],
])('%j is refused', (words, problem) => {
  expect(newLesson(folder, words)).toMatch(problem);
});
