/**
 * Expressions and their placeholders as parameters: which may stand together, and their form.
 * Source: reference 13.6, rows 57 to 62; the rest E.
 */
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { placeholderBytesMax } from '#engine/model/limits.ts';
import { utf8Length } from '#engine/kernel/utf8.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import { checkValue } from './attribute-values.ts';

export interface ExpressionUse {
  /** Expression parameters of the operation by name, in its order. */
  readonly expressions: Readonly<Record<string, string | undefined>>;
  /** Parameters from before expressions, by name, in the operation's order. */
  readonly legacy: Readonly<Record<string, unknown>>;
  readonly names: Readonly<Record<string, string>> | undefined;
  readonly values: AttributeMap | undefined;
  /** The expression without which values make no sense, for the operation's wording. */
  readonly valuesNeed: string;
}

const given = (parameters: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(parameters).filter((name) => parameters[name] !== undefined);

export function checkExpressionUse(use: ExpressionUse): Refusal | undefined {
  const expressions = given(use.expressions);
  const legacy = given(use.legacy);
  if (expressions.length > 0 && legacy.length > 0) {
    return invalid(
      'Can not use both expression and non-expression parameters in the same request: ' +
        `Non-expression parameters: {${legacy.join(', ')}} Expression parameters: {${expressions.join(', ')}}`,
    );
  }
  if (expressions.length > 0) return checkPlaceholders(use);
  if (use.names !== undefined) {
    return invalid('ExpressionAttributeNames can only be specified when using expressions');
  }
  if (use.values !== undefined) {
    return invalid(`ExpressionAttributeValues can only be specified when using expressions: ${use.valuesNeed} is null`);
  }
  return undefined;
}

const nameForm = /^#[a-zA-Z0-9_]+$/;
const valueForm = /^:[a-zA-Z0-9_]+$/;

function checkPlaceholders({ names, values }: ExpressionUse): Refusal | undefined {
  return (names && checkNames(names)) ?? (values && checkValues(values));
}

function checkNames(names: Readonly<Record<string, string>>): Refusal | undefined {
  const keys = Object.keys(names);
  if (keys.length === 0) return invalid('ExpressionAttributeNames must not be empty');
  for (const key of keys) {
    if (!nameForm.test(key)) {
      return invalid(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`);
    }
    if (utf8Length(key) > placeholderBytesMax) return tooLong('ExpressionAttributeNames', key);
  }
  return undefined;
}

function checkValues(values: AttributeMap): Refusal | undefined {
  const keys = Object.keys(values);
  if (keys.length === 0) return invalid('ExpressionAttributeValues must not be empty');
  for (const key of keys) {
    const refusal = checkValue(values[key]!);
    if (refusal !== undefined) {
      return invalid(`ExpressionAttributeValues contains invalid value: ${refusal.message} for key ${key}`);
    }
  }
  for (const key of keys) {
    if (!valueForm.test(key)) {
      return invalid(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`);
    }
    if (utf8Length(key) > placeholderBytesMax) return tooLong('ExpressionAttributeValues', key);
  }
  return undefined;
}

/** Assumption: the wording follows that of expressions that are too long (row 69). */
const tooLong = (parameter: string, key: string): Refusal =>
  invalid(
    `${parameter} contains invalid key: The expression attribute map contains a key that is too long; key: "${key}"`,
  );
