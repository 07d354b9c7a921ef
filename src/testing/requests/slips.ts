/** Requests with one slip in them, such as people make: a name forgotten, a type mistaken, an operator mistyped. */
import type { Dice } from '../dice.ts';
import { anySpot, copyOf, type Json, remove, replace } from './places.ts';
import type { Request } from './valid-requests.ts';

const otherTexts = ['', 'ALL', 'NONE', '#n9', ':v9', 'pk', 'status', 'Nowhere', 'ab cd', 'x', '=='];
const otherValues: readonly Json[] = [true, false, 1, 0, -1, 2.5, null, [], {}, { S: 'a' }, { N: '1' }, ['a'], '', 'a'];
const otherAttributes: readonly Json[] = [
  { N: 'abc' },
  { N: '' },
  { N: '1e999' },
  { N: '1e-999' },
  { N: '1'.repeat(39) },
  { NULL: false },
  { SS: [] },
  { NS: [] },
  { BS: [] },
  { SS: ['a', 'a'] },
  { S: 'a', N: '1' },
  {},
  { B: 'abc' },
  { B: '====' },
  { X: 'a' },
  { S: '' },
  { L: [{ S: 'a' }] },
];

/** Changes inside an expression: a word, an operator, a placeholder, a parenthesis. */
const wordSlips: readonly ((text: string) => string)[] = [
  (text) => text.replace('=', '<>'),
  (text) => text.replace(' AND ', ' OR '),
  (text) => text.replace(' AND ', ' '),
  (text) => text.replace('(', ''),
  (text) => text.replace('#n0', 'note'),
  (text) => text.replace('#n0', 'size'),
  (text) => text.replace(':v0', ':v7'),
  (text) => text.replace('#n1', '#n0'),
  (text) => text.replace(':v1', ':v0'),
  (text) => text.replace('SET', 'ST'),
  (text) => `${text} ${text}`,
  (text) => `(${text})`,
  (text) => `${text},`,
  (text) => text.replace('begins_with', 'startsWith'),
  (text) => text.replace('attribute_exists', 'size'),
];

function slipIn(dice: Dice, value: Json): Json {
  if (typeof value === 'string') return /[#:(]/.test(value) ? dice.pick(wordSlips)(value) : dice.pick(otherTexts);
  return dice.pick(dice.chance(0.5) ? otherAttributes : otherValues);
}

export function slip(dice: Dice, { operation, body }: Request): Request {
  const changed = copyOf(body);
  const spot = anySpot(dice, changed);
  if (spot === undefined) return { operation, body };
  const kind = dice.below(10);
  if (kind < 2) remove(spot);
  else if (kind < 4) replace(spot, copyOf(dice.pick(otherValues)));
  else if (kind < 5) replace({ ...spot, key: dice.pick(['Extra', 'IndexName', 'ConsistentRead', '#n8']) }, copyOf(dice.pick(otherValues)));
  else replace(spot, copyOf(slipIn(dice, spot.value)));
  return { operation, body: changed as Record<string, unknown> };
}
