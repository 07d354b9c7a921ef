/**
 * What an item weighs, to the byte. Names count, and so does the frame of lists and maps.
 * Source: DG/CapacityUnitCalculations; numbers and sets as measured (reference 1.04, 1.09).
 */
import { base64Bytes } from '#engine/kernel/base64.ts';
import { utf8Length } from '#engine/kernel/utf8.ts';
import type { AttributeMap, AttributeValue } from './attribute-value.ts';
import { numberBytes } from './number.ts';

const frameBytes = 3;
const perElementBytes = 1;

/** Bytes of a value without the name of its attribute. Source: reference 1.02 to 1.11. */
export function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8Length(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.M !== undefined) {
    let bytes = frameBytes;
    for (const name of Object.keys(value.M)) bytes += perElementBytes + utf8Length(name) + valueBytes(value.M[name]!);
    return bytes;
  }
  if (value.L !== undefined) {
    let bytes = frameBytes;
    for (const element of value.L) bytes += perElementBytes + valueBytes(element);
    return bytes;
  }
  if (value.B !== undefined) return base64Bytes(value.B);
  let bytes = 0;
  if (value.SS !== undefined) for (const member of value.SS) bytes += utf8Length(member);
  else if (value.NS !== undefined) for (const member of value.NS) bytes += numberBytes(member);
  else if (value.BS !== undefined) for (const member of value.BS) bytes += base64Bytes(member);
  else bytes = 1;
  return bytes;
}

/** The bytes of a whole item: names and values, with no fixed cost on top. */
export function itemBytes(item: AttributeMap): number {
  let bytes = 0;
  for (const name of Object.keys(item)) bytes += utf8Length(name) + valueBytes(item[name]!);
  return bytes;
}
