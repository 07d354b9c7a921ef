import { describe, expect, test } from 'vitest';
import { controlShapes } from '#engine/protocol/control-shapes.ts';
import { requestShapes } from '#engine/protocol/request-shapes.ts';
import { scalingShapes } from '#engine/protocol/scaling-shapes.ts';
import { streamShapes } from '#engine/protocol/stream-shapes.ts';
import { commandsOf, type GoldenCase } from '#testing/golden/case.ts';
import { goldenFiles, testGoldenFiles } from '#testing/golden/run.ts';
import { errorRows } from './golden/error-rows.ts';

const folder = new URL('golden/', import.meta.url);

testGoldenFiles(folder);

/** `1-3, 12-14, 36` as numbers. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i),
  );

const cases = goldenFiles(folder).flatMap((file) => file.cases);

const casesByRow = new Map<number, GoldenCase[]>();
for (const golden of cases) {
  const rows = numbersIn(/^rows? ([\d, -]+):/.exec(golden.title)?.[1] ?? '');
  for (const row of rows) casesByRow.set(row, [...(casesByRow.get(row) ?? []), golden]);
}

/** A message of the table as a pattern: `<…>` is anything, the rest to the letter. */
const patternOf = (message: string): RegExp =>
  new RegExp(`^(Message: )?${message.split('<…>').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);

const answersOf = ({ turns }: GoldenCase): readonly string[] => turns.flatMap(({ answer = [] }) => answer);

describe('the table of error messages', () => {
  test.each([...errorRows])('row %i is shown, with its message to the letter', (row, messages) => {
    const answers = (casesByRow.get(row) ?? []).flatMap(answersOf);
    // A statement of a batch has its error inside of an answer.
    const said = (pattern: RegExp): boolean => answers.some((line) => pattern.test(line));
    expect(messages.filter((message) => !said(patternOf(message)))).toEqual([]);
  });

  test('no case names a row that is not in it', () => {
    expect([...casesByRow.keys()].filter((row) => !errorRows.has(row))).toEqual([]);
  });

  test('the pattern of a message is strict', () => {
    expect('Table already exists: Music').toMatch(patternOf('Table already exists: <…>'));
    expect('Table already exists. Music').not.toMatch(patternOf('Table already exists: <…>'));
    expect('Supplied x').not.toMatch(patternOf('Supplied'));
  });
});

describe('what the golden cases cover', () => {
  test('every rule of units that an operation so far can meet', () => {
    const rules = new Set(cases.flatMap(({ header }) => header.get('rule')!.match(/\d+\.\d+/g) ?? []));
    const wanted =
      '2.01 2.02 2.03 2.04 2.05 2.06 2.07 2.08 2.09 2.10 2.11 2.12 2.13 2.14 2.15 2.16 2.17 2.18 2.19 2.20 2.21 2.22 ' +
      '2.40 2.41 2.42 2.43 2.44 2.45 2.50 2.51 2.52 2.53 2.54 2.55 2.56 2.57';
    expect(wanted.split(' ').filter((rule) => !rules.has(rule))).toEqual([]);
  });

  test('every operation that is simulated', () => {
    const asked = new Set(cases.flatMap(({ turns }) => turns.flatMap(commandsOf)).map((command) => /^\w+/.exec(command)?.[0]));
    const wanted = Object.keys({ ...requestShapes, ...streamShapes, ...controlShapes, ...scalingShapes });
    expect(wanted.filter((operation) => !asked.has(operation))).toEqual([]);
  });

  test('a source that measured what is said to be measured on AWS', () => {
    const measured = /M-C|M-Q|M-X|https?:|issue|checked against|reference/;
    const isUnfounded = ({ header }: GoldenCase): boolean => header.get('verified') === 'aws' && !measured.test(header.get('source')!);
    expect(cases.filter(isUnfounded).map(({ title }) => title)).toEqual([]);
  });
});
