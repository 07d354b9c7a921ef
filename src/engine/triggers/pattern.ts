/**
 * Filter patterns: which records of a stream go to a function. A pattern has the form of the record; where it
 * ends in a list, the record's value has to pass one of the list's tests.
 * Source: AWS Lambda, DG invocation-eventfiltering (operators), with-ddb-filtering; reference 7.2.
 */

/** A value of a record as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

type Test = (value: Json | undefined) => boolean;

export interface Pattern {
  readonly matches: Test;
}

/** Characters of a pattern. Source: SDK model of client-lambda, `Pattern`. */
export const patternCharsMax = 4096;
/** Source: reference 7.2. */
export const patternsMax = 5;

/** A pattern that can't be read throws one of these to the door of this file, which makes it a text. */
class Unreadable extends Error {}

/** The pattern, or a text that says what is wrong with it. */
export function readPattern(text: string): Pattern | string {
  if (text.length > patternCharsMax) return `A pattern has at most ${patternCharsMax} characters.`;
  try {
    const value = JSON.parse(text) as Json;
    return { matches: isObject(value) ? objectTest(value) : unreadable('A pattern is a JSON object.') };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return thrown.message;
    return 'A pattern is a JSON object, and this text is no JSON.';
  }
}

/** A record passes when one of the patterns matches it, and where there are none. */
export const passes = (patterns: readonly Pattern[], record: Json): boolean =>
  patterns.length === 0 || patterns.some(({ matches }) => matches(record));

const unreadable = (message: string): never => {
  throw new Unreadable(message);
};

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);

/** All fields have to match; of those under `$or`, one object. */
function objectTest(pattern: { readonly [name: string]: Json }): Test {
  const names = Object.keys(pattern);
  if (names.length === 0) unreadable('An object of a pattern names at least one field.');
  const tests = names.map((name): Test => {
    const rule = pattern[name]!;
    if (name === '$or') return orTest(rule);
    const test = fieldTest(name, rule);
    return (value) => test(isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
  });
  return (value) => tests.every((test) => test(value));
}

function orTest(rule: Json): Test {
  if (!isList(rule) || rule.length < 2) return unreadable('$or takes a list of two or more objects.');
  const tests = rule.map((one) => (isObject(one) ? objectTest(one) : unreadable('$or takes a list of two or more objects.')));
  return (value) => tests.some((test) => test(value));
}

function fieldTest(name: string, rule: Json): Test {
  if (isObject(rule)) return objectTest(rule);
  if (!isList(rule) || rule.length === 0) return unreadable(`"${name}" is matched by an object or by a list of values, such as ["INSERT"].`);
  const tests = rule.map((one) => leafTest(name, one));
  return (value) => tests.some((test) => test(value));
}

/** Where the record has a list, one of its elements has to pass. */
const ofAny =
  (test: (value: Json) => boolean): Test =>
  (value) =>
    value !== undefined && (isList(value) ? value.some(test) : test(value));

function leafTest(name: string, rule: Json): Test {
  if (isList(rule)) return unreadable(`In "${name}", a list stands in a list.`);
  if (!isObject(rule)) return ofAny((value) => value === rule);
  const [operator, ...others] = Object.keys(rule);
  if (operator === undefined || others.length > 0) return unreadable(`In "${name}", a test has one operator.`);
  return operatorTest(operator, rule[operator]!);
}

function operatorTest(operator: string, operand: Json): Test {
  switch (operator) {
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case': {
      const test = textTest(operator, operand);
      return ofAny((value) => typeof value === 'string' && test(value));
    }
    case 'anything-but':
      return anythingBut(operand);
    case 'exists':
      return exists(operand);
    case 'numeric': {
      const test = numericTest(operand);
      // Numbers of DynamoDB are strings in a record, so this matches none of them. Source: reference 7.2 (unsourced).
      return ofAny((value) => typeof value === 'number' && test(value));
    }
    default:
      return unreadable(`There is no operator "${operator}". There are prefix, suffix, equals-ignore-case, anything-but, exists and numeric.`);
  }
}

function textTest(operator: 'prefix' | 'suffix' | 'equals-ignore-case', operand: Json): (value: string) => boolean {
  if (typeof operand !== 'string') return unreadable(`"${operator}" takes a string.`);
  if (operator === 'prefix') return (value) => value.startsWith(operand);
  if (operator === 'suffix') return (value) => value.endsWith(operand);
  const folded = operand.toLowerCase();
  return (value) => value.toLowerCase() === folded;
}

function anythingBut(operand: Json): Test {
  if (isObject(operand)) {
    const [operator = ''] = Object.keys(operand);
    if (operator !== 'prefix' && operator !== 'suffix') return unreadable('"anything-but" takes values, a prefix or a suffix.');
    const test = textTest(operator, operand[operator]!);
    return ofAny((value) => typeof value === 'string' && !test(value));
  }
  const barred = isList(operand) ? operand : [operand];
  if (barred.length === 0 || barred.some((one) => typeof one === 'object')) return unreadable('"anything-but" takes values, a prefix or a suffix.');
  return ofAny((value) => (typeof value === 'string' || typeof value === 'number') && !barred.includes(value));
}

/**
 * Only leaves exist: what holds more is no leaf. So `exists: false` matches every list and map.
 * Source: reference 7.2 (reported, of a List).
 */
function exists(operand: Json): Test {
  if (typeof operand !== 'boolean') return unreadable('"exists" takes true or false.');
  return (value) => (value !== undefined && typeof value !== 'object') === operand || (value === null && operand);
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function numericTest(operand: Json): (value: number) => boolean {
  if (!isList(operand) || operand.length === 0 || operand.length % 2 !== 0) return unreadable('"numeric" takes pairs of a comparison and a number.');
  const tests: ((value: number) => boolean)[] = [];
  for (let i = 0; i < operand.length; i += 2) {
    const [sign, bound] = [operand[i], operand[i + 1]];
    const compare = typeof sign === 'string' && Object.hasOwn(comparisons, sign) ? comparisons[sign] : undefined;
    if (compare === undefined || typeof bound !== 'number') return unreadable('"numeric" takes pairs of a comparison and a number.');
    tests.push((value) => compare(value, bound));
  }
  return (value) => tests.every((test) => test(value));
}
