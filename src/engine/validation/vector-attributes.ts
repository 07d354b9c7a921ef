/**
 * Attributes that a vector index takes up: absent, or such as it can. Source: SDK model, `Item` of PutItem; the words:
 * https://github.com/ExtendDB/extenddb/pull/306 (captured from the service; those of us-east-1).
 */
import { type AttributeValue, attributeOf, type Item, typeOf } from '#engine/model/attribute-value.ts';
import { equalValues } from '#engine/model/comparison.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { SearchAttribute, TableRecord, VectorIndexRecord } from '#engine/model/table.ts';

/**
 * `before` is the item that an update starts from: what it leaves as it is, is not looked at again. Source: ExtendDB,
 * crates/core/src/validation/vector_item.rs (measured).
 */
export function checkVectors({ vectorIndexes = [] }: TableRecord, item: Item, before: Item | undefined): Refusal | undefined {
  for (const index of vectorIndexes) {
    const changed = (name: string): AttributeValue | undefined => {
      const value = attributeOf(item, name);
      const old = before && attributeOf(before, name);
      return value === undefined || (old !== undefined && equalValues(value, old)) ? undefined : value;
    };
    const vector = changed(index.vectorAttribute);
    const refusal = vector && checkVector(index, vector);
    if (refusal !== undefined) return refusal;
    for (const attribute of index.searchSchema) {
      const value = changed(attribute.name);
      const unfit = value && checkSearchAttribute(index, attribute, value);
      if (unfit !== undefined) return unfit;
    }
  }
  return undefined;
}

const notTaken = (detail: string, { name }: VectorIndexRecord): Refusal =>
  invalid(`One or more parameter values were invalid. ${detail}. IndexName: ${name}`);

function checkVector(index: VectorIndexRecord, value: AttributeValue): Refusal | undefined {
  const { vectorAttribute: name, dimensions } = index;
  const { L: elements } = value;
  if (elements === undefined) return notTaken(`Invalid type for parameter ${name}, Expected: L, Actual: ${typeOf(value)}`, index);
  if (elements.length !== dimensions) {
    return notTaken(`Invalid size for parameter ${name}, Expected: ${dimensions}, Actual: ${elements.length}`, index);
  }
  for (const [i, element] of elements.entries()) {
    if (element.N === undefined) {
      return notTaken(`Invalid type for parameter ${name}[${i}], Expected: 32-bit floating point number, Actual: ${typeOf(element)}`, index);
    }
    if (!Number.isFinite(Math.fround(Number(element.N)))) {
      return notTaken(`Invalid value for parameter ${name}[${i}], Value: ${javaDouble(element.N)} is outside valid range [-3.4028235E38, 3.4028235E38]`, index);
    }
  }
  return undefined;
}

/** A number far from one as Java prints it: `1.0E39`. */
function javaDouble(text: string): string {
  const [digits = '', exponent = ''] = Number(text).toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
}

/** Assumption: the value of a partition attribute is held against no limit of length. */
function checkSearchAttribute(index: VectorIndexRecord, { name, type, role }: SearchAttribute, value: AttributeValue): Refusal | undefined {
  const actual = typeOf(value);
  if (actual !== type) return notTaken(`Attribute '${name}' type mismatch. Expected: ${type}, Actual: ${actual}`, index);
  if (role !== 'partition' || (value.S !== '' && value.B !== '')) return undefined;
  return invalid(
    'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
      `The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value. IndexName: ${index.name}, IndexKey: ${name}`,
  );
}
