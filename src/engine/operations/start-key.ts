/** ExclusiveStartKey: whether it fits, and where it stands. Source: reference row 102; the rest E. */
import { type AttributeMap, attributeOf, setAttribute, typeOf } from '#engine/model/attribute-value.ts';
import { collectionOf, collectionText, keyAttributes, keyValues, positionOf, sortKeyText } from '#engine/model/key.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { checkKey, keyMismatch } from '#engine/validation/keys.ts';

const invalidStart = (detail?: string): Refusal =>
  invalid(`The provided starting key is invalid${detail === undefined ? '' : `: ${detail}`}`);

/** What is wrong with the key, or nothing. */
function problemOf(table: TableRecord, index: IndexRecord | undefined, startKey: AttributeMap): string | undefined {
  const attributes = [...keyAttributes(table.key), ...(index === undefined ? [] : keyAttributes(index.key))];
  const names = new Set(attributes.map(({ name }) => name));
  if (Object.keys(startKey).length !== names.size) return keyMismatch;
  const fits = attributes.every(({ name, type }) => {
    const value = attributeOf(startKey, name);
    return value !== undefined && typeOf(value) === type;
  });
  return fits ? checkKey(table.key, baseKeyOf(table, startKey))?.message : keyMismatch;
}

function baseKeyOf(table: TableRecord, startKey: AttributeMap): AttributeMap {
  const baseKey: AttributeMap = {};
  for (const { name } of keyAttributes(table.key)) setAttribute(baseKey, name, attributeOf(startKey, name)!);
  return baseKey;
}

/**
 * The position that a page goes on after. A Scan of a table says what is wrong with the key, everything else
 * only that something is. Source: https://github.com/ExtendDB/extenddb/pull/86 (captured).
 */
export function startPosition(
  table: TableRecord,
  index: IndexRecord | undefined,
  startKey: AttributeMap,
  says: 'what is wrong' | 'nothing more' = 'nothing more',
): string | Refusal {
  const problem = problemOf(table, index, startKey);
  if (problem !== undefined) return invalidStart(says === 'what is wrong' ? problem : undefined);
  const baseKey = baseKeyOf(table, startKey);
  const basePosition = positionOf(table.key, baseKey);
  if (index === undefined) return basePosition;
  const sort = (keyValues(index.key.sort, startKey) ?? []).map(sortKeyText).join('');
  return collectionText(keyValues(index.key.partition, startKey) ?? []) + sort + basePosition;
}

/**
 * A Query may only go on inside its own collection and range. The sort key is looked at first, where there is a
 * condition on it. Source: E.
 */
export function checkQueryStart(
  start: string,
  collection: string,
  isInRange: (position: string) => boolean,
): Refusal | undefined {
  const own = collectionOf(start);
  if (!isInRange(collection + start.slice(own.length))) {
    return invalid('The provided starting key does not match the range key predicate');
  }
  if (own === collection) return undefined;
  return invalid('The provided starting key is outside query boundaries based on provided conditions');
}

export const wrongSegment = (segment: number, totalSegments: number): Refusal =>
  invalidStart(
    `Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ${totalSegments} Segment: ${segment}`,
  );
