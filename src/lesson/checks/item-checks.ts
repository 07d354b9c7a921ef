/** Checks of items: that one is there, what it holds, what it weighs; that one is gone; how many there are. */
import { type AttributeMap, attributeOf, format, itemBytes } from '#engine';
import { type Evidence, tableOf, type IndexEvidence, type TableEvidence } from '../evidence.ts';
import { sayAttribute } from '../evaluate-expression.ts';
import type { ItemCheck, ItemCountCheck, Matcher, PartitionCountCheck } from './check.ts';
import { isWithin, sayBounds } from './bounds.ts';
import { type GoalLine, line } from './finding.ts';
import { keepsMatcher, sayMatcher, without } from './match.ts';

export function checkItem(check: ItemCheck, evidence: Evidence): readonly GoalLine[] {
  const { table: name, key, equals, matches, bytesAtLeast, bytesAtMost } = check;
  const table = tableOf(evidence, name);
  const item = table && itemWith(key, table);
  const called = sayKey(key);
  const lines = [
    line({
      subject: called,
      goal: 'there',
      now: item === undefined ? 'not there' : 'there',
      holds: item !== undefined,
      fact: table === undefined ? `there is no table ${name}` : `${name} has no item ${called}`,
      want: 'the goal wants one',
    }),
  ];
  for (const { name: attribute, matcher } of wantedOf(equals, matches)) {
    lines.push(attributeLine(called, attribute, matcher, item));
  }
  if (equals !== undefined && item !== undefined) lines.push(...extraLines(called, equals, without(item, Object.keys(key))));
  if (bytesAtLeast !== undefined || bytesAtMost !== undefined) {
    lines.push(bytesLine(called, bytesAtLeast, bytesAtMost, item));
  }
  return lines;
}

export function checkAbsent(name: string, key: AttributeMap, evidence: Evidence): readonly GoalLine[] {
  const table = tableOf(evidence, name);
  const item = table && itemWith(key, table);
  const called = sayKey(key);
  return [
    // An item is not deleted by deleting its table.
    line({
      subject: `Table ${name}`,
      goal: 'there',
      now: table === undefined ? 'not there' : 'there',
      holds: table !== undefined,
      fact: `there is no table ${name}`,
      want: 'the goal wants one',
    }),
    line({
      subject: called,
      goal: 'gone',
      now: item === undefined ? 'gone' : 'there',
      holds: item === undefined,
      fact: `${called} is still in ${name}`,
      want: 'the goal wants it gone',
    }),
  ];
}

export const checkItemCount = (check: ItemCountCheck, evidence: Evidence): readonly GoalLine[] =>
  check.index === undefined
    ? countLine(check, 'item', tableOf(evidence, check.table)?.itemCount)
    : countLine(check, 'item', indexOf(evidence, check)?.entryCount);

export const checkPartitionCount = (check: PartitionCountCheck, evidence: Evidence): readonly GoalLine[] =>
  check.index === undefined
    ? countLine(check, 'partition', tableOf(evidence, check.table)?.partitions)
    : countLine(check, 'partition', indexOf(evidence, check)?.partitions);

const indexOf = (evidence: Evidence, { table, index }: ItemCountCheck | PartitionCountCheck): IndexEvidence | undefined =>
  tableOf(evidence, table)?.indexes.find(({ name }) => name === index);

function countLine(check: ItemCountCheck | PartitionCountCheck, noun: string, count: number | undefined): readonly GoalLine[] {
  const what = check.index === undefined ? 'table' : 'index';
  const name = check.index ?? check.table;
  return [
    line({
      subject: `${name}, ${noun}s`,
      goal: sayBounds(check),
      now: count === undefined ? `no ${what}` : `${count}`,
      holds: count !== undefined && isWithin(check, count),
      fact: count === undefined ? `there is no ${what} ${name}` : `${name} has ${format.formatCount(count, noun)}`,
    }),
  ];
}

const itemWith = (key: AttributeMap, { items }: TableEvidence): AttributeMap | undefined =>
  items.find((item) => Object.keys(key).every((name) => keepsMatcher({ kind: 'is', value: key[name]! }, attributeOf(item, name))));

/** An item goes by its key's values: `ana, 2026-03-02`. */
export const sayKey = (key: AttributeMap): string => Object.keys(key).map((name) => sayAttribute(key[name]!)).join(', ');

const wantedOf = (equals: ItemCheck['equals'], matches: ItemCheck['matches']): { name: string; matcher: Matcher }[] => [
  ...Object.keys(equals ?? {}).map((name) => ({ name, matcher: { kind: 'is', value: equals![name]! } as const })),
  ...(matches ?? []),
];

function attributeLine(called: string, name: string, matcher: Matcher, item: AttributeMap | undefined): GoalLine {
  const value = item && attributeOf(item, name);
  const now = value === undefined ? 'none' : sayAttribute(value);
  return line({
    subject: `${called}, ${name}`,
    goal: sayMatcher(matcher, value),
    now,
    holds: item !== undefined && keepsMatcher(matcher, value),
    fact: value === undefined ? `${called} has no ${name}` : `${called} has ${name} ${now}`,
  });
}

const extraLines = (called: string, equals: AttributeMap, rest: AttributeMap): GoalLine[] =>
  Object.keys(without(rest, Object.keys(equals))).map((name) =>
    line({
      subject: `${called}, ${name}`,
      goal: 'none',
      now: sayAttribute(attributeOf(rest, name)!),
      holds: false,
      fact: `${called} also has ${name}`,
      want: 'the goal wants it without',
    }),
  );

function bytesLine(called: string, least: number | undefined, most: number | undefined, item: AttributeMap | undefined): GoalLine {
  const bytes = item && itemBytes(item);
  const bounds = [least !== undefined && `at least ${format.formatBytes(least)}`, most !== undefined && `at most ${format.formatBytes(most)}`];
  return line({
    subject: `${called}, size`,
    goal: bounds.filter(Boolean).join(' and '),
    now: bytes === undefined ? 'not there' : format.formatBytes(bytes),
    holds: bytes !== undefined && bytes >= (least ?? 0) && bytes <= (most ?? bytes),
    fact: bytes === undefined ? `there is no item ${called}` : `${called} is ${format.formatBytes(bytes)}`,
  });
}
