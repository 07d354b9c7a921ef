/** Random attribute values, small ones mostly, so that requests meet each other's items. */
import { type AttributeMap, type AttributeValue, setAttribute } from '#engine/model/attribute-value.ts';
import { encodeBase64 } from '#engine/kernel/base64.ts';
import type { Dice } from '../dice.ts';
import type { KeyPart, TableSchema } from './schemas.ts';

export const texts = ['a', 'b', 'aa', 'ab', 'B', 'é', 'z', '~', '\u{1f600}', '\uffee', 'a\u0000', '10', 'x'.repeat(60)];
export const numbers = ['0', '1', '2', '-1', '10', '1.5', '-1.5', '100', '0.001', '-0.001', '1E+20', '123456789012345678901234567890'];
export const bytes = ['\u0000', 'a', 'a\u0000', 'ab', '\u00ff', '\u0080'].map(encodeBase64);
/** Names of attributes that are no keys, or keys of indexes only. */
export const names = ['title', 'note', 'year', 'genre', 'tag', 'count', 'list', 'map', 'set'];

export function keyValue(dice: Dice, { type }: KeyPart): AttributeValue {
  if (type === 'S') return { S: dice.pick(texts) };
  return type === 'N' ? { N: dice.pick(numbers) } : { B: dice.pick(bytes) };
}

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

export function anyValue(dice: Dice, depth = 0): AttributeValue {
  const kind = dice.below(depth > 2 ? 8 : 11);
  switch (kind) {
    case 0:
      return { BOOL: dice.chance(0.5) };
    case 1:
      return { NULL: true };
    case 2:
      return { SS: distinct(dice.some(dice.between(1, 3), () => dice.pick(texts))) };
    case 3:
      return { NS: distinct(dice.some(dice.between(1, 3), () => dice.pick(numbers))) };
    case 4:
      return { BS: distinct(dice.some(dice.between(1, 2), () => dice.pick(bytes))) };
    case 5:
      return { B: dice.pick(bytes) };
    case 6:
      return { S: dice.chance(0.1) ? '' : dice.pick(texts) };
    case 7:
      return { N: dice.pick(numbers) };
    case 8:
      return { L: dice.some(dice.below(4), () => anyValue(dice, depth + 1)) };
    default: {
      const M: AttributeMap = {};
      for (const name of dice.some(dice.below(4), () => dice.pick([...names, 'constructor', '__proto__']))) {
        setAttribute(M, name, anyValue(dice, depth + 1));
      }
      return { M };
    }
  }
}

/** What an attribute that serves as a key of some index may hold; any value for the others. */
export function attributeValue(dice: Dice, { indexes }: TableSchema, name: string): AttributeValue {
  const part = indexes.flatMap(({ partition, sort }) => [...partition, ...sort]).find((key) => key.name === name);
  if (part !== undefined) return keyValue(dice, part);
  if (name === 'count') return { N: dice.pick(numbers) };
  if (name === 'list') return { L: dice.some(dice.below(4), () => anyValue(dice, 2)) };
  if (name === 'map') return { M: { a: anyValue(dice, 2), b: { L: [anyValue(dice, 2)] } } };
  return name === 'set' ? { SS: distinct(dice.some(2, () => dice.pick(texts))) } : anyValue(dice);
}

export function keyOf(dice: Dice, { partition, sort }: TableSchema): AttributeMap {
  const key: AttributeMap = {};
  for (const part of sort === undefined ? [partition] : [partition, sort]) setAttribute(key, part.name, keyValue(dice, part));
  return key;
}

export function itemOf(dice: Dice, schema: TableSchema): AttributeMap {
  const item = keyOf(dice, schema);
  for (const name of dice.some(dice.below(5), () => dice.pick(names))) {
    if (!Object.hasOwn(item, name)) setAttribute(item, name, attributeValue(dice, schema, name));
  }
  return item;
}
