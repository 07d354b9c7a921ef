/**
 * Items as people write them: plain JSON and DynamoDB JSON, both exact.
 *
 * Plain JSON has no binary and no sets. Where the item had one, the same place keeps its type; everywhere
 * else an array is a list and a string is a string.
 */
import { type AttributeMap, attributeOf, type AttributeType, type AttributeValue, normalizeNumber, setAttribute } from '#engine';
import { say } from '#texts/say.ts';
import { type JsonProblem, type JsonValue, readJson, type Writable, writeJson } from './json-text.ts';

/** An item, or one sentence that says why the text is none. */
export type ReadItem = { readonly item: AttributeMap } | { readonly problem: string };

const where = ({ message, line, column }: JsonProblem): string => `${message} ${say('Line {line}, column {column}.', { line, column })}`;

const isNotAnObject = say('An item is an object: it begins with "{" and ends with "}".');

/** Reads plain JSON. `like` is the item as it was, whose sets and binaries keep their types. */
export function readPlainItem(text: string, like: AttributeMap = {}): ReadItem {
  const json = readJson(text);
  if (json.kind === 'problem') return { problem: where(json) };
  if (json.kind !== 'object') return { problem: isNotAnObject };
  return { item: plainMap(json, like) };
}

function plainMap({ members }: Extract<JsonValue, { kind: 'object' }>, like: AttributeMap | undefined): AttributeMap {
  const map: AttributeMap = {};
  for (const [name, value] of members) setAttribute(map, name, plainValue(value, like && attributeOf(like, name)));
  return map;
}

function plainValue(json: JsonValue, like: AttributeValue | undefined): AttributeValue {
  switch (json.kind) {
    case 'string':
      return like?.B === undefined ? { S: json.text } : { B: json.text };
    case 'number':
      return { N: json.text };
    case 'boolean':
      return { BOOL: json.value };
    case 'null':
      return { NULL: true };
    case 'object':
      return { M: plainMap(json, like?.M) };
    case 'array':
      return setLike(json.elements, like) ?? { L: json.elements.map((element, at) => plainValue(element, like?.L?.[at])) };
  }
}

/** The set that stood here before, with these members; nothing where there was none or they don't fit. */
function setLike(elements: readonly JsonValue[], like: AttributeValue | undefined): AttributeValue | undefined {
  if (elements.length === 0) return undefined;
  const texts = (kind: 'string' | 'number'): string[] | undefined => {
    const fitting = elements.filter((element) => element.kind === kind);
    return fitting.length === elements.length ? fitting.map((element) => (element as { text: string }).text) : undefined;
  };
  const strings = like?.SS === undefined && like?.BS === undefined ? undefined : texts('string');
  if (strings !== undefined) return like?.SS === undefined ? { BS: strings } : { SS: strings };
  const numbers = like?.NS === undefined ? undefined : texts('number');
  return numbers && { NS: numbers };
}

/** Reads DynamoDB JSON far enough to know the item. AWS itself judges the text; this only measures it. */
export function readDynamoItem(text: string): ReadItem {
  const json = readJson(text);
  if (json.kind === 'problem') return { problem: where(json) };
  if (json.kind !== 'object') return { problem: isNotAnObject };
  try {
    return { item: dynamoMap(json, '') };
  } catch (thrown) {
    if (thrown instanceof Misfit) return { problem: thrown.message };
    throw thrown;
  }
}

/** A value that is not of the form that its type wants. */
class Misfit extends Error {}

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function dynamoMap(json: JsonValue, path: string): AttributeMap {
  if (json.kind !== 'object') throw new Misfit(say('{path}: an M holds an object.', { path }));
  const map: AttributeMap = {};
  for (const [name, value] of json.members) setAttribute(map, name, dynamoValue(value, under(path, name)));
  return map;
}

