import { describe, expect, test } from 'vitest';
import { isRefusal } from '#engine/model/refusal.ts';
import { Binary, itemOf } from '#testing/plain-values.ts';
import { bindCondition, conditionPaths, formatPath, Placeholders } from './index.ts';

const values = itemOf({
  ':s': 's',
  ':t': 't',
  ':n': 1,
  ':m': 2,
  ':b': new Binary('b'),
  ':bool': true,
  ':null': null,
  ':l': [],
  ':map': {},
  ':ss': new Set(['a']),
  ':ns': new Set([1]),
  ':type': 'SS',
});
const names = { '#a': 'a', '#status': 'status', '#p': '__proto__' };

function problem(text: string): string | undefined {
  const bound = bindCondition('ConditionExpression', text, new Placeholders(names, values));
  return isRefusal(bound) ? bound.message?.replace(/^Invalid ConditionExpression: /, '') : undefined;
}

const operandType = (name: string, type: string): string =>
  `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`;
const operandCount = (name: string, count: number): string =>
  `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`;
const distinct = (operator: string, path: string): string =>
  `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${path}`;
const misplaced = (name: string): string =>
  `The function is not allowed to be used this way in an expression; function: ${name}`;
const unknown = (name: string): string => `Invalid function name; function: ${name}`;
const reserved = (word: string): string => `Attribute name is a reserved keyword; reserved keyword: ${word}`;
const undefinedName = (name: string): string =>
  `An expression attribute name used in the document path is not defined; attribute name: ${name}`;
const undefinedValue = (name: string): string =>
  `An expression attribute value used in expression is not defined; attribute value: ${name}`;
const pathWanted = (name: string): string =>
  `Operator or function requires a document path; operator or function: ${name}`;
const bounds = (rule: string, lower: string, upper: string): string =>
  `The BETWEEN operator requires ${rule}; lower bound operand: AttributeValue: {${lower}}, upper bound operand: AttributeValue: {${upper}}`;
const order = 'upper bound to be greater than or equal to lower bound';
const sameType = 'same data type for lower and upper bounds';
const parentheses = 'The expression has redundant parentheses;';
const validTypes = '{B,NULL,SS,BOOL,L,BS,N,NS,S,M}';

describe('what is wrong with a condition', () => {
  test.each([
    ['((a = :s))', parentheses],
    ['NOT ((a = :s))', parentheses],
    ['(a = :s) AND ((b = :s))', parentheses],
    ['(((a = :s) AND (b = :s)))', parentheses],
    ['((a)) = :s', parentheses],
    ['((size(a))) = :n', parentheses],
    ['((attribute_exists(a)))', parentheses],
    ['a = ((:s))', parentheses],
    ['size(((a))) = :n', parentheses],

    ['foo(a)', unknown('foo')],
    ['SIZE(a) = :n', unknown('SIZE')],
    ['size(Foo(a)) = :n', unknown('Foo')],
    ['constructor(a)', unknown('constructor')],
    ['if_not_exists(a, :s) = :s', 'The function is not allowed in a condition expression; function: if_not_exists'],
    ['size(a)', misplaced('size')],
    ['NOT size(a)', misplaced('size')],
    ['attribute_exists(a) = :bool', misplaced('attribute_exists')],
    ['contains(a, attribute_exists(b))', misplaced('attribute_exists')],
    ['a IN (begins_with(a, :s))', misplaced('begins_with')],

    ['status = :s', reserved('status')],
    ['STATUS = :s', reserved('STATUS')],
    ['a.Status = :s', reserved('Status')],
    ['size = :n', reserved('size')],
    ['constructor = :s', reserved('constructor')],
    ['#zz = :s', undefinedName('#zz')],
    ['a.#zz = :s', undefinedName('#zz')],
    ['#toString = :s', undefinedName('#toString')],
    ['a = :zz', undefinedValue(':zz')],
    ['a = :constructor', undefinedValue(':constructor')],

    ['begins_with(a)', operandCount('begins_with', 1)],
    ['begins_with(a, :s, :t)', operandCount('begins_with', 3)],
    ['attribute_exists(a, b)', operandCount('attribute_exists', 2)],
    ['attribute_type(a)', operandCount('attribute_type', 1)],
    ['size(a, b) = :n', operandCount('size', 2)],
    ['attribute_exists(:s)', pathWanted('attribute_exists')],
    ['attribute_not_exists(size(a))', pathWanted('attribute_not_exists')],

    ['a = a', distinct('=', '[a]')],
    ['a.b[0] <> a.b[0]', distinct('<>', '[a, b, [0]]')],
    ['a <= #a', distinct('<=', '[a]')],
    ['contains(a, a)', distinct('contains', '[a]')],
    ['begins_with(a, a)', distinct('begins_with', '[a]')],

    ['a < :bool', operandType('<', 'BOOL')],
    [':null >= a', operandType('>=', 'NULL')],
    ['a > :l', operandType('>', 'L')],
    ['a <= :map', operandType('<=', 'M')],
    ['a < :ns', operandType('<', 'NS')],
    ['a BETWEEN :bool AND :bool', operandType('BETWEEN', 'BOOL')],
    [':ss BETWEEN a AND b', operandType('BETWEEN', 'SS')],
    ['begins_with(a, :n)', operandType('begins_with', 'N')],
    ['begins_with(:bool, a)', operandType('begins_with', 'BOOL')],
    ['begins_with(size(a), b)', operandType('begins_with', 'N')],
    ['size(:n) = :n', operandType('size', 'N')],
    ['size(:null) = :n', operandType('size', 'NULL')],
    ['size(size(a)) = :n', operandType('size', 'N')],
    ['attribute_type(a, :n)', operandType('attribute_type', 'N')],
    ['attribute_type(a, size(b))', operandType('attribute_type', 'N')],
    ['attribute_type(a, b)', operandType('attribute_type', '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}')],
    ['attribute_type(a, :s)', `Invalid attribute type name found; type: s, valid types: ${validTypes}`],
    ['a BETWEEN :s AND :n', bounds(sameType, 'S:s', 'N:1')],
    ['a BETWEEN :t AND :s', bounds(order, 'S:t', 'S:s')],
    ['a BETWEEN :m AND :n', bounds(order, 'N:2', 'N:1')],
    [`a IN (${Array.from({ length: 101 }, () => ':s').join()})`, 'The IN operator is provided with too many operands; number of operands: 101'],
  ])('%s', (text, expected) => {
    expect(problem(text)).toBe(expected);
  });
});

