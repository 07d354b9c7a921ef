/**
 * Expressions and their placeholders as parameters: which may stand together, and their form.
 * Source: reference 13.6, rows 57 to 62; the rest E.
 */
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { placeholderBytesMax } from '#engine/model/limits.ts';
import { utf8Length } from '#engine/kernel/utf8.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import { checkAttributeName, checkValue, nameTooLarge } from './attribute-values.ts';

export interface ExpressionUse {
  /** Expression parameters of the operation by name, in its order. */
  readonly expressions: Readonly<Record<string, string | undefined>>;
  /** Parameters from before expressions, by name, in the operation's order. */
  readonly legacy: Readonly<Record<string, unknown>>;
  readonly names: Readonly<Record<string, string>> | undefined;
  readonly values: AttributeMap | undefined;
  /** The expressions without which values make no sense, in the order of the operation's wording. */
  readonly valuesNeed: readonly string[];
}

const none: readonly never[] = [];

function given(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  let names: string[] | undefined;
  for (const name in parameters) if (parameters[name] !== undefined) (names ??= []).push(name);
  return names ?? none;
}

export function checkExpressionUse(use: ExpressionUse): Refusal | undefined {
  const expressions = given(use.expressions);
  const legacy = given(use.legacy);
  if (expressions.length > 0 && legacy.length > 0) {
    return invalid(
      'Can not use both expression and non-expression parameters in the same request: ' +
        `Non-expression parameters: {${legacy.join(', ')}} Expression parameters: {${expressions.join(', ')}}`,
    );
  }
  if (use.names !== undefined && expressions.length === 0) {
    return invalid('ExpressionAttributeNames can only be specified when using expressions');
  }
  const { valuesNeed } = use;
  if (use.values !== undefined && valuesNeed.every((name) => use.expressions[name] === undefined)) {
    const missing = `${valuesNeed.join(' and ')} ${valuesNeed.length === 1 ? 'is' : 'are'} null`;
    return invalid(`ExpressionAttributeValues can only be specified when using expressions: ${missing}`);
  }
  return checkPlaceholders(use);
}

/**
 * The same of an action of a transaction: names and values that no expression uses are let pass where there is
 * none, and only their form is looked at. Source: https://github.com/ExtendDB/extenddb/pull/169 (captured).
 */
export const checkActionUse = (use: Pick<ExpressionUse, 'names' | 'values'>): Refusal | undefined => checkPlaceholders(use);

const nameForm = /^#[a-zA-Z0-9_]+$/;
const valueForm = /^:[a-zA-Z0-9_]+$/;

function checkPlaceholders({ names, values }: Pick<ExpressionUse, 'names' | 'values'>): Refusal | undefined {
  return (names && checkNames(names)) ?? (values && checkValues(values));
}

function checkNames(names: Readonly<Record<string, string>>): Refusal | undefined {
  const keys = Object.keys(names);
  if (keys.length === 0) return invalid('ExpressionAttributeNames must not be empty');
  for (const key of keys) {
    // Source of the order: https://github.com/ExtendDB/extenddb/pull/181.
    if (utf8Length(key) > placeholderBytesMax) return tooLong('ExpressionAttributeNames', key);
    if (!nameForm.test(key)) {
      return invalid(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`);
    }
    if (names[key] === '') return invalid(`ExpressionAttributeNames contains invalid value: Empty attribute name for key ${key}`);
    const refusal = checkAttributeName(names[key]!);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkValues(values: AttributeMap): Refusal | undefined {
  const keys = Object.keys(values);
  if (keys.length === 0) return invalid('ExpressionAttributeValues must not be empty');
  for (const key of keys) {
    if (utf8Length(key) > placeholderBytesMax) return tooLong('ExpressionAttributeValues', key);
    if (!valueForm.test(key)) {
      return invalid(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`);
    }
  }
  for (const key of keys) {
    const refusal = checkValue(values[key]!);
    if (refusal?.message === nameTooLarge) return refusal;
    if (refusal !== undefined) {
      return invalid(`ExpressionAttributeValues contains invalid value: ${refusal.message} for key ${key}`);
    }
  }
  return undefined;
}

/** Assumption: the wording follows that of expressions that are too long (row 69). */
const tooLong = (parameter: string, key: string): Refusal =>
  invalid(
    `${parameter} contains invalid key: The expression attribute map contains a key that is too long; key: "${key}"`,
  );
