/** When a recorded step is solved: by the item or the table that is there afterwards, else by the request itself. */
import type { Call } from '../calls.ts';
import type { RecordedRequest } from './recorded-request.ts';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (json: unknown): json is Json => typeof json === 'object' && json !== null && !Array.isArray(json);

/** Names of key attributes by table, with their types, as the requests that make the tables have them. */
export type TableKeys = ReadonlyMap<string, readonly { readonly name: string; readonly type: string }[]>;

export function keysIn(calls: readonly Call[]): TableKeys {
  const keys = new Map<string, { name: string; type: string }[]>();
  for (const { operation, input } of calls) {
    const { TableName, KeySchema, AttributeDefinitions } = input;
    if (operation !== 'CreateTable' || typeof TableName !== 'string' || !Array.isArray(KeySchema) || !Array.isArray(AttributeDefinitions)) continue;
    const definitions = AttributeDefinitions.filter(isRecord);
    const names = KeySchema.filter(isRecord).map(({ AttributeName }) => String(AttributeName));
    keys.set(
      TableName,
      names.map((name) => ({ name, type: String(definitions.find(({ AttributeName }) => AttributeName === name)?.['AttributeType']) })),
    );
  }
  return keys;
}

/** In the notation of a lesson's `check`. */
export function checkNotation({ operation, input, error }: RecordedRequest, keys: TableKeys): readonly object[] {
  const { TableName, Item, Key } = input;
  if (error !== undefined) return [{ used: operation, ...whereOf(input), error }];
  if (typeof TableName !== 'string') return [{ used: operation, ...whereOf(input) }];
  const sent = { used: operation, where: { TableName } };
  const key = keys.get(TableName);
  if (operation === 'PutItem' && isRecord(Item) && key !== undefined) {
    const names = new Set(key.map(({ name }) => name));
    const members = Object.entries(Item);
    const part = (isKey: boolean): object => Object.fromEntries(members.filter(([name]) => names.has(name) === isKey).map(typed));
    return [sent, { item: TableName, key: part(true), equals: part(false) }];
  }
  if (operation === 'DeleteItem' && isRecord(Key)) return [sent, { absent: TableName, key: Object.fromEntries(Object.entries(Key).map(typed)) }];
  // A key's name with a space in it has no notation.
  if (operation === 'CreateTable' && key?.every(({ name, type }) => !/\s/.test(name) && /^[SNB]$/.test(type)) === true) {
    return [sent, { table: TableName, key: key.map(({ name, type }) => `${name} ${type}`) }];
  }
  return [{ used: operation, ...whereOf(input) }];
}

const typed = ([name, value]: [string, unknown]): [string, object] => [name, { dynamo: value }];

/** The whole request as a pattern. Where a member of the learner's is called as the notation calls its rules, only the table. */
function whereOf(input: Json): object {
  if (!hasRule(input)) return { where: input };
  return typeof input['TableName'] === 'string' ? { where: { TableName: input['TableName'] } } : {};
}

const hasRule = (json: unknown): boolean =>
  Array.isArray(json) ? json.some(hasRule) : isRecord(json) && (Object.hasOwn(json, 'rule') || Object.values(json).some(hasRule));
