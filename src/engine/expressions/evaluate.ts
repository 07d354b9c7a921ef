/** Holds conditions against items. Source: reference 13.21 to 13.25 (measured). */
import { base64Bytes, decodeBase64 } from '#engine/kernel/base64.ts';
import { type AttributeValue, type Item, setMembers, typeOf } from '#engine/model/attribute-value.ts';
import { compareValues, equalValues } from '#engine/model/comparison.ts';
import type { Comparator } from './ast.ts';
import type { Condition, Operand } from './condition.ts';
import { valueAt } from './path.ts';

const noItem: Item = {};

/** Whether the condition is true of the item. No item is like one in which every path is missing. */
export function conditionHolds(condition: Condition, item: Item | undefined): boolean {
  return holds(condition, item ?? noItem);
}

function holds(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(part, item));
    case 'or':
      return condition.parts.some((part) => holds(part, item));
    case 'not':
      return !holds(condition.part, item);
    case 'comparison':
      return compares(condition.comparator, valueOf(condition.left, item), valueOf(condition.right, item));
    case 'between': {
      const value = valueOf(condition.operand, item);
      const isAbove = compares('>=', value, valueOf(condition.lower, item));
      return isAbove && compares('<=', value, valueOf(condition.upper, item));
    }
    case 'in': {
      const value = valueOf(condition.operand, item);
      return condition.options.some((option) => compares('=', value, valueOf(option, item)));
    }
    case 'attribute_exists':
      return valueAt(item, condition.path) !== undefined;
    case 'attribute_not_exists':
      return valueAt(item, condition.path) === undefined;
    case 'attribute_type': {
      const value = valueOf(condition.operand, item);
      return value !== undefined && typeOf(value) === condition.type;
    }
    case 'begins_with':
      return beginsWith(valueOf(condition.operand, item), valueOf(condition.prefix, item));
    case 'contains':
      return contains(valueOf(condition.operand, item), valueOf(condition.element, item));
  }
}

function valueOf(operand: Operand, item: Item): AttributeValue | undefined {
  if (operand.kind === 'path') return valueAt(item, operand.path);
  if (operand.kind === 'value') return operand.value;
  const value = valueOf(operand.of, item);
  const size = value && sizeOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

/** UTF-16 units of a text, bytes of a binary, elements of the rest. Source: reference 13.24 (measured). */
function sizeOf(value: AttributeValue): number | undefined {
  if (value.S !== undefined) return value.S.length;
  if (value.B !== undefined) return base64Bytes(value.B);
  if (value.L !== undefined) return value.L.length;
  if (value.M !== undefined) return Object.keys(value.M).length;
  return setMembers(value)?.length;
}

/** What is missing, and `size` of what has none, differs from everything: only `<>` is true of it. */
function compares(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (left === undefined || right === undefined) return comparator === '<>';
  if (comparator === '=') return equalValues(left, right);
  if (comparator === '<>') return !equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function beginsWith(value: AttributeValue | undefined, prefix: AttributeValue | undefined): boolean {
  if (value?.S !== undefined && prefix?.S !== undefined) return value.S.startsWith(prefix.S);
  if (value?.B === undefined || prefix?.B === undefined) return false;
  return decodeBase64(value.B).startsWith(decodeBase64(prefix.B));
}

function contains(value: AttributeValue | undefined, element: AttributeValue | undefined): boolean {
  if (value === undefined || element === undefined) return false;
  if (value.S !== undefined) return element.S !== undefined && value.S.includes(element.S);
  if (value.B !== undefined) return element.B !== undefined && decodeBase64(value.B).includes(decodeBase64(element.B));
  if (value.L !== undefined) return value.L.some((member) => equalValues(member, element));
  if (value.SS !== undefined) return element.S !== undefined && value.SS.includes(element.S);
  if (value.NS !== undefined) return element.N !== undefined && value.NS.includes(element.N);
  if (value.BS !== undefined) return element.B !== undefined && value.BS.includes(element.B);
  return false;
}
