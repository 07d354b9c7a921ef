import { describe, expect, test } from 'vitest';
import { isRefusal } from '#engine/model/refusal.ts';
import { Binary, itemOf } from '#testing/plain-values.ts';
import { bindUpdate, formatPath, Placeholders, updateActionCounts, updatePaths } from './index.ts';

const values = itemOf({
  ':s': 's',
  ':n': 1,
  ':b': new Binary('b'),
  ':bool': true,
  ':null': null,
  ':l': [],
  ':map': {},
  ':ss': new Set(['a']),
});

function problem(text: string): string | undefined {
  const bound = bindUpdate(text, new Placeholders({ '#a': 'a', '#status': 'status' }, values));
  return isRefusal(bound) ? bound.message?.replace(/^Invalid UpdateExpression: /, '') : undefined;
}

const overlap = (one: string, two: string): string =>
  `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`;
const conflict = (one: string, two: string): string => overlap(one, two).replace('overlap', 'conflict');
const clauseOperand = (clause: string, type: string): string =>
  `Incorrect operand type for operator or function; operator: ${clause}, operand type: ${type}`;
const operandType = (name: string, type: string): string =>
  `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`;
const operandCount = (name: string, count: number): string =>
  `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`;
const notInUpdate = (name: string): string => `The function is not allowed in an update expression; function: ${name}`;
const once = (clause: string): string => `The "${clause}" section can only be used once in an update expression;`;
const reserved = 'Attribute name is a reserved keyword; reserved keyword: status';
const undefinedName = 'An expression attribute name used in the document path is not defined; attribute name: #zz';
const undefinedValue = 'An expression attribute value used in expression is not defined; attribute value: :zz';
const pathWanted = 'Operator or function requires a document path; operator or function: if_not_exists';

describe('what is wrong with an update', () => {
  test.each([
    ['SET status = :s', reserved],
    ['SET a.status = :s', reserved],
    ['SET a = status', reserved],
    ['REMOVE a, status', reserved],
    ['ADD status :n', reserved],
    ['SET a = foo(b)', 'Invalid function name; function: foo'],
    ['SET a = IF_NOT_EXISTS(a, :s)', 'Invalid function name; function: IF_NOT_EXISTS'],
    ['SET a = size(b)', notInUpdate('size')],
    ['SET a = list_append(contains(a, b), :l)', notInUpdate('contains')],
    ['SET a = :s SET b = :s', once('SET')],
    ['ADD a :n REMOVE b ADD c :n REMOVE d', once('ADD')],
    ['SET #zz = :s', undefinedName],
    ['SET a = if_not_exists(b.#zz, :s)', undefinedName],
    ['ADD a :zz', undefinedValue],
    ['SET a = :zz', undefinedValue],
    ['SET a = list_append(:l, :zz)', undefinedValue],
    ['SET a = :s, a = :s', overlap('[a]', '[a]')],
    ['SET a = :s REMOVE #a.b[0]', overlap('[a]', '[a, b, [0]]')],
    ['REMOVE a.b ADD a :n', overlap('[a, b]', '[a]')],
    ['SET a.b = :s, a[1] = :s', conflict('[a, b]', '[a, [1]]')],
    ['ADD a :s', clauseOperand('ADD', 'STRING')],
    ['ADD a :b', clauseOperand('ADD', 'BINARY')],
    ['ADD a :bool', clauseOperand('ADD', 'BOOLEAN')],
    ['ADD a :null', clauseOperand('ADD', 'NULL')],
    ['ADD a :l', clauseOperand('ADD', 'LIST')],
    ['ADD a :map', clauseOperand('ADD', 'MAP')],
    ['DELETE a :n', clauseOperand('DELETE', 'NUMBER')],
    ['DELETE a :s', clauseOperand('DELETE', 'STRING')],
    ['SET a = :s + :n', operandType('+', 'S')],
    ['SET a = :n - :l', operandType('-', 'L')],
    ['SET a = if_not_exists(b, :n) + :s', operandType('+', 'S')],
    ['SET a = list_append(b, :s)', operandType('list_append', 'S')],
    ['SET a = list_append(:map, b)', operandType('list_append', 'M')],
    ['SET a = if_not_exists(b)', operandCount('if_not_exists', 1)],
    ['SET a = if_not_exists(b, :s, :s)', operandCount('if_not_exists', 3)],
    ['SET a = list_append(:l)', operandCount('list_append', 1)],
    ['SET a = if_not_exists(:s, :s)', pathWanted],
    ['SET a = if_not_exists(if_not_exists(b, c), :s)', pathWanted],
  ])('%s', (text, expected) => {
    expect(problem(text)).toBe(expected);
  });
});

describe('which of several errors is the answer', () => {
  test.each([
    ['SET a = foo(:zz), b = status', reserved],
    ['SET a = foo(:zz) SET b = :s', 'Invalid function name; function: foo'],
    ['SET a = :zz SET b = #zz', once('SET')],
    ['SET a = :zz, a = #zz', undefinedName],
    ['SET a = :s, a = :zz', undefinedValue],
    ['SET b.c = :s, b[0] = :s, a = :s, a = :s ADD d :s', overlap('[a]', '[a]')],
    ['ADD d :s, b.c :n, b[0] :n', conflict('[b, c]', '[b, [0]]')],
    ['SET a = :s + :s ADD b :s DELETE c :n', clauseOperand('ADD', 'STRING')],
    ['SET a = :s + :s, b = if_not_exists(c)', operandType('+', 'S')],
    ['SET b = if_not_exists(c), a = :s + :s', operandCount('if_not_exists', 1)],
    ['SET b = if_not_exists(:s), a = #zz', undefinedName],
  ])('%s', (text, expected) => {
    expect(problem(text)).toBe(expected);
  });
});

test('targets and what they weigh, in the order written', () => {
  const update = bindUpdate(
    'REMOVE r, m.x ADD n :n SET a[0] = :s, #status = size_ DELETE d :ss',
    new Placeholders({ '#status': 'status' }, values),
  );
  if (isRefusal(update)) throw new Error(update.message);
  expect(updatePaths(update).map(formatPath).join(' ')).toBe('[r] [m, x] [n] [a, [0]] [status] [d]');
  expect(updateActionCounts(update)).toEqual({ writing: 4, clearing: 2 });
});
