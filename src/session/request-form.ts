/** A request as a form: one field for each member that the operation has. */
import { requestShapes, type Shape, type TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { type JsonMember, type JsonProblem, type JsonValue, readJson, writeJson } from './json-text.ts';
import { isSimulated, namesAt, valuesAt } from './parameters.ts';
import { writable } from './pretty-json.ts';

export interface FormField {
  readonly name: string;
  readonly kind: 'text' | 'choice' | 'number' | 'switch' | 'json';
  /** As it stands in the request; empty where it is absent. */
  readonly text: string;
  readonly choices: readonly string[];
}

type JsonObject = Extract<JsonValue, { kind: 'object' }>;

/** The fields of a request, those that matter most first; or why its text is none yet. */
export function formOf(operation: string, text: string, tables: readonly TableRecord[]): readonly FormField[] | JsonProblem {
  const json = objectOf(text);
  if (json.kind === 'problem') return json;
  const { members } = isSimulated(operation) ? (requestShapes[operation] as Extract<Shape, { kind: 'structure' }>) : { members: {} as Readonly<Record<string, Shape>> };
  const tableName = json.members.find(([name]) => name === 'TableName')?.[1];
  const surroundings = { operation, tables, tableName: tableName?.kind === 'string' ? tableName.text : undefined };
  const names = namesAt(surroundings, []).filter(({ rank }) => rank > 0).toSorted((a, b) => b.rank - a.rank);
  return names.map(({ text: name }): FormField => {
    const choices = valuesAt(surroundings, [name]).map((suggestion) => suggestion.text);
    return { name, kind: kindOf(members[name], choices), text: shown(json.members.find(([member]) => member === name)?.[1]), choices };
  });
}

/** The request with one field changed; nothing typed takes the member out. */
export function withField(text: string, { name, kind }: Pick<FormField, 'name' | 'kind'>, typed: string): string {
  const json = objectOf(text);
  if (json.kind === 'problem') return text;
  const value = typed.trim() === '' ? undefined : valueOf(kind, typed);
  const isThere = json.members.some(([member]) => member === name);
  const changed = json.members.flatMap(([member, old]): JsonMember[] => {
    if (member !== name) return [[member, old]];
    return value === undefined ? [] : [[member, value]];
  });
  const members = isThere || value === undefined ? changed : [...changed, [name, value] as const];
  return writeJson(writable({ kind: 'object', members }));
}

/** What a field of JSON says against what was typed; nothing while it is right. */
export function fieldProblem({ kind }: Pick<FormField, 'kind'>, typed: string): string | undefined {
  if (typed.trim() === '') return undefined;
  if (kind === 'number') return isNumber(typed) ? undefined : say('A number.');
  const json = kind === 'json' ? readJson(typed) : undefined;
  return json?.kind === 'problem' ? json.message : undefined;
}

function objectOf(text: string): JsonObject | JsonProblem {
  const json = readJson(text.trim() === '' ? '{}' : text);
  if (json.kind === 'problem' || json.kind === 'object') return json;
  return { kind: 'problem', message: say('A request is a JSON object.'), line: 1, column: 1 };
}

function kindOf(shape: Shape | undefined, choices: readonly string[]): FormField['kind'] {
  switch (shape?.kind) {
    case 'boolean':
      return 'switch';
    case 'integer':
    case 'long':
    case 'double':
    case 'timestamp':
      return 'number';
    case 'string':
      return choices.length > 0 ? 'choice' : 'text';
    default:
      return 'json';
  }
}

const isNumber = (typed: string): boolean => /^-?\d+(\.\d+)?$/.test(typed.trim());

function valueOf(kind: FormField['kind'], typed: string): JsonValue {
  if (kind === 'switch') return { kind: 'boolean', value: typed === 'true' };
  if (kind === 'number' && isNumber(typed)) return { kind: 'number', text: typed.trim() };
  const json = kind === 'json' ? readJson(typed) : undefined;
  return json === undefined || json.kind === 'problem' ? { kind: 'string', text: typed } : json;
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined || value.kind === 'null') return '';
  if (value.kind === 'string' || value.kind === 'number') return value.text;
  return value.kind === 'boolean' ? String(value.value) : writeJson(writable(value));
}
