/**
 * Literals and parameters as attribute values. Numbers come out canonical and sets without doubles, as the
 * values of a request do behind its validation. Source: DG/ql-reference.data-types.
 */
import { type AttributeMap, type AttributeValue, setAttribute } from '#engine/model/attribute-value.ts';
import { normalizeNumber } from '#engine/model/number.ts';
import { numberRefusal } from '#engine/model/number-refusal.ts';
import { invalid, invalidParameter, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { Expression, TupleNode } from './ast.ts';
import { formatAt } from './cursor.ts';

/** The values of a request for a statement's question marks, checked and as many as there are. */
export type Parameters = readonly AttributeValue[];

type Bag = Extract<Expression, { kind: 'list' | 'bag' }>;

/** Whether the expression is a value before any item is there. */
export function isValue({ kind }: Expression): boolean {
  switch (kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'parameter':
    case 'list':
    case 'bag':
    case 'tuple':
      return true;
    default:
      return false;
  }
}

export function bindValue(node: Expression, parameters: Parameters): AttributeValue | Refusal {
  switch (node.kind) {
    case 'string':
      return { S: node.text };
    case 'number': {
      const normal = normalizeNumber(node.text);
      return typeof normal === 'string' ? { N: normal } : numberRefusal(normal);
    }
    case 'boolean':
      return { BOOL: node.value };
    case 'null':
      return { NULL: true };
    case 'parameter':
      return parameters[node.index]!;
    case 'list': {
      const elements = bindAll(node, parameters);
      return isRefusal(elements) ? elements : { L: elements };
    }
    case 'bag':
      return bindSet(node, parameters);
    case 'tuple': {
      const fields = bindTuple(node, parameters);
      return isRefusal(fields) ? fields : { M: fields };
    }
    default:
      // Assumption: worded like what stands where a path belongs.
      return invalid(`Unexpected value at ${formatAt(node.at)}`);
  }
}

function bindAll({ elements }: Bag, parameters: Parameters): AttributeValue[] | Refusal {
  const values: AttributeValue[] = [];
  for (const element of elements) {
    const value = bindValue(element, parameters);
    if (isRefusal(value)) return value;
    values.push(value);
  }
  return values;
}

/** A field's name is a string. Where two fields have one name, the later one stands. */
export function bindTuple({ fields }: TupleNode, parameters: Parameters): AttributeMap | Refusal {
  const map: AttributeMap = {};
  for (const { name, value: node } of fields) {
    const key = name.kind === 'parameter' ? parameters[name.index]!.S : name.kind === 'string' ? name.text : undefined;
    if (key === undefined) return invalid(`Unexpected value at ${formatAt(name.at)}`);
    const value = bindValue(node, parameters);
    if (isRefusal(value)) return value;
    setAttribute(map, key, value);
  }
  return map;
}

/**
 * Assumption: an empty bag has the text of an empty string set, and members of several types the text of a set
 * in ADD with another type; that both are refused is https://github.com/floci-io/floci/pull/3798.
 */
function bindSet(node: Bag, parameters: Parameters): AttributeValue | Refusal {
  const values = bindAll(node, parameters);
  if (isRefusal(values)) return values;
  if (values.length === 0) return invalidParameter('An string set  may not be empty');
  const texts = membersOf(values, 'S');
  if (texts !== undefined) return withoutDoubles(texts, '') ?? { SS: texts };
  const numbers = membersOf(values, 'N');
  if (numbers !== undefined) return withoutDoubles(numbers, '') ?? { NS: numbers };
  const binaries = membersOf(values, 'B');
  if (binaries !== undefined) return withoutDoubles(binaries, 'of type BS') ?? { BS: binaries };
  return invalidParameter('Members of a set must be of one type: string, number or binary');
}

function membersOf(values: readonly AttributeValue[], type: 'S' | 'N' | 'B'): string[] | undefined {
  const members = values.map((value) => value[type]);
  return members.every((member) => member !== undefined) ? members : undefined;
}

/** Source: reference row 50. */
function withoutDoubles(members: readonly string[], suffix: string): Refusal | undefined {
  if (new Set(members).size === members.length) return undefined;
  return invalidParameter(`Input collection [${members.join(', ')}]${suffix} contains duplicates.`);
}
