import { describe, expect, test } from 'vitest';
import type { Item } from '#engine/model/attribute-value.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { itemOf, type Plain, valueOf } from '#testing/plain-values.ts';
import { applyUpdate } from '../apply-update.ts';
import { bindUpdate, literalsOf } from './bind-update.ts';
import { readStatement } from './read-statement.ts';
import type { UpdateStatement } from './statement.ts';

type PlainItem = { readonly [name: string]: Plain };

function updated(actions: string, before: PlainItem, ...parameters: Plain[]): Item | Refusal {
  const read = readStatement(`UPDATE T ${actions} WHERE pk = 1`);
  if (isRefusal(read)) return read;
  const update = bindUpdate((read.statement as UpdateStatement).actions, parameters.map(valueOf));
  return isRefusal(update) ? update : applyUpdate(update, itemOf(before));
}

// The statements of DG/ql-reference.data-types and DG/ql-reference.update are among them.
describe('actions of an UPDATE', () => {
  test.each<[string, PlainItem, PlainItem]>([
    ['SET a = 1', {}, { a: 1 }],
    ["SET a = 'x', b = [TRUE] SET c = NULL", { a: 0 }, { a: 'x', b: [true], c: null }],
    ['SET a = a + 100', { a: 1 }, { a: 101 }],
    ['SET a = a - b + 1', { a: 10, b: 3 }, { a: 8, b: 3 }],
    ['SET a = 1 + a', { a: 1 }, { a: 2 }],
    ['SET b = a SET a = 2', { a: 1 }, { a: 2, b: 1 }],
    ["SET m.n = [2020, 'x']", { m: {} }, { m: { n: [2020, 'x'] } }],
    ['SET l = list_append(l, [4, <<\'s\'>>])', { l: [1] }, { l: [1, 4, new Set(['s'])] }],
    ['SET l = LIST_APPEND([0], l)', { l: [1] }, { l: [0, 1] }],
    ['SET l[1] = 9 REMOVE l[0]', { l: [1, 2] }, { l: [9] }],
    ['SET n = set_add(n, <<2, 3>>)', { n: new Set([1]) }, { n: new Set([1, 2, 3]) }],
    ['SET n = set_add(n, <<2>>)', {}, { n: new Set([2]) }],
    ["SET s = SET_DELETE(s, <<'x'>>)", { s: new Set(['x', 'y']) }, { s: new Set(['y']) }],
    ["SET s = set_delete(s, <<'x'>>)", { s: new Set(['x']) }, {}],
    ['REMOVE a REMOVE m.b', { a: 1, m: { b: 1, c: 2 } }, { m: { c: 2 } }],
  ])('%s', (actions, before, after) => {
    expect(updated(actions, before)).toEqual(itemOf(after));
  });

  test('take parameters for values', () => {
    expect(updated('SET a = ?, b = list_append(b, ?) SET c = set_add(c, ?)', { b: [1] }, 'x', [2], new Set([5]))).toEqual(
      itemOf({ a: 'x', b: [1, 2], c: new Set([5]) }),
    );
  });
});

describe('refusals', () => {
  test.each([
    ['SET a = if_not_exists(a, 1)', 'Invalid function name; function: if_not_exists'],
    ['SET a = a * 2', 'Unsupported operator: * at 1:20:1'],
    ['SET a = MISSING', 'Unexpected value at 1:18:7'],
    ["SET a = 'x' + 1", 'Incorrect operand type for operator or function; operator or function: +, operand type: S'],
    ['SET a = list_append(a, 1)', 'Incorrect operand type for operator or function; operator or function: list_append, operand type: N'],
    ['SET a = list_append(a)', 'Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1'],
    ['SET a = set_add(b, <<1>>)', 'The first argument to SET_ADD must equal the assignment value at 1:18:7'],
    ['SET a = set_add(a, 1)', 'Incorrect operand type for operator or function; operator or function: SET_ADD, operand type: N'],
    ['SET a = 1 SET a.b = 2', 'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]'],
    ['SET a.b = 1', 'The document path provided in the update expression is invalid for update'],
    ['SET a = b', 'The provided expression refers to an attribute that does not exist in the item'],
    ['SET a = set_add(a, <<1>>)', 'An operand in the update expression has an incorrect data type', { a: 's' }],
  ] as [string, string, PlainItem?][])('%s', (actions, message, before = {}) => {
    const result = updated(actions, before);
    expect(isRefusal(result) ? result.message : result).toBe(message);
  });
});

test('the values of a statement can be checked before there is an item', () => {
  const read = readStatement('UPDATE T SET a = b + 1, c = list_append(c, [2]) SET d = set_add(d, <<3>>) REMOVE e WHERE pk = 1');
  if (isRefusal(read)) throw new Error(read.message);
  const update = bindUpdate((read.statement as UpdateStatement).actions, []);
  expect(isRefusal(update) ? update : literalsOf(update)).toEqual([{ N: '1' }, { L: [{ N: '2' }] }, { NS: ['3'] }]);
});
