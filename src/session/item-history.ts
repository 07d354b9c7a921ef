/** What has become of items since they were read, as far as the learner's own requests tell. */
import { type AttributeMap, attributeOf, type AttributeValue, normalizeNumber, type TableRecord } from '#engine';
import type { Exchange } from './exchange.ts';
import { keysOf, primaryKeyOf } from './table-keys.ts';

export type Fate = 'changed' | 'deleted';

interface WriteRequest {
  readonly TableName?: string;
  readonly Key?: AttributeMap;
  readonly Item?: AttributeMap;
}

/** A key as text that is the same for the same key, however its numbers are written. */
export const keyMark = (key: AttributeMap, table: Pick<TableRecord, 'key'>): string =>
  JSON.stringify(keysOf(table).map(({ name }) => markOf(attributeOf(key, name))));

function markOf(value: AttributeValue | undefined): unknown {
  const number = value?.N === undefined ? undefined : normalizeNumber(value.N);
  return typeof number === 'string' ? { N: number } : (value ?? null);
}

/** The item that a request has written, if it is one of the table's and DynamoDB has taken it. */
export function writtenBy(exchange: Exchange, table: Pick<TableRecord, 'name' | 'key'>): { readonly mark: string; readonly fate: Fate } | undefined {
  if (exchange.error !== undefined || !singleWrites.has(exchange.operation)) return undefined;
  const { TableName, Key, Item } = JSON.parse(exchange.request) as WriteRequest;
  const key = Key ?? (Item && primaryKeyOf(table, Item));
  if (TableName !== table.name || key === undefined) return undefined;
  return { mark: keyMark(key, table), fate: exchange.operation === 'DeleteItem' ? 'deleted' : 'changed' };
}

const singleWrites: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);
