/** ExclusiveStartKey: whether it fits, and where it stands. Source: reference row 102; the rest E. */
import { type AttributeMap, attributeOf, setAttribute, typeOf } from '#engine/model/attribute-value.ts';
import { collectionText, keyAttributes, keyValues, positionOf, sortKeyText } from '#engine/model/key.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { checkKey, keyMismatch } from '#engine/validation/keys.ts';

const invalidStart = (detail: string): Refusal => invalid(`The provided starting key is invalid: ${detail}`);

function checkIndexPart(index: IndexRecord, startKey: AttributeMap): Refusal | undefined {
  for (const { name, type } of keyAttributes(index.key)) {
    const value = attributeOf(startKey, name);
    if (value === undefined || typeOf(value) !== type) return invalidStart(keyMismatch);
  }
  return undefined;
}

/** The position that a page goes on after. */
export function startPosition(
  table: TableRecord,
  index: IndexRecord | undefined,
  startKey: AttributeMap,
): string | Refusal {
  const names = new Set(keyAttributes(table.key).map(({ name }) => name));
  if (index !== undefined) for (const { name } of keyAttributes(index.key)) names.add(name);
  if (Object.keys(startKey).length !== names.size) return invalidStart(keyMismatch);
  const refusal = index && checkIndexPart(index, startKey);
  if (refusal !== undefined) return refusal;

  const baseKey: AttributeMap = {};
  for (const { name } of keyAttributes(table.key)) {
    const value = attributeOf(startKey, name);
    if (value === undefined) return invalidStart(keyMismatch);
    setAttribute(baseKey, name, value);
  }
  const mismatch = checkKey(table.key, baseKey);
  if (mismatch !== undefined) return invalidStart(mismatch.message ?? keyMismatch);
  const basePosition = positionOf(table.key, baseKey);
  if (index === undefined) return basePosition;
  const sort = (keyValues(index.key.sort, startKey) ?? []).map(sortKeyText).join('');
  return collectionText(keyValues(index.key.partition, startKey) ?? []) + sort + basePosition;
}

/** A Query may only go on inside its own collection and range. */
export function checkQueryStart(
  start: string,
  collection: string,
  isInRange: (position: string) => boolean,
): Refusal | undefined {
  if (!start.startsWith(collection)) {
    return invalid('The provided starting key is outside query boundaries based on provided conditions');
  }
  return isInRange(start) ? undefined : invalid('The provided starting key does not match the range key predicate');
}

export const wrongSegment = (segment: number, totalSegments: number): Refusal =>
  invalidStart(
    `Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ${totalSegments} Segment: ${segment}`,
  );
