import { describe, expect, test } from 'vitest';
import { commandsOf } from '#testing/golden/case.ts';
import { goldenFiles, testGoldenFiles } from '#testing/golden/run.ts';

const folder = new URL('golden/', import.meta.url);

testGoldenFiles(folder);

/** `1-3, 12-14, 36` as numbers. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i),
  );

describe('what the golden cases cover', () => {
  const cases = goldenFiles(folder).flatMap((file) => file.cases);

  test('every row of the table of error messages that is ours to answer, by its number in a title', () => {
    const named = new Set(cases.flatMap(({ title }) => numbersIn(/^rows? ([\d, -]+):/.exec(title)?.[1] ?? '')));
    // Expressions (63 to 85) are held to their rows in their own room, too; 8, 19, 24 and so on are no rows.
    const wanted = numbersIn('1-7, 9-18, 20-23, 25-36, 38-56, 57-59, 61-67, 81-102, 104-106, 108');
    expect(wanted.filter((row) => !named.has(row))).toEqual([]);
  });

  test('every rule of units that an operation so far can meet', () => {
    const rules = new Set(cases.flatMap(({ header }) => header.get('rule')!.match(/\d+\.\d+/g) ?? []));
    const wanted = '2.01 2.02 2.04 2.05 2.06 2.07 2.09 2.10 2.11 2.12 2.13 2.15 2.16 2.40 2.41 2.42 2.43 2.44 2.45 2.50 2.51 2.52 2.53 2.57';
    expect(wanted.split(' ').filter((rule) => !rules.has(rule))).toEqual([]);
  });

  test('every operation of tables, items and the clock', () => {
    const asked = new Set(cases.flatMap(({ turns }) => turns.flatMap(commandsOf)).map((command) => /^\w+/.exec(command)?.[0]));
    const wanted =
      'CreateTable DescribeTable ListTables UpdateTable DeleteTable PutItem GetItem UpdateItem DeleteItem Query Scan ' +
      'AdvanceClock SetClock DescribePartitions DescribeTrace DescribeBill';
    expect(wanted.split(' ').filter((operation) => !asked.has(operation))).toEqual([]);
  });
});
