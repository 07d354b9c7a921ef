/** Every myth card: that its request settles the claim, and that its numbers are known. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { LessonStory } from '#testing/lesson-story.ts';
import { evaluate } from './checks/evaluate.ts';
import { missingOf } from './checks/finding.ts';
import { readMyths } from './compile/read-myths.ts';
import { tellMyth } from './myth.ts';
import { unknownWords } from './notes.ts';
import { spelledOut } from './story.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const myths = readMyths(folder);
const knownLinks = parseYaml(readFileSync(`${folder}/links.yaml`, 'utf8')) as string[];

test.each(myths.map((myth) => [myth.claim, myth] as const))('%s', async (_, myth) => {
  // Each answer is waited for and no more, as when the page tries them on a copy.
  const start = await spelledOut(myth.start, () => Promise.reject(new Error('a myth inherits from no lesson')));
  const story = new LessonStory({ speed: 0 }).run(start);
  expect(story.exchanges.map(({ error }) => error)).toEqual(start.map(() => undefined));
  story.nextStep();
  story.run([myth.request]);
  expect(missingOf(evaluate(myth.check, story.evidence()))).toBeUndefined();
  expect(Object.values(tellMyth(myth, story.exchanges[0]!))).not.toContain(unknownWords);
  for (const inline of myth.says) if (inline.kind === 'text') expect(inline.text).not.toMatch(/\d/);
  expect(knownLinks).toContain(myth.link);
});

test('ids are unique, and some claims are true', () => {
  expect(new Set(myths.map(({ id }) => id)).size).toBe(myths.length);
  expect(new Set(myths.map(({ holds }) => holds)).size).toBe(2);
});
