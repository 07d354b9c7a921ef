/** Matching: JSON of requests and answers against patterns, attribute values against matchers. */
import { attributeOf, equalValues, format, normalizeNumber, setAttribute, typeOf } from '#engine';
import type { AttributeMap, AttributeValue } from '#engine';
import { say } from '#texts/say.ts';
import { sayAttribute, shortened } from '../evaluate-expression.ts';
import type { Matcher, Pattern, Rule, RulePattern } from './check.ts';

/** Where a value first differs from its pattern. */
export interface Mismatch {
  readonly path: string;
  /** Absent where there is nothing. */
  readonly now: string | undefined;
  readonly goal: string;
}

const isRecord = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isRule = (pattern: Pattern): pattern is RulePattern => isRecord(pattern) && '$rule' in pattern;

/** The first difference; nothing when the JSON holds all that the pattern names. */
export function mismatchOf(pattern: Pattern, json: unknown, path = '', around?: unknown): Mismatch | undefined {
  if (isRule(pattern)) {
    return keepsRule(pattern.$rule, plainOf(json), around) ? undefined : { path, now: sayPlain(json), goal: sayRule(pattern.$rule) };
  }
  if (Array.isArray(pattern)) {
    if (!Array.isArray(json) || json.length !== pattern.length) return { path, now: sayPlain(json), goal: sayPlain(pattern)! };
    return firstOf(pattern.map((part: Pattern, at) => mismatchOf(part, json[at], `${path}[${at}]`)));
  }
  if (isRecord(pattern)) return memberMismatch(pattern as Record<string, Pattern>, json, path);
  return json === pattern ? undefined : { path, now: sayPlain(json), goal: sayPlain(pattern)! };
}

function memberMismatch(pattern: Record<string, Pattern>, json: unknown, path: string): Mismatch | undefined {
  const number = pattern['N'];
  // A number of DynamoDB's is a text; 5, 5.0 and +5 are the same one.
  if (typeof number === 'string' && isRecord(json) && typeof json['N'] === 'string') {
    return sameNumber(number, json['N']) ? undefined : { path, now: json['N'], goal: number };
  }
  if (!isRecord(json)) return { path, now: sayPlain(json), goal: JSON.stringify(pattern).includes('"$rule"') ? sayParts(pattern) : sayPlain(pattern)! };
  const [tag, otherTag] = [tagOf(pattern), tagOf(json)];
  if (tag !== undefined && otherTag !== undefined && tag !== otherTag) {
    return { path, now: say('{value} as {type}', { value: sayPlain(json) ?? '', type: typeName(otherTag) }), goal: say('{value} as {type}', { value: sayPlain(pattern) ?? '', type: typeName(tag) }) };
  }
  return firstOf(
    Object.entries(pattern).map(([name, part]) => {
      const member = Object.hasOwn(json, name) ? json[name] : undefined;
      // An attribute value's type is no step of the path.
      const at = /^[A-Z]{1,4}$/.test(name) ? path : path === '' ? name : `${path}.${name}`;
      return mismatchOf(part, member, at, json);
    }),
  );
}

/** The type tag of an attribute value; nothing for another object. */
function tagOf(json: Record<string, unknown>): string | undefined {
  const [tag = '', ...others] = Object.keys(json);
  return others.length === 0 && Object.hasOwn(typeNames, tag) ? tag : undefined;
}

const firstOf = (mismatches: readonly (Mismatch | undefined)[]): Mismatch | undefined =>
  mismatches.find((mismatch) => mismatch !== undefined);

function sameNumber(a: string, b: string): boolean {
  const normal = normalizeNumber(a);
  return typeof normal === 'string' && normal === normalizeNumber(b);
}

/** JSON in a few words; `{"S": "x"}` is x. Nothing for nothing. */
export function sayPlain(json: unknown): string | undefined {
  if (json === undefined) return undefined;
  if (typeof json === 'string') return shortened(json === '' ? '""' : json);
  if (isRecord(json)) {
    const [[type, value] = ['', undefined], ...others] = Object.entries(json);
    if (others.length === 0 && /^(S|N|B|BOOL)$/.test(type)) return sayPlain(value);
  }
  return shortened(JSON.stringify(json));
}

/** What rules speak of: an attribute value's inside, else the JSON itself. */
function plainOf(json: unknown): unknown {
  if (!isRecord(json)) return json;
  const [[type, value] = ['', undefined], ...others] = Object.entries(json);
  if (others.length > 0) return json;
  if (type === 'N') return Number(value);
  return /^(S|B|BOOL|L|M|SS|NS|BS)$/.test(type) ? value : json;
}

