/** Every lesson of the course: that it can be done, that only doing it counts, and that its numbers are true. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { describe, expect, test } from 'vitest';
import { attempt, standAgain, standsOf, type Stand } from '#testing/lesson-walk.ts';
import { LessonStory } from '#testing/lesson-story.ts';
import type { Check } from './checks/check.ts';
import { evaluate } from './checks/evaluate.ts';
import { missingOf } from './checks/finding.ts';
import { readCourse } from './compile/read-course.ts';
import { effortOf } from './evidence.ts';
import type { Lesson, Step, Text } from './lesson.ts';
import { tell, unknownWords } from './notes.ts';
import { notesOf, tellingOf, type Play } from './play.ts';
import { inlinesIn, inlinesOf, type Prose } from './prose.ts';
import { callsToStep } from './story.ts';
import { sameValue } from './value.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const course = readCourse(folder);
const knownLinks = new Set(parseYaml(readFileSync(`${folder}/links.yaml`, 'utf8')) as string[]);

const find = (id: string): Promise<Lesson> => Promise.resolve(course.lessons.find((lesson) => lesson.id === id)!);

/** Texts of a step in the order in which a learner meets them. */
function textsOf({ prose, predict, hints, afterword }: Step): Text[] {
  const answers = predict?.answer.kind === 'choices' ? predict.answer.choices : (predict?.answer.known ?? []);
  const wrong = answers.flatMap((answer) => (answer.wrong === undefined ? [] : [answer.wrong]));
  return [
    [...inlinesOf(prose)],
    ...(predict === undefined ? [] : [[...inlinesIn(predict.question)], [...inlinesIn(predict.why)]]),
    ...wrong.map((text) => [...inlinesIn(text)]),
    ...hints.flatMap(({ cases, otherwise }) => [...cases.map(({ then }) => then), otherwise]).map((text) => [...inlinesIn(text)]),
    [...inlinesOf(afterword)],
  ];
}

const asRead = (prose: Prose): string =>
  [...inlinesOf(prose)].map((inline) => (inline.kind === 'text' || inline.kind === 'code' ? inline.text : '')).join(' ');

/** Sizes as DynamoDB writes its limits, and the name of an encoding. */
const fixedTerms = /\b(4 KB|1 KB|UTF-8)\b/g;

/** Names and values that a learner must know to meet a check. */
function wordsOf(check: Check): string[] {
  switch (check.kind) {
    case 'all':
    case 'any':
      return check.checks.flatMap(wordsOf);
    case 'not':
      return wordsOf(check.check);
    case 'table':
      return [check.table, ...(check.key ?? []).map(({ name }) => name), ...(check.indexes ?? [])];
    case 'index':
      return [check.index, ...(check.key ?? []).map(({ name }) => name)];
    case 'no table':
      return [check.table];
    case 'items':
    case 'partitions':
      return [check.table, ...(check.index === undefined ? [] : [check.index])];
    case 'item': {
      const wanted = (check.matches ?? []).map(({ name, matcher }) => [name, ...(matcher.kind === 'is' ? plainWords(matcher.value) : [])]);
      const whole = Object.entries(check.equals ?? {}).map(([name, value]) => [name, ...plainWords(value)]);
      return [check.table, ...Object.values(check.key).map(sayPlain), ...wanted.flat(), ...whole.flat()];
    }
    case 'absent':
      return Object.values(check.key).map(sayPlain);
    case 'used':
    case 'requests':
      return [...check.request.operations, ...(typeof check.request.where?.['TableName'] === 'string' ? [check.request.where['TableName']] : [])];
    case 'unused':
      return [check.operation];
    case 'cost':
      return [];
  }
}

/** Of a set each member. */
const plainWords = (value: object): string[] => [Object.values(value)[0]].flat().map(String);

const sayPlain = (value: object): string => String(Object.values(value)[0]);

test('ids are unique, and a lesson stands in the folder of its id', () => {
  const ids = course.lessons.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const folders = course.files.filter((file) => file.endsWith('lesson.md')).map((file) => file.split('/').at(-2));
  expect(folders).toEqual(ids);
});