describe('which of several errors is the answer', () => {
  test.each([
    // First those that need no placeholders, each kind in the whole expression before the next.
    ['foo(a) AND ((b = :s))', parentheses],
    ['status = :s AND size(a) AND foo(b)', unknown('foo')],
    ['status = :s AND size(a)', misplaced('size')],
    ['#zz = :s AND status = :s', reserved('status')],
    // Then what comes first in the text.
    ['#zz = :yy', undefinedName('#zz')],
    [':yy = #zz', undefinedValue(':yy')],
    ['begins_with(a) AND #zz = :s', operandCount('begins_with', 1)],
    ['#zz = :s AND begins_with(a)', undefinedName('#zz')],
    ['begins_with(a, :n) AND b = b', operandType('begins_with', 'N')],
    ['b = b AND begins_with(a, :n)', distinct('=', '[b]')],
    ['a BETWEEN :t AND :s AND b = b', bounds(order, 'S:t', 'S:s')],
    ['begins_with(:n)', operandCount('begins_with', 1)],
    ['size(:n) = :zz', operandType('size', 'N')],
  ])('%s', (text, expected) => {
    expect(problem(text)).toBe(expected);
  });
});

describe('what is allowed', () => {
  test.each([
    ':s = :s',
    ':s < :n',
    'size(:s) = :n',
    'size(a) = size(a)',
    'a IN (a, a)',
    'a BETWEEN a AND b',
    'a BETWEEN :s AND :s',
    'a BETWEEN size(b) AND :s',
    'contains(:n, a)',
    'contains(a, :l)',
    'contains.a = attribute_exists',
    'attribute_type(:s, :type)',
    '#status.#p = :s',
    `a IN (${Array.from({ length: 100 }, () => ':s').join()})`,
  ])('%s', (text) => {
    expect(problem(text)).toBeUndefined();
  });
});

test('each kind of expression is named in its refusals', () => {
  const bind = (text: string): unknown => bindCondition('FilterExpression', text, new Placeholders(undefined, undefined));
  expect(bind('foo(a)')).toMatchObject({ code: 'ValidationException', message: `Invalid FilterExpression: ${unknown('foo')}` });
  expect(bind('a = :v')).toMatchObject({ message: `Invalid FilterExpression: ${undefinedValue(':v')}` });
});

test('the same text means something else with other placeholders', () => {
  const pathsWith = (name: string): string => {
    const bound = bindCondition('FilterExpression', '#x.b = c', new Placeholders({ '#x': name }, undefined));
    return isRefusal(bound) ? 'refused' : conditionPaths(bound).map(formatPath).join(' ');
  };
  expect(pathsWith('one')).toBe('[one, b] [c]');
  expect(pathsWith('__proto__')).toBe('[__proto__, b] [c]');
});

test('conditionPaths lists every path in the order written', () => {
  const text =
    'NOT (a = size(b) OR c BETWEEN d AND e) AND f IN (g, :s) AND attribute_exists(h) AND attribute_not_exists(i[0]) ' +
    'AND attribute_type(j, :type) AND begins_with(k, l) AND contains(m, n)';
  const bound = bindCondition('ConditionExpression', text, new Placeholders(names, values));
  const paths = isRefusal(bound) ? [] : conditionPaths(bound).map(formatPath);
  expect(paths.join('')).toBe('[a][b][c][d][e][f][g][h][i, [0]][j][k][l][m][n]');
});
