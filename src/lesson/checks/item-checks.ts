/** Checks of items: that one is there, what it holds, what it weighs; that one is gone; how many there are. */
import { type AttributeMap, attributeOf, format, itemBytes } from '#engine';
import { say, sayCount } from '#texts/say.ts';
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
      goal: say('there'),
      now: item === undefined ? say('not there') : say('there'),
      holds: item !== undefined,
      fact: table === undefined ? say('there is no table {name}', { name }) : say('{name} has no item {item}', { name, item: called }),
      want: say('the goal wants one'),
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
      subject: say('Table {name}', { name }),
      goal: say('there'),
      now: table === undefined ? say('not there') : say('there'),
      holds: table !== undefined,
      fact: say('there is no table {name}', { name }),
      want: say('the goal wants one'),
    }),
    line({
      subject: called,
      goal: say('gone'),
      now: item === undefined ? say('gone') : say('there'),
      holds: item === undefined,
      fact: say('{item} is still in {name}', { item: called, name }),
      want: say('the goal wants it gone'),
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

function countLine(check: ItemCountCheck | PartitionCountCheck, noun: 'item' | 'partition', count: number | undefined): readonly GoalLine[] {
  const isTable = check.index === undefined;
  const name = check.index ?? check.table;
  return [
    line({
      subject: noun === 'item' ? say('{name}, items', { name }) : say('{name}, partitions', { name }),
      goal: sayBounds(check),
      now: count === undefined ? (isTable ? say('no table') : say('no index')) : `${count}`,
      holds: count !== undefined && isWithin(check, count),
      fact: count === undefined ? (isTable ? say('there is no table {name}', { name }) : say('there is no index {name}', { name })) : sayHas(name, noun, count),
    }),
  ];
}

function sayHas(name: string, noun: 'item' | 'partition', count: number): string {
  // Written as the engine writes counts.
  const n = format.formatCount(count, '').replace(/ s?$/, '');
  return noun === 'item'
    ? sayCount(count, { one: '{name} has {n} item', other: '{name} has {n} items' }, { name, n })
    : sayCount(count, { one: '{name} has {n} partition', other: '{name} has {n} partitions' }, { name, n });
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
  const now = value === undefined ? say('none') : sayAttribute(value);
  return line({
    subject: `${called}, ${name}`,
    goal: sayMatcher(matcher, value),
    now,
    holds: item !== undefined && keepsMatcher(matcher, value),
    fact: value === undefined ? say('{item} has no {attribute}', { item: called, attribute: name }) : say('{item} has {attribute} {now}', { item: called, attribute: name, now }),
  });
}

const extraLines = (called: string, equals: AttributeMap, rest: AttributeMap): GoalLine[] =>
  Object.keys(without(rest, Object.keys(equals))).map((name) =>
    line({
      subject: `${called}, ${name}`,
      goal: say('none'),
      now: sayAttribute(attributeOf(rest, name)!),
      holds: false,
      fact: say('{item} also has {attribute}', { item: called, attribute: name }),
      want: say('the goal wants it without'),
    }),
  );

function bytesLine(called: string, least: number | undefined, most: number | undefined, item: AttributeMap | undefined): GoalLine {
  const bytes = item && itemBytes(item);
  const bounds = [least !== undefined && say('at least {bytes}', { bytes: format.formatBytes(least) }), most !== undefined && say('at most {bytes}', { bytes: format.formatBytes(most) })];
  return line({
    subject: say('{item}, size', { item: called }),
    goal: bounds.filter(Boolean).join(` ${say('and')} `),
    now: bytes === undefined ? say('not there') : format.formatBytes(bytes),
    holds: bytes !== undefined && bytes >= (least ?? 0) && bytes <= (most ?? bytes),
    fact: bytes === undefined ? say('there is no item {item}', { item: called }) : say('{item} is {bytes}', { item: called, bytes: format.formatBytes(bytes) }),
  });
}
