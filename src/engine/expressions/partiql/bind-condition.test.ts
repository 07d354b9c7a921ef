import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { Binary, itemOf, type Plain, valueOf } from '#testing/plain-values.ts';
import type { Condition } from '../condition.ts';
import { conditionHolds } from '../evaluate.ts';
import { bindCondition } from './bind-condition.ts';
import { readStatement } from './read-statement.ts';
import type { Select } from './statement.ts';

function bound(where: string, parameters: readonly AttributeValue[] = []): Condition | Refusal {
  const read = readStatement(`SELECT * FROM T WHERE ${where}`);
  return isRefusal(read) ? read : bindCondition((read.statement as Select).where!, parameters);
}

const item = itemOf({
  s: 'text',
  n: 10,
  yes: true,
  nothing: null,
  words: new Set(['x', 'y']),
  numbers: new Set([1, 2]),
  list: [1, 'two', { deep: 3 }],
  map: { size: 4, 'odd name': 5 },
  bytes: new Binary('ab'),
});

const holds = (where: string, ...parameters: Plain[]): boolean | string | undefined => {
  const condition = bound(where, parameters.map(valueOf));
  return isRefusal(condition) ? condition.message : conditionHolds(condition, item);
};

describe('conditions of a WHERE clause', () => {
  test.each<[string, boolean]>([
    ["s = 'text'", true],
    ["'text' = s", true],
    ['n = 10.0', true],
    ['n > 9 AND n <= 10', true],
    ['n < 10 OR yes = TRUE', true],
    ['NOT n = 10', false],
    ['n BETWEEN 10 AND 11', true],
    ['n NOT BETWEEN 10 AND 11', false],
    ['n IN [1, 10]', true],
    ['n IN (1, 2)', false],
    ['n NOT IN (1, 2)', true],
    ['n IN <<10, 20>>', true],
    ['"nothing" = NULL', true],
    ['"nothing" IS NULL', true],
    ['s IS NOT NULL', true],
    ['other IS MISSING', true],
    ['s IS MISSING', false],
    ['s IS NOT MISSING', true],
    ['words IS BAG AND "list" IS LIST AND map IS STRUCT AND n IS NUMERIC', true],
    ['s IS BOOLEAN', false],
    ["begins_with(s, 'te')", true],
    ["CONTAINS(s, 'ex')", true],
    ["contains(words, 'x')", true],
    ['contains("list", 1)', true],
    ["attribute_type(words, 'SS')", true],
    ['size(s) = 4', true],
    ['size("list") >= 3', true],
    ['words = <<\'y\', \'x\'>>', true],
    ["\"list\" = [1, 'two', {'deep': 3}]", true],
    ['"list"[2].deep = 3', true],
    ['map."size" = 4', true],
    ['map."odd name" = 5', true],
    ['map[\'odd name\'] = 5', true],
    ["map = {'size': 4, 'odd name': 5}", true],
    ['n <> 11', true],
    ['s <> 10', true],
  ])('%s is %s', (where, expected) => {
    expect(holds(where)).toBe(expected);
  });
});

// Reference 13.21: in PartiQL `<>` on a missing attribute drops the row.
describe('a missing attribute', () => {
  test.each<[string, boolean]>([
    ['other = 1', false],
    ['other <> 1', false],
    ['1 <> other', false],
    ['size(other) <> 1', false],
    ['other < 1', false],
    ['NOT other = 1', true],
    ['NOT other <> 1', true],
    ['other IN (1)', false],
    ['other IS NULL', false],
    ['other IS NOT NULL', true],
  ])('%s is %s', (where, expected) => {
    expect(holds(where)).toBe(expected);
  });
});

describe('parameters', () => {
  test('stand for values of every type, also inside literals', () => {
    expect(holds('s = ?', 'text')).toBe(true);
    expect(holds('"list" = [?, ?, {\'deep\': ?}]', 1, 'two', 3)).toBe(true);
    expect(holds('words = <<?, ?>>', 'x', 'y')).toBe(true);
    expect(holds('bytes = ?', new Binary('ab'))).toBe(true);
    expect(holds('n BETWEEN ? AND ?', 1, 20)).toBe(true);
  });

  test('may be the whole list of an IN', () => {
    expect(holds('n IN ?', [1, 10])).toBe(true);
    expect(holds('s IN ?', new Set(['text']))).toBe(true);
    expect(holds('n IN ?', 10)).toMatch(/^Unexpected condition/);
  });
});

// QLDB's page of reserved words lists them all for PartiQL; https://github.com/passren/PyDynamoDB/issues/28 has it of DynamoDB.
describe('names that are keywords of PartiQL', () => {
  test.each(['list = 1', 'NOTHING = NULL', 'size(index) > 0', 'n = limit'])('%s wants double quotes', (where) => {
    expect(holds(where)).toBe("Statement wasn't well formed, can't be processed: Unexpected keyword");
  });

  test('map and other words of the expression languages are none', () => {
    expect(holds('map."size" = 4')).toBe(true);
    expect(holds('map.size = 4')).toBe("Statement wasn't well formed, can't be processed: Invalid path dot component");
  });
});

describe('refusals', () => {
  test.each([
    ['n', 'Unexpected condition at 1:23:1'],
    ['n = 1 AND TRUE', 'Unexpected condition at 1:33:4'],
    ["s LIKE 't%'", 'Unsupported operator: LIKE at 1:25:4'],
    ['n + 1 = 2', 'Unexpected condition at 1:25:1'],
    ['foo(n)', 'Invalid function name; function: foo'],
    ['size(n)', 'Invalid function name; function: size'],
    ['begins_with(s)', 'Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1'],
    ['begins_with(s, 5)', 'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N'],
    ["attribute_type(s, 'X')", 'Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}'],
    ['n < TRUE', 'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL'],
    ['n IS TIMESTAMP', 'Unsupported type: TIMESTAMP at 1:25:2'],
    ['n = <<>>', 'One or more parameter values were invalid: An string set  may not be empty'],
    ["n = <<1, '1'>>", 'One or more parameter values were invalid: Members of a set must be of one type: string, number or binary'],
    ['n = <<1, 1.0>>', 'One or more parameter values were invalid: Input collection [1, 1] contains duplicates.'],
    [`n = ${'9'.repeat(39)}`, 'Attempting to store more than 38 significant digits in a Number'],
    [`n = ${'1'.repeat(38)}`, undefined],
    [`n IN (${Array.from({ length: 101 }, (_, i) => i).join(',')})`, 'The IN operator is provided with too many operands; number of operands: 101'],
  ])('%s', (where, message) => {
    const condition = bound(where);
    expect(isRefusal(condition) ? condition.message : undefined).toBe(message);
  });
});
