/**
 * The JSON types of requests, and what AWS says when one is wrong. A request whose types are wrong is
 * refused with SerializationException before anything of it is looked at.
 * Source of the sentences: E (dynalite, which copied them from AWS); the order is that of the members.
 */
import { base64Problem } from '#engine/kernel/base64.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';

/** What a member of a request may be, as far as JSON goes. */
export type Shape =
  | { readonly kind: 'string' | 'boolean' | 'integer' | 'long' | 'double' | 'timestamp' | 'blob' | 'attributeValue' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape; readonly javaType: string }
  | { readonly kind: 'structure'; readonly name: string; readonly members: Readonly<Record<string, Shape>> };

export const string: Shape = { kind: 'string' };
export const boolean: Shape = { kind: 'boolean' };
export const integer: Shape = { kind: 'integer' };
export const long: Shape = { kind: 'long' };
export const attributeValue: Shape = { kind: 'attributeValue' };

const model = 'com.amazonaws.dynamodb.v20120810';

/** Java's name of a shape, which shows in the messages about wrong collections. */
function javaName(of: Shape): string {
  if (of.kind === 'structure') return `${model}.${of.name}`;
  if (of.kind === 'list') return `java.util.List<${javaName(of.of)}>`;
  return of.kind === 'attributeValue' ? `${model}.AttributeValue` : 'java.lang.String';
}

export const structure = (name: string, members: Record<string, Shape>): Shape => ({ kind: 'structure', name, members });
export const listOf = (of: Shape): Shape => ({ kind: 'list', of });
export const mapOf = (of: Shape): Shape => ({
  kind: 'map',
  of,
  javaType: `java.util.Map<java.lang.String, ${javaName(of)}>`,
});

const wrong = (message: string): Refusal => refuse('SerializationException', message);

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [name: string]: Json;
}

const javaScalar = {
  string: 'String',
  boolean: 'Boolean',
  integer: 'Integer',
  long: 'Long',
  double: 'Double',
  // Seconds since the epoch, with a fraction.
  timestamp: 'Double',
} as const;

/**
 * Checks a parsed body against the shape of its operation. Members that the operation does not have, and
 * members that are null, are taken out, so that everything behind this reads only what is known.
 *
 * The value is changed in place: it was parsed for this request and belongs to nobody else.
 */
export function checkBody(body: object, shape: Shape): Refusal | undefined {
  return shape.kind === 'structure' ? checkMembers(body as JsonObject, shape.members) : undefined;
}

/** What is said of a scalar where a collection belongs depends on where it stands. */
type Place = 'member' | 'element';

const unexpected = (place: Place): Refusal =>
  wrong(place === 'member' ? 'Unexpected field type' : 'Unexpected value type in payload');

/** A scalar where a collection inside a collection belongs: AWS lets a fault of its Java through. Source: E. */
const unexpectedInside = (place: Place): Refusal =>
  place === 'member'
    ? unexpected(place)
    : wrong(
        'class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class ' +
          '(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base ' +
          "of loader 'bootstrap')",
      );

