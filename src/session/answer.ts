/** An answer as a screen shows it: its figures, its items as rows, and whether there is more. */
import { type AttributeMap, type AttributeValue, attributeOf, itemBytes, type TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { type Exchange, responseOf } from './exchange.ts';
import { formatCount } from './format.ts';
import { type JsonValue, readJson } from './json-text.ts';
import { keysOf } from './table-keys.ts';

export interface Figure {
  /** As DynamoDB wrote it. */
  readonly value: string;
  /** DynamoDB's name for it. */
  readonly label: string;
}

/** Count, ScannedCount and CapacityUnits, as far as the answer has them. */
export function figuresOf({ response }: Exchange): Figure[] {
  const json = readJson(response);
  const found = [
    { label: say('Count'), value: memberOf(json, 'Count') },
    { label: 'ScannedCount', value: memberOf(json, 'ScannedCount') },
    { label: 'CapacityUnits', value: memberOf(memberOf(json, 'ConsumedCapacity'), 'CapacityUnits') },
  ];
  return found.flatMap(({ label, value }) => (value?.kind === 'number' ? [{ label, value: value.text }] : []));
}

function memberOf(json: ReturnType<typeof readJson> | undefined, name: string): JsonValue | undefined {
  return json?.kind === 'object' ? json.members.find(([candidate]) => candidate === name)?.[1] : undefined;
}

export interface ItemRows {
  readonly columns: readonly Column[];
  readonly rows: readonly ItemRow[];
  /** Items and attributes for which there was no room. */
  readonly rowsLeft: number;
  readonly columnsLeft: number;
}

export interface Column {
  readonly name: string;
  readonly isKey: boolean;
  /** All its values are numbers, which stand to the right. */
  readonly isNumeric: boolean;
}

export interface ItemRow {
  /** In the order of the columns; nothing where the item lacks the attribute. */
  readonly cells: readonly (AttributeValue | undefined)[];
  readonly bytes: number;
}

const rowsMax = 200;
const columnsMax = 12;

interface ItemAnswer {
  readonly Item?: AttributeMap | undefined;
  readonly Items?: readonly AttributeMap[];
  readonly Attributes?: AttributeMap;
  readonly SearchResults?: readonly { readonly Item?: AttributeMap }[];
  readonly Responses?: readonly { readonly Item?: AttributeMap }[] | Readonly<Record<string, readonly AttributeMap[]>>;
}

const single = ({ Item }: Pick<ItemAnswer, 'Item'>): AttributeMap[] => (Item === undefined ? [] : [Item]);

/** The answer's items; nothing for an operation whose answers have none. */
export function itemsOf(exchange: Exchange): readonly AttributeMap[] | undefined {
  if (exchange.error !== undefined) return undefined;
  const { Item, Items, Attributes, Responses, SearchResults } = responseOf<ItemAnswer>(exchange) ?? {};
  switch (exchange.operation) {
    case 'Query':
    case 'Scan':
    case 'ExecuteStatement':
      return Items ?? [];
    case 'SearchVectors':
      return (SearchResults ?? []).flatMap(single);
    case 'GetItem':
      return single({ Item });
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return Attributes === undefined ? [] : [Attributes];
    case 'BatchGetItem':
      return Object.values((Responses ?? {}) as Record<string, AttributeMap[]>).flat();
    case 'TransactGetItems':
    case 'BatchExecuteStatement':
      return Array.isArray(Responses) ? Responses.flatMap(single) : [];
    default:
      return undefined;
  }
}

/** Items as rows: the key's columns first, then the others in the order in which they turn up. */
export function rowsOf(items: readonly AttributeMap[], table: TableRecord | undefined): ItemRows {
  const shown = items.slice(0, rowsMax);
  const keys = table === undefined ? [] : keysOf(table).map(({ name }) => name);
  const found = new Set(keys.filter((name) => shown.some((item) => attributeOf(item, name) !== undefined)));
  for (const item of shown) for (const name of Object.keys(item)) found.add(name);
  const names = [...found].slice(0, columnsMax);
  const isNumeric = (name: string): boolean =>
    shown.every((item) => {
      const value = attributeOf(item, name);
      return value === undefined || value.N !== undefined;
    });
  return {
    columns: names.map((name) => ({ name, isKey: keys.includes(name), isNumeric: isNumeric(name) })),
    rows: shown.map((item) => ({ cells: names.map((name) => attributeOf(item, name)), bytes: itemBytes(item) })),
    rowsLeft: items.length - shown.length,
    columnsLeft: found.size - names.length,
  };
}

/** A value in the width of a cell. */
export function cellText(value: AttributeValue): string {
  const { S, N, B, BOOL, NULL, SS, NS, BS, L, M } = value;
  if (S !== undefined) return S;
  if (N !== undefined) return N;
  if (BOOL !== undefined) return String(BOOL);
  if (NULL !== undefined) return 'null';
  if (B !== undefined) return B;
  if (L !== undefined) return formatCount(L.length, { one: '{n} element', other: '{n} elements' });
  if (M !== undefined) return formatCount(Object.keys(M).length, { one: '{n} key', other: '{n} keys' });
  return `{ ${(SS ?? NS ?? BS ?? []).join(', ')} }`;
}

/** How the page ended; nothing for answers that are no pages. */
export function pageEndOf(exchange: Exchange): string | undefined {
  if (exchange.error !== undefined || (exchange.operation !== 'Query' && exchange.operation !== 'Scan')) return undefined;
  const hasMore = memberOf(readJson(exchange.response), 'LastEvaluatedKey') !== undefined;
  return hasMore
    ? say('LastEvaluatedKey: there may be more. Send it as ExclusiveStartKey to go on.')
    : say('No LastEvaluatedKey: this was the last page.');
}

/** The table that a request speaks of. */
export function tableNameOf(request: string): string | undefined {
  try {
    const { TableName } = JSON.parse(request) as { TableName?: unknown };
    return typeof TableName === 'string' ? TableName : undefined;
  } catch {
    return undefined;
  }
}

/** The same request of another table, laid out as it was. A text without `TableName` stays as it is. */
export const withTableName = (request: string, name: string): string =>
  request.replace(/("TableName"\s*:\s*)"(?:[^"\\]|\\.)*"/, (_, label: string) => label + JSON.stringify(name));
