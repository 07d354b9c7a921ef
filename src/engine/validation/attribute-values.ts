/**
 * Whether attribute values are what DynamoDB stores, and their one canonical form: numbers without spare
 * zeros or exponents. Values are changed in place; they belong to the request.
 * Source: reference 13.40 to 13.43 and rows 48 to 56; the order within a value is E's.
 */
import type { AttributeMap, AttributeValue } from '#engine/model/attribute-value.ts';
import { utf8Length } from '#engine/kernel/utf8.ts';
import { attributeNameBytesMax, nestingMax } from '#engine/model/limits.ts';
import { normalizeNumber } from '#engine/model/number.ts';
import { numberRefusal } from '#engine/model/number-refusal.ts';
import { invalid, invalidParameter, type Refusal } from '#engine/model/refusal.ts';

const tooDeep = (): Refusal =>
  invalid(
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
  );

/**
 * The depth of an item that an update has made from parts that were shallow enough each. What a scalar takes is
 * a level, so at most 31 lists and maps stand around it. Source: https://github.com/ExtendDB/extenddb/pull/123;
 * M-X (CHANGELOG.md, 0.11.1).
 */
export function checkNesting(item: AttributeMap): Refusal | undefined {
  const isTooDeep = (value: AttributeValue, depth: number): boolean =>
    depth >= nestingMax ||
    (value.L ?? (value.M && Object.values(value.M)) ?? []).some((element) => isTooDeep(element, depth + 1));
  return Object.values(item).some((value) => isTooDeep(value, 0)) ? tooDeep() : undefined;
}

/** Nothing is put around it, wherever the name is. */
export const nameTooLarge = `1 validation error detected: Attribute name is too large, must be less than ${attributeNameBytesMax + 1} bytes`;

/**
 * Names have a byte at least and less than 64 KB. Source: reference 1.34; the first text is the service's own
 * in bug reports, the second was measured in https://github.com/ExtendDB/extenddb/issues/365, for names in items
 * and in values. Assumption: behind a placeholder and in the older parameters it is the same.
 */
export function checkAttributeName(name: string): Refusal | undefined {
  if (name === '') return invalid('Empty attribute name');
  // A character takes three bytes at most, so most names need not be measured.
  if (name.length * 3 <= attributeNameBytesMax || utf8Length(name) <= attributeNameBytesMax) return undefined;
  return invalid(nameTooLarge);
}

/** Checks every attribute of an item or key. */
export function checkAttributes(attributes: AttributeMap): Refusal | undefined {
  for (const name of Object.keys(attributes)) {
    const refusal = checkAttributeName(name) ?? checkValue(attributes[name]!);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

export function checkValue(value: AttributeValue, depth = 0): Refusal | undefined {
  if (depth >= nestingMax) return tooDeep();
  let types = 0;
  for (const type in value) {
    types++;
    const refusal = checkMember(value, type as keyof AttributeValue, depth);
    if (refusal !== undefined) return refusal;
  }
  if (types === 1) return undefined;
  return invalid(
    types === 0
      ? 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'
      : 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  );
}

function checkMember(value: AttributeValue, type: keyof AttributeValue, depth: number): Refusal | undefined {
  switch (type) {
    case 'N':
      return checkNumber(value);
    case 'NULL':
      return value.NULL ? undefined : invalidParameter('Null attribute value types must have the value of true');
    case 'SS':
      return value.SS!.length === 0
        ? invalidParameter('An string set  may not be empty')
        : checkDuplicates(value.SS!, '');
    case 'NS':
      return checkNumberSet(value.NS!);
    case 'BS':
      return value.BS!.length === 0
        ? invalidParameter('Binary sets should not be empty')
        : checkDuplicates(value.BS!, 'of type BS');
    case 'L':
      return checkElements(value.L!, depth);
    case 'M':
      return checkMap(value.M!, depth);
    default:
      return undefined;
  }
}

function checkNumber(value: AttributeValue): Refusal | undefined {
  const normal = normalizeNumber(value.N!);
  if (typeof normal !== 'string') return numberRefusal(normal);
  value.N = normal;
  return undefined;
}

function checkNumberSet(members: string[]): Refusal | undefined {
  if (members.length === 0) return invalidParameter('An number set  may not be empty');
  for (let i = 0; i < members.length; i++) {
    const normal = normalizeNumber(members[i]!);
    if (typeof normal !== 'string') return numberRefusal(normal);
    members[i] = normal;
  }
  return checkDuplicates(members, '');
}

function checkDuplicates(members: readonly string[], suffix: string): Refusal | undefined {
  if (new Set(members).size === members.length) return undefined;
  return invalidParameter(`Input collection [${members.join(', ')}]${suffix} contains duplicates.`);
}

function checkElements(elements: readonly AttributeValue[], depth: number): Refusal | undefined {
  for (const element of elements) {
    const refusal = checkValue(element, depth + 1);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkMap(map: AttributeMap, depth: number): Refusal | undefined {
  for (const name of Object.keys(map)) {
    const refusal = checkAttributeName(name) ?? checkValue(map[name]!, depth + 1);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