/** `around` is the object whose member the value is. */
function keepsRule(rule: Rule, plain: unknown, around?: unknown): boolean {
  if (rule.exists !== undefined && (plain !== undefined) !== rule.exists) return false;
  if (rule.atLeast !== undefined && !(typeof plain === 'number' && plain >= rule.atLeast)) return false;
  if (rule.atMost !== undefined && !(typeof plain === 'number' && plain <= rule.atMost)) return false;
  if (rule.beginsWith !== undefined && !(typeof plain === 'string' && plain.startsWith(rule.beginsWith))) return false;
  if (rule.contains !== undefined && !containsIn(plain, rule.contains)) return false;
  if (rule.lengthAtLeast !== undefined && (lengthOf(plain) ?? 0) < rule.lengthAtLeast) return false;
  if (rule.below !== undefined && !isBelow(plain, isRecord(around) ? around[rule.below] : undefined)) return false;
  if (rule.some !== undefined && !(Array.isArray(plain) && plain.some((member) => mismatchOf(rule.some!, member) === undefined))) return false;
  return rule.length === undefined || lengthOf(plain) === rule.length;
}

const isBelow = (a: unknown, b: unknown): boolean => typeof a === 'number' && typeof b === 'number' && a < b;

const containsIn = (plain: unknown, part: string): boolean =>
  (typeof plain === 'string' && plain.includes(part)) || (Array.isArray(plain) && plain.includes(part));

function lengthOf(plain: unknown): number | undefined {
  if (typeof plain === 'string' || Array.isArray(plain)) return plain.length;
  return isRecord(plain) ? Object.keys(plain).length : undefined;
}

const typeNames: Readonly<Record<string, string>> = {
  S: say('a String'),
  N: say('a Number'),
  B: say('a Binary'),
  BOOL: say('a Boolean'),
  NULL: say('Null'),
  L: say('a List'),
  M: say('a Map'),
  SS: say('a String Set'),
  NS: say('a Number Set'),
  BS: say('a Binary Set'),
};

export const typeName = (type: string): string => typeNames[type] ?? type;

/** A rule in words, for what the goal wants. */
export function sayRule({ exists, type, atLeast, atMost, beginsWith, contains, length, lengthAtLeast, below, some }: Rule): string {
  const parts: string[] = [];
  if (exists !== undefined) parts.push(exists ? say('some value') : say('none'));
  if (type !== undefined) parts.push(typeName(type));
  if (atLeast !== undefined) parts.push(say('{n} or more', { n: format.formatNumber(atLeast) }));
  if (atMost !== undefined) parts.push(say('{n} or less', { n: format.formatNumber(atMost) }));
  if (beginsWith !== undefined) parts.push(say('one that begins with {text}', { text: beginsWith }));
  if (contains !== undefined) parts.push(say('one that contains {what}', { what: String(contains) }));
  if (length !== undefined) parts.push(say('a length of {n}', { n: format.formatNumber(length, 0) }));
  if (lengthAtLeast !== undefined) parts.push(say('a length of {n} or more', { n: format.formatNumber(lengthAtLeast, 0) }));
  if (below !== undefined) parts.push(say('less than {most}', { most: below }));
  if (some !== undefined) parts.push(say('one with {parts}', { parts: sayParts(some) }));
  return parts.join(` ${say('and')} `);
}

/** The members that a pattern names, e.g. `eventName MODIFY`. */
function sayParts(pattern: Pattern): string {
  if (isRule(pattern)) return sayRule(pattern.$rule);
  if (!isRecord(pattern)) return sayPlain(pattern)!;
  return Object.entries(pattern)
    .map(([name, part]) => (/^[A-Z]{1,4}$/.test(name) ? sayParts(part as Pattern) : `${name} ${sayParts(part as Pattern)}`))
    .join(', ');
}

/** Whether an attribute, or its absence, is as wanted. */
export function keepsMatcher(matcher: Matcher, value: AttributeValue | undefined): boolean {
  if (matcher.kind === 'is') return value !== undefined && equalValues(stored(value), stored(matcher.value));
  const { rule } = matcher;
  if (rule.type !== undefined && (value === undefined || typeOf(value) !== rule.type)) return false;
  return keepsRule(rule, plainOf(value));
}

export function sayMatcher(matcher: Matcher, value?: AttributeValue): string {
  if (matcher.kind === 'rule') return sayRule(matcher.rule);
  // "5, the goal wants 5" helps nobody: where only the type differs, the type is said.
  return value !== undefined && typeOf(value) !== typeOf(matcher.value) && sayAttribute(value) === sayAttribute(matcher.value)
    ? say('{value} as {type}', { value: sayAttribute(matcher.value), type: typeName(typeOf(matcher.value)) })
    : sayAttribute(matcher.value);
}

/** Numbers as DynamoDB keeps them, so that equal ones are equal. */
function stored(value: AttributeValue): AttributeValue {
  if (value.N === undefined) return value;
  const normal = normalizeNumber(value.N);
  return typeof normal === 'string' ? { N: normal } : value;
}

/** The item without some attributes. */
export function without(item: AttributeMap, names: readonly string[]): AttributeMap {
  const rest: AttributeMap = {};
  for (const name of Object.keys(item)) {
    if (!names.includes(name)) setAttribute(rest, name, attributeOf(item, name)!);
  }
  return rest;
}
