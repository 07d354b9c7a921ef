import { describe, expect, test } from 'vitest';
import { isRefusal } from '#engine/model/refusal.ts';
import { itemOf } from '#testing/plain-values.ts';
import { bindKeyCondition, type KeyTerm, Placeholders } from './index.ts';

const values = itemOf({ ':s': 's', ':t': 't', ':n': 1, ':bool': true });

const bind = (text: string): readonly KeyTerm[] | string | undefined => {
  const bound = bindKeyCondition(text, new Placeholders({ '#pk': 'pk' }, values));
  return isRefusal(bound) ? bound.message : bound;
};

const s = { S: 's' };
const t = { S: 't' };

describe('key conditions as terms, in the order written', () => {
  test.each([
    ['pk = :s', [{ name: 'pk', operator: '=', value: s }]],
    ['(#pk) = (:s)', [{ name: 'pk', operator: '=', value: s }]],
    ['sk < :t AND pk = :s', [{ name: 'sk', operator: '<', value: t }, { name: 'pk', operator: '=', value: s }]],
    ['(pk = :s) and (sk >= :t)', [{ name: 'pk', operator: '=', value: s }, { name: 'sk', operator: '>=', value: t }]],
    ['pk = :s AND (a = :s AND b = :t)', [
      { name: 'pk', operator: '=', value: s },
      { name: 'a', operator: '=', value: s },
      { name: 'b', operator: '=', value: t },
    ]],
    [':s = pk', [{ name: 'pk', operator: '=', value: s }]],
    [':s < pk', [{ name: 'pk', operator: '>', value: s }]],
    [':s <= pk', [{ name: 'pk', operator: '>=', value: s }]],
    [':s > pk', [{ name: 'pk', operator: '<', value: s }]],
    [':s >= pk', [{ name: 'pk', operator: '<=', value: s }]],
    ['sk BETWEEN :s AND :t', [{ name: 'sk', operator: 'BETWEEN', lower: s, upper: t }]],
    ['begins_with(sk, :t)', [{ name: 'sk', operator: 'begins_with', prefix: t }]],
    ['constructor_ = :s', [{ name: 'constructor_', operator: '=', value: s }]],
  ])('%s', (text, terms) => {
    expect(bind(text)).toEqual(terms);
  });
});

describe('what is no key condition', () => {
  const wrongOperator = 'Invalid operator used in KeyConditionExpression: ';
  const wrongCondition = 'Invalid condition in KeyConditionExpression: ';
  const wrong = 'Invalid KeyConditionExpression: ';
  const nested = `${wrong}KeyConditionExpressions cannot have conditions on nested attributes`;
  const nestedOperation = `${wrong}KeyConditionExpressions cannot contain nested operations`;
  const several = `${wrongCondition}Multiple attribute names used in one condition`;
  test.each([
    ['pk = :s OR NOT sk = :t', `${wrongOperator}OR`],
    ['pk = :s AND NOT sk = :t', `${wrongOperator}NOT`],
    ['pk = :s AND sk <> :t', `${wrongOperator}<>`],
    ['pk IN (:s)', `${wrongOperator}IN`],
    ['attribute_exists(pk)', `${wrongOperator}attribute_exists`],
    ['attribute_not_exists(pk)', `${wrongOperator}attribute_not_exists`],
    ['contains(pk, :s)', `${wrongOperator}contains`],
    ['pk.a <> :s', `${wrongOperator}<>`],
    ['pk.a = :s', nested],
    ['pk = :s AND sk[0] = :t', nested],
    ['begins_with(sk.a, :t)', nested],
    ['sk.a BETWEEN :s AND :t', nested],
    ['a.b = pk', nested],
    ['size(sk) = :n', nestedOperation],
    [':n = size(sk)', nestedOperation],
    ['pk = a', several],
    ['pk = a.b', several],
    ['sk BETWEEN :s AND b', several],
    ['begins_with(sk, a)', several],
    [':s = :t', `${wrongCondition}No key attribute specified`],
    [':s BETWEEN sk AND :t', `${wrongCondition}BETWEEN operator must have the key attribute as its first operand`],
    ['begins_with(:t, sk)', `${wrongCondition}begins_with operator must have the key attribute as its first operand`],
    ['sk > :s AND sk < :t', `${wrong}KeyConditionExpressions must only contain one condition per key`],
    ['pk = a AND sk <> :s', several],
    ['sk <> :s AND pk = a', `${wrongOperator}<>`],
    ['((pk = :s))', `${wrong}The expression has redundant parentheses;`],
    ['foo(pk)', `${wrong}Invalid function name; function: foo`],
    ['status = :s', `${wrong}Attribute name is a reserved keyword; reserved keyword: status`],
    ['pk = pk', `${wrong}The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [pk]`],
    ['sk < :bool', `${wrong}Incorrect operand type for operator or function; operator or function: <, operand type: BOOL`],
    ['begins_with(sk, :n)', `${wrong}Incorrect operand type for operator or function; operator or function: begins_with, operand type: N`],
    ['sk BETWEEN :t AND :s', `${wrong}The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:t}, upper bound operand: AttributeValue: {S:s}`],
    ['pk = :zz', `${wrong}An expression attribute value used in expression is not defined; attribute value: :zz`],
  ])('%s', (text, message) => {
    expect(bind(text)).toBe(message);
  });
});