function dynamoValue(json: JsonValue, path: string): AttributeValue {
  const [member, ...others] = json.kind === 'object' ? json.members : [];
  if (member === undefined || others.length > 0) {
    throw new Misfit(say('{path}: a value is an object with one type, such as {"S": "text"}.', { path }));
  }
  const [type, value] = member;
  const text = (element: JsonValue): string => {
    if (element.kind !== 'string') throw new Misfit(say('{path}: {type} holds text in double quotes.', { path, type }));
    return element.text;
  };
  const elements = (): readonly JsonValue[] => {
    if (value.kind !== 'array') throw new Misfit(say('{path}: {type} holds an array.', { path, type }));
    return value.elements;
  };
  switch (type as AttributeType) {
    case 'S':
    case 'N':
    case 'B':
      return { [type]: text(value) };
    case 'SS':
    case 'NS':
    case 'BS':
      return { [type]: elements().map(text) };
    case 'BOOL':
    case 'NULL':
      if (value.kind !== 'boolean') throw new Misfit(say('{path}: {type} holds true or false.', { path, type }));
      return { [type]: value.value };
    case 'L':
      return { L: elements().map((element, at) => dynamoValue(element, `${path}[${at}]`)) };
    case 'M':
      return { M: dynamoMap(value, path) };
    default:
      throw new Misfit(say('{path}: "{type}" is none of S, N, B, SS, NS, BS, BOOL, NULL, L, M.', { path, type }));
  }
}

const quoted = (text: string): Writable => ({ kind: 'raw', text: JSON.stringify(text) });
const bare = (text: string): Writable => ({ kind: 'raw', text });

/** A number as JSON can carry it: `+5` and `.5` are DynamoDB's, but not JSON's. */
function jsonNumber(text: string): string {
  const normal = normalizeNumber(text);
  return typeof normal === 'string' ? normal : text;
}

const object = (map: AttributeMap, write: (value: AttributeValue) => Writable): Writable => ({
  kind: 'object',
  members: Object.keys(map).map((name) => [name, write(map[name]!)] as const),
});

function plain(value: AttributeValue): Writable {
  if (value.N !== undefined) return bare(jsonNumber(value.N));
  if (value.BOOL !== undefined) return bare(String(value.BOOL));
  if (value.NULL !== undefined) return bare('null');
  if (value.M !== undefined) return object(value.M, plain);
  if (value.L !== undefined) return { kind: 'array', elements: value.L.map(plain) };
  if (value.NS !== undefined) return { kind: 'array', elements: value.NS.map((member) => bare(jsonNumber(member))) };
  const members = value.SS ?? value.BS;
  return members === undefined ? quoted(value.S ?? value.B ?? '') : { kind: 'array', elements: members.map(quoted) };
}

function dynamo(value: AttributeValue): Writable {
  const typed = (type: AttributeType, inner: Writable): Writable => ({ kind: 'object', members: [[type, inner]] });
  if (value.M !== undefined) return typed('M', object(value.M, dynamo));
  if (value.L !== undefined) return typed('L', { kind: 'array', elements: value.L.map(dynamo) });
  return bareJson(value);
}

/** Scalars and sets hold nothing that JSON.stringify could spoil. */
function bareJson(value: AttributeValue): Writable {
  const members = Object.entries(value) as [string, string | boolean | string[]][];
  return {
    kind: 'object',
    members: members.map(([type, inner]) => [
      type,
      Array.isArray(inner) ? { kind: 'array', elements: inner.map(quoted) } : bare(JSON.stringify(inner)),
    ]),
  };
}

/** The item as plain JSON, indented. */
export const plainText = (item: AttributeMap): string => writeJson(object(item, plain));

/** The item as DynamoDB JSON, indented. */
export const dynamoText = (item: AttributeMap): string => writeJson(object(item, dynamo));

/** The attributes, anywhere in the item, whose type plain JSON can't say. */
export function typesPlainJsonLacks(item: AttributeMap): AttributeType[] {
  const found = new Set<AttributeType>();
  const look = (value: AttributeValue): void => {
    for (const type of ['B', 'SS', 'NS', 'BS'] as const) if (value[type] !== undefined) found.add(type);
    for (const inner of value.L ?? Object.values(value.M ?? {})) look(inner);
  };
  for (const value of Object.values(item)) look(value);
  return [...found];
}