describe.each(course.lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  let walked: Promise<Stand[]> | undefined;
  const stands = (): Promise<Stand[]> => (walked ??= standsOf(lesson, find));
  const solve = ({ play, story, step }: Stand, at = 0): { play: Play; story: LessonStory } => {
    const own = story.fork();
    return { play: attempt(play, own, step.solutions[at]!.calls), story: own };
  };

  test('every step that is checked has three hints, a solution, a wrong answer and an afterword', () => {
    for (const step of lesson.steps.filter(({ check }) => check !== undefined)) {
      expect(step.hints, step.id).toHaveLength(3);
      expect(step.solutions.length, step.id).toBeGreaterThan(0);
      expect(step.wrong.length, step.id).toBeGreaterThan(0);
      expect(step.afterword.length, step.id).toBeGreaterThan(0);
    }
  });

  test('no step is solved at its start', async () => {
    for (const { step, play } of await stands()) {
      if (step.check !== undefined) expect(notesOf(play, step).solved, step.id).toBe(false);
    }
  });

  test('every solution solves its step, and no beginning of it does', async () => {
    for (const { step, play, story } of await stands()) {
      for (const { calls } of step.solutions) {
        for (let count = 0; count <= calls.length; count++) {
          const after = attempt(play, story.fork(), calls.slice(0, count));
          const { finding } = after;
          const where = `${step.id} after ${count} of ${calls.length}: ${finding && missingOf(finding)}`;
          expect(notesOf(after, step).solved, where).toBe(count === calls.length);
        }
      }
    }
  });

  test('every wrong answer is told what is missing, in its own sentence', async () => {
    for (const { step, play, story } of await stands()) {
      for (const { calls, says } of step.wrong) {
        const { finding } = attempt(play, story.fork(), calls);
        expect(finding && missingOf(finding), step.id).toBe(says);
      }
    }
  });

  test('after a wrong answer, and with its tables set back, every step is still done by its solution', async () => {
    for (const { step, play, story } of await stands()) {
      if (step.check === undefined) continue;
      const tried = step.wrong.reduce((now, { calls }) => attempt(now, story.fork(), calls), play);
      const { play: again, story: anew } = await standAgain(tried, find);
      const after = attempt(again, anew, step.solutions[0]!.calls);
      expect(after.finding && missingOf(after.finding), step.id).toBeUndefined();
      expect(Object.values(notesOf(after, step).predict), step.id).not.toContain(unknownWords);
    }
  });

  test('every prediction has its measured answer among the choices, and a word for every other one', async () => {
    for (const stand of await stands()) {
      const { step } = stand;
      if (step.predict === undefined) continue;
      const { measured } = notesOf(solve(stand).play, step);
      expect(measured, `${step.id} measures nothing`).toBeDefined();
      const { answer } = step.predict;
      if (answer.kind === 'number') {
        expect(answer.known.some(({ value }) => sameValue(value, measured!)), step.id).toBe(false);
        continue;
      }
      const right = answer.choices.filter(({ value }) => sameValue(value, measured!));
      expect(right, `${step.id} measured ${JSON.stringify(measured)}`).toHaveLength(1);
      expect(answer.choices.filter(({ wrong }) => wrong === undefined), step.id).toEqual(right);
    }
  });

  test('par is what the solutions take', async () => {
    const efforts = (await stands()).map((stand) => solve(stand).story.exchanges);
    const { calls, readUnits, writeUnits, dollars } = effortOf(efforts.flat());
    expect({ calls, readUnits, writeUnits, dollars: Number(dollars.toFixed(12)) }).toEqual(lesson.par);
  });

  test('the solution that is shown has been measured at the start of its step', async () => {
    for (const stand of await stands()) {
      const { step, play } = stand;
      if (step.check !== undefined) expect(notesOf(play, step).solutionEffort).toEqual(effortOf(solve(stand).story.exchanges));
    }
  });

  test('two replays are the same to the byte', async () => {
    const replay = async (): Promise<string> => {
      const story = new LessonStory(lesson.settings);
      const calls = await callsToStep(lesson, lesson.steps.length, find);
      story.run(calls);
      return JSON.stringify(story.exchanges);
    };
    expect(await replay()).toBe(await replay());
  });

  test('every computed value of the text is known when it is read', async () => {
    for (const stand of await stands()) {
      const { step, play } = stand;
      const before = notesOf(play, step);
      const after = solve(stand).play;
      const solved = notesOf(after, step);
      const texts = { prose: before.prose, predict: solved.predict, afterword: solved.afterword };
      for (const [name, told] of Object.entries(texts)) {
        const unknown = Object.entries(told).filter(([, words]) => words === unknownWords);
        expect(unknown.map(([source]) => source), `${step.id}, ${name}`).toEqual([]);
      }
      expect(solved.pictures, step.id).not.toContain(undefined);
      for (const { cases, otherwise } of step.hints) {
        const held = cases.find(({ when }) => evaluate(when, play.evidence).holds);
        const told = tell(inlinesIn(held?.then ?? otherwise), tellingOf(play));
        expect(Object.values(told), step.id).not.toContain(unknownWords);
      }
    }
  });

  test('numbers in sentences are computed, not written', () => {
    for (const step of lesson.steps) {
      for (const text of textsOf(step)) {
        for (const inline of text) {
          if (inline.kind === 'text') expect(inline.text.replaceAll(fixedTerms, ''), step.id).not.toMatch(/\d/);
        }
      }
    }
  });

  test('every name that a check needs stands in the text of its step', () => {
    for (const { id, check, prose } of lesson.steps) {
      const text = asRead(prose);
      for (const word of check === undefined ? [] : wordsOf(check)) expect(text, `${id} does not say ${word}`).toContain(word);
    }
  });

  test('links are known ones', () => {
    for (const step of lesson.steps) {
      for (const inline of textsOf(step).flat()) {
        if (inline.kind === 'link') expect([...knownLinks]).toContain(inline.href);
      }
    }
  });

  test('solutions keep to the operations that the lesson allows', () => {
    const allowed = lesson.allowedOperations;
    const used = lesson.steps.flatMap(({ solutions }) => solutions.flatMap(({ calls }) => calls.map(({ operation }) => operation)));
    if (allowed !== undefined) expect(used.filter((operation) => !allowed.includes(operation) && operation !== 'AdvanceClock')).toEqual([]);
  });
});