function check(value: Json, shape: Shape, place: Place): Refusal | undefined {
  switch (shape.kind) {
    case 'structure':
      if (Array.isArray(value)) return wrong(`Unrecognized collection type class ${javaName(shape)}`);
      return isObject(value) ? checkMembers(value, shape.members) : unexpected(place);
    case 'attributeValue':
      return isObject(value) || Array.isArray(value) ? checkAttributeValue(value, 0) : unexpected(place);
    case 'map':
      if (Array.isArray(value)) return wrong(`Unrecognized collection type ${shape.javaType}`);
      return isObject(value) ? checkEntries(value, shape.of) : unexpectedInside(place);
    case 'list':
      if (!Array.isArray(value) && !isObject(value)) return unexpectedInside(place);
      return checkList(value, (element) => check(element, shape.of, 'element'));
    case 'blob':
      return checkBlob(value);
    default:
      return checkScalar(value, shape.kind);
  }
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null;

function checkMembers(value: JsonObject, members: Readonly<Record<string, Shape>>): Refusal | undefined {
  let isWrong = false;
  for (const name of Object.keys(value)) {
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    if (shape === undefined || value[name] === null) delete value[name];
    else isWrong = checkMember(value, name, shape) !== undefined || isWrong;
  }
  return isWrong ? firstWrong(value, members) : undefined;
}

/** What is wrong is told in the order of the members. A request has few of them, so they are looked at first. */
function firstWrong(value: JsonObject, members: Readonly<Record<string, Shape>>): Refusal | undefined {
  for (const name in members) {
    const refusal = value[name] === undefined ? undefined : checkMember(value, name, members[name]!);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkMember(value: JsonObject, name: string, shape: Shape): Refusal | undefined {
  const member = converted(value[name]!, shape);
  const refusal = check(member, shape, 'member');
  if (refusal === undefined && member !== value[name]) value[name] = member;
  return refusal;
}

const booleanWords = new Map([
  ['TRUE', true],
  ['1', true],
  ['YES', true],
  ['FALSE', false],
  ['0', false],
  ['NO', false],
]);

/** AWS's reader takes some texts for truth values, and cuts the fraction off where a whole number belongs. Source: E. */
function converted(value: Json, { kind }: Shape): Json {
  if (kind === 'boolean' && typeof value === 'string') return booleanWords.get(value.toUpperCase()) ?? value;
  return (kind === 'integer' || kind === 'long') && typeof value === 'number' ? Math.floor(value) : value;
}

/** Like `setAttribute` of the model: a member may be called `__proto__`. */
function setMember(value: JsonObject, name: string, member: Json): void {
  Object.defineProperty(value, name, { value: member, enumerable: true, configurable: true, writable: true });
}

function checkEntries(value: JsonObject, of: Shape): Refusal | undefined {
  for (const name of Object.keys(value)) {
    // A null in a map of values is a value without a type, as in a list; one in a map of texts is not there.
    if (value[name] === null && of.kind === 'attributeValue') setMember(value, name, {});
    if (value[name] === null) delete value[name];
    else {
      const refusal = check(value[name]!, of, 'element');
      if (refusal !== undefined) return refusal;
    }
  }
  return undefined;
}

function checkList(value: Json, checkElement: (element: Json) => Refusal | undefined): Refusal | undefined {
  if (!Array.isArray(value)) {
    return isObject(value) ? wrong('Start of structure or map found where not expected') : unexpected('member');
  }
  for (let i = 0; i < value.length; i++) {
    // Assumption: a null in a list is an element without members, which the validation behind refuses.
    if (value[i] === null) value[i] = {};
    const refusal = checkElement(value[i]!);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Assumption: a number that Java's type can't hold is worded like one of another type. */
const isInRange = (value: Json, kind: keyof typeof javaScalar): boolean =>
  (kind !== 'integer' || (value as number) === ((value as number) | 0)) &&
  (kind !== 'long' || Math.abs(value as number) < 0x8000_0000_0000_0000);

function checkScalar(value: Json, kind: keyof typeof javaScalar): Refusal | undefined {
  const name = javaScalar[kind];
  const wanted = kind === 'string' || kind === 'boolean' ? kind : 'number';
  if (typeof value === wanted) return isInRange(value, kind) ? undefined : wrong(`NUMBER_VALUE cannot be converted to ${name}`);
  if (Array.isArray(value)) return wrong(`Unrecognized collection type class java.lang.${name}`);
  if (isObject(value)) return wrong('Start of structure or map found where not expected');
  if (typeof value === 'boolean') return wrong(`${value ? 'TRUE_VALUE' : 'FALSE_VALUE'} cannot be converted to ${name}`);
  if (typeof value === 'number') {
    return wrong(`${Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'} cannot be converted to ${name}`);
  }
  return wrong(kind === 'boolean' ? 'Unexpected token received from parser' : `STRING_VALUE cannot be converted to ${name}`);
}

function checkBlob(value: Json): Refusal | undefined {
  if (typeof value === 'string') {
    const problem = base64Problem(value);
    return problem === undefined ? undefined : wrong(problem);
  }
  if (Array.isArray(value)) return wrong('Unrecognized collection type class java.nio.ByteBuffer');
  if (isObject(value)) return wrong('Start of structure or map found where not expected');
  return wrong('only base-64-encoded strings are convertible to bytes');
}

/** Deeper than this nothing is read; AWS's own limit of 32 levels is told by the validation behind. */
const depthMax = 64;

function checkAttributeValue(value: Json, depth: number): Refusal | undefined {
  if (Array.isArray(value)) return wrong(`Unrecognized collection type class ${model}.AttributeValue`);
  if (!isObject(value)) return unexpected('element');
  for (const type of Object.keys(value)) {
    const member = value[type]!;
    const checkType = typeChecks.get(type);
    if (checkType === undefined || member === null) delete value[type];
    else {
      if (type === 'BOOL' || type === 'NULL') value[type] = converted(member, boolean);
      const refusal = checkType(value[type]!, depth);
      if (refusal !== undefined) return refusal;
    }
  }
  return undefined;
}

const stringCheck = (value: Json): Refusal | undefined => checkScalar(value, 'string');
const booleanCheck = (value: Json): Refusal | undefined => checkScalar(value, 'boolean');

const typeChecks = new Map<string, (value: Json, depth: number) => Refusal | undefined>([
  ['S', stringCheck],
  ['N', stringCheck],
  ['B', checkBlob],
  ['BOOL', booleanCheck],
  ['NULL', booleanCheck],
  ['SS', (value) => checkList(value, stringCheck)],
  ['NS', (value) => checkList(value, stringCheck)],
  ['BS', (value) => checkList(value, checkBlob)],
  ['L', (value, depth) => checkList(value, (element) => checkNested(element, depth))],
  ['M', checkNestedMap],
]);

const checkNested = (value: Json, depth: number): Refusal | undefined =>
  depth > depthMax ? undefined : checkAttributeValue(value, depth + 1);

function checkNestedMap(value: Json, depth: number): Refusal | undefined {
  if (Array.isArray(value)) {
    return wrong(`Unrecognized collection type java.util.Map<java.lang.String, ${model}.AttributeValue>`);
  }
  if (!isObject(value)) return unexpected('member');
  for (const name of Object.keys(value)) {
    if (value[name] === null) setMember(value, name, {});
    const refusal = checkNested(value[name]!, depth);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
