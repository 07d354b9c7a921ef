/** What a `{{...}}` of a lesson stands for, over the learner's own evidence. */
import {
  type AttributeMap,
  attributeOf,
  type AttributeValue,
  equalValues,
  itemBytes,
  normalizeNumber,
  priceBook,
} from '#engine';
import { type Evidence, type ExchangeEvidence, tableOf, type TableEvidence } from './evidence.ts';
import { type Expression, type ItemReference, measureOfField } from './expression.ts';
import { readExchange } from './read-exchange.ts';
import { limitOf } from './limit-names.ts';
import { amount, type Amount, type Value, words } from './value.ts';

export interface Telling {
  readonly evidence: Evidence;
  /** What the predictions of the steps measured, by step id. */
  readonly measured: Readonly<Record<string, Value>>;
}

/** Nothing when the learner has not got that far: no such item, no such request yet. */
export function evaluateExpression(expression: Expression, telling: Telling): Value | undefined {
  const { evidence } = telling;
  switch (expression.kind) {
    case 'number':
      return amount('count', expression.value);
    case 'now':
      return amount('count', Math.floor(evidence.nowMs / 1000));
    case 'item count':
      return amountOf('count', countItems(evidence, expression));
    case 'table bytes':
      return amountOf('bytes', tableOf(evidence, expression.table)?.bytes);
    case 'item bytes': {
      const item = findItem(evidence, expression.item);
      return item && amount('bytes', itemBytes(item));
    }
    case 'attribute': {
      const item = findItem(evidence, expression.item);
      const value = item && attributeOf(item, expression.name);
      return value && words(sayAttribute(value));
    }
    case 'measured':
      return Object.hasOwn(telling.measured, expression.step) ? telling.measured[expression.step] : undefined;
    case 'limit':
      return limitNamed(expression.name);
    case 'price': {
      const { readsPerMillion, writesPerMillion } = priceBook.classes.STANDARD;
      return words(`$${expression.channel === 'read' ? readsPerMillion : writesPerMillion}`);
    }
    case 'reading': {
      const exchange = lastOf(expression.request.operations, evidence);
      return exchange && readExchange(expression.reading, exchange);
    }
    case 'arithmetic':
      return arithmetic(expression, telling);
  }
}

const amountOf = (kind: Amount['kind'], value: number | undefined): Amount | undefined =>
  value === undefined ? undefined : amount(kind, value);

export function lastOf(operations: readonly string[], { ofStep, earlier }: Evidence): ExchangeEvidence | undefined {
  const isOf = ({ operation }: ExchangeEvidence): boolean => operations.includes(operation);
  return ofStep.findLast(isOf) ?? earlier.findLast(isOf);
}

export function limitNamed(name: string): Value | undefined {
  const value = limitOf(name);
  return value === undefined ? undefined : amount(measureOfField(name), value);
}

/** Units minus units are units; anything over anything is a bare number. */
function arithmetic(
  { sign, left, right }: Extract<Expression, { kind: 'arithmetic' }>,
  telling: Telling,
): Value | undefined {
  const a = evaluateExpression(left, telling);
  const b = evaluateExpression(right, telling);
  if (a === undefined || b === undefined || a.kind === 'text' || b.kind === 'text') return undefined;
  switch (sign) {
    case 'plus':
      return amount(a.kind, a.amount + b.amount);
    case 'minus':
      return amount(a.kind, a.amount - b.amount);
    case 'times':
      return amount(a.kind === 'count' ? b.kind : a.kind, a.amount * b.amount);
    case 'over':
      return b.amount === 0 ? undefined : amount('count', a.amount / b.amount);
  }
}

/** The item with this key, as an author writes keys; only among items that the facts were asked for. */
export function findItem(evidence: Evidence, { table: name, key }: ItemReference): AttributeMap | undefined {
  const table = tableOf(evidence, name);
  return table?.items.find((item) => hasKey(table, item, key));
}

function countItems(evidence: Evidence, { table: name, key }: ItemReference): number | undefined {
  const table = tableOf(evidence, name);
  return key.length === 0 ? table?.itemCount : table?.items.filter((item) => keyBegins(table, item, key)).length;
}

const hasKey = (table: TableEvidence, item: AttributeMap, key: readonly string[]): boolean =>
  key.length === keyOf(table).length && keyBegins(table, item, key);

const keyOf = ({ record }: TableEvidence): readonly KeyAttribute[] => [...record.key.partition, ...record.key.sort];

function keyBegins(table: TableEvidence, item: AttributeMap, key: readonly string[]): boolean {
  const attributes = keyOf(table);
  return key.every((text, at) => {
    const attribute = attributes[at];
    const value = attribute && attributeOf(item, attribute.name);
    const wanted = attribute && keyValue(attribute.type, text);
    return value !== undefined && wanted !== undefined && equalValues(value, wanted);
  });
}

interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

function keyValue(type: KeyAttribute['type'], text: string): AttributeValue | undefined {
  if (type !== 'N') return { [type]: text };
  const normal = normalizeNumber(text);
  return typeof normal === 'string' ? { N: normal } : undefined;
}

const longestWords = 60;

/** An attribute value in a few words: texts and numbers bare, everything else as JSON. */
export function sayAttribute(value: AttributeValue): string {
  const bare = value.S ?? value.N ?? (value.BOOL === undefined ? undefined : String(value.BOOL));
  return shortened(bare ?? (value.NULL ? 'null' : JSON.stringify(value)));
}

export const shortened = (text: string): string =>
  text.length <= longestWords ? text : `${text.slice(0, longestWords - 3)}...`;
