/** Which one item a WHERE clause means. Source: reference 13.51, row 118. */
import type { Condition } from '#engine/expressions/index.ts';
import { type AttributeMap, attributeOf, setAttribute } from '#engine/model/attribute-value.ts';
import { equalValues } from '#engine/model/comparison.ts';
import { keyAttributes, type KeySchema } from '#engine/model/key.ts';
import { conjunction, conjuncts, equalityOf } from './statement-terms.ts';

export interface ItemKey {
  /** The key attributes that the clause names; not always the whole key. */
  readonly key: AttributeMap;
  readonly isWhole: boolean;
  /** A key attribute that the clause wants to have two values. */
  readonly doubled: string | undefined;
  /** What else must hold of the item. */
  readonly rest: Condition | undefined;
}

export function itemKey(schema: KeySchema, condition: Condition | undefined): ItemKey {
  const attributes = keyAttributes(schema);
  const key: AttributeMap = {};
  const rest: Condition[] = [];
  let doubled: string | undefined;
  for (const part of conjuncts(condition)) {
    const attribute = attributes.find(({ name }) => equalityOf(part, name) !== undefined);
    if (attribute === undefined) {
      rest.push(part);
      continue;
    }
    const value = equalityOf(part, attribute.name)!;
    const known = attributeOf(key, attribute.name);
    if (known === undefined) setAttribute(key, attribute.name, value);
    else if (!equalValues(known, value)) doubled ??= attribute.name;
  }
  const isWhole = Object.keys(key).length === attributes.length;
  return { key, isWhole, doubled, rest: conjunction(rest) };
}
