/** Checks from their notation to the data that the page evaluates. */
import type { AttributeMap, AttributeValue } from '#engine';
import type { Ceiling, Check, EventPattern, KeyNotation, Matcher, Pattern, RequestPattern, Rule } from '../checks/check.ts';
import type { CheckNotation } from './schema.ts';

type Json = unknown;

const isRecord = (json: Json): json is Record<string, Json> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** The only member of an object, where it has this name. */
const onlyMember = (json: Json, name: string): Json =>
  isRecord(json) && Object.keys(json).length === 1 ? json[name] : undefined;

/** Plain YAML as an attribute value: text is S, a number N, true and false BOOL, null NULL, a list L, a map M. */
export function attributeValue(json: Json): AttributeValue {
  const typed = onlyMember(json, 'dynamo');
  if (typed !== undefined) return typed as AttributeValue;
  if (typeof json === 'string') return { S: json };
  if (typeof json === 'number') return { N: String(json) };
  if (typeof json === 'boolean') return { BOOL: json };
  if (Array.isArray(json)) return { L: json.map(attributeValue) };
  return isRecord(json) ? { M: attributeMap(json) } : { NULL: true };
}

export const attributeMap = (json: Record<string, Json>): AttributeMap =>
  Object.fromEntries(Object.entries(json).map(([name, value]) => [name, attributeValue(value)]));

function ruleOf(json: Json): Rule {
  const { some, ...rest } = json as Record<string, Json>;
  return { ...rest, ...(some === undefined ? {} : { some: patternOf(some) }) };
}

function matcherOf(json: Json): Matcher {
  const rule = onlyMember(json, 'rule');
  return rule === undefined ? { kind: 'is', value: attributeValue(json) } : { kind: 'rule', rule: ruleOf(rule) };
}

function patternOf(json: Json): Pattern {
  const rule = onlyMember(json, 'rule');
  if (rule !== undefined) return { $rule: ruleOf(rule) };
  if (Array.isArray(json)) return json.map(patternOf);
  return isRecord(json) ? patternMembers(json) : (json as Pattern);
}

export const patternMembers = (json: Record<string, Json>): Record<string, Pattern> =>
  Object.fromEntries(Object.entries(json).map(([name, part]) => [name, patternOf(part)]));

const keyOf = (notation: readonly string[]): KeyNotation[] =>
  notation.map((text) => {
    const [name = '', type = 'S'] = text.split(' ');
    return { name, type: type as KeyNotation['type'] };
  });

type Ceilings = { callsAtMost?: number | undefined; readUnitsAtMost?: number | undefined; writeUnitsAtMost?: number | undefined; dollarsAtMost?: number | undefined };

function ceilingOf({ callsAtMost, readUnitsAtMost, writeUnitsAtMost, dollarsAtMost }: Ceilings): Ceiling | undefined {
  const ceiling = { callsAtMost, readUnitsAtMost, writeUnitsAtMost, dollarsAtMost };
  return Object.values(ceiling).every((most) => most === undefined) ? undefined : ceiling;
}

export function requestPattern(
  operations: string | readonly string[],
  where: Record<string, Json> | undefined,
  error: string | undefined,
): RequestPattern {
  return { operations: typeof operations === 'string' ? [operations] : operations, where: where && patternMembers(where), error };
}

const eventsOf = (events: readonly { type: string; where: Record<string, Json> }[] | undefined): EventPattern[] | undefined =>
  events?.map(({ type, where }) => ({ type, where: patternMembers(where) }));

export function checkOf(notation: CheckNotation): Check {
  if (Array.isArray(notation)) return notation.length === 1 ? checkOf(notation[0]!) : { kind: 'all', checks: notation.map(checkOf) };
  if ('all' in notation) return { kind: 'all', checks: notation.all.map(checkOf) };
  if ('any' in notation) return { kind: 'any', checks: notation.any.map(checkOf) };
  if ('not' in notation) return { kind: 'not', check: checkOf(notation.not) };
  if ('noTable' in notation) return { kind: 'no table', table: notation.noTable };
  if ('items' in notation) {
    const { items: table, ...counts } = notation;
    return { kind: 'items', table, ...counts };
  }
  if ('partitions' in notation) {
    const { partitions: table, ...rest } = notation;
    return { kind: 'partitions', table, ...rest };
  }
  if ('index' in notation) return { kind: 'index', ...notation, key: notation.key && keyOf(notation.key) };
  if ('table' in notation) return { kind: 'table', ...notation, key: notation.key && keyOf(notation.key) };
  if ('item' in notation) {
    const { item: table, key, equals, matches, ...sizes } = notation;
    return {
      kind: 'item',
      table,
      key: attributeMap(key),
      equals: equals && attributeMap(equals),
      matches: matches && Object.entries(matches).map(([name, json]) => ({ name, matcher: matcherOf(json) })),
      ...sizes,
    };
  }
  if ('absent' in notation) return { kind: 'absent', table: notation.absent, key: attributeMap(notation.key) };
  if ('used' in notation) {
    const { used, where, error, within, answer, events } = notation;
    return {
      kind: 'used',
      request: requestPattern(used, where, error),
      within,
      answer: answer && patternMembers(answer),
      events: eventsOf(events),
      ceiling: ceilingOf(notation),
    };
  }
  if ('requests' in notation) {
    const { requests, where, error, answer, events, ...rest } = notation;
    return { kind: 'requests', request: requestPattern(requests, where, error), answer: answer && patternMembers(answer), events: eventsOf(events), ...rest };
  }
  if ('unused' in notation) {
    const { unused: operation, where, within } = notation;
    return { kind: 'unused', operation, where: where && patternMembers(where), within };
  }
  return { kind: 'cost', within: notation.cost, ceiling: ceilingOf(notation) ?? {} };
}
