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

/** Single writes that DynamoDB has taken after the exchange of this number, by the mark of their item's key. */
export function fatesSince(exchanges: readonly Exchange[], since: number, table: TableRecord): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const exchange of exchanges) {
    if (exchange.number <= since || exchange.error !== undefined || !isSingleWrite(exchange.operation)) continue;
    const { TableName, Key, Item } = JSON.parse(exchange.request) as WriteRequest;
    const key = Key ?? (Item && primaryKeyOf(table, Item));
    if (TableName !== table.name || key === undefined) continue;
    fates.set(keyMark(key, table), exchange.operation === 'DeleteItem' ? 'deleted' : 'changed');
  }
  return fates;
}

const isSingleWrite = (operation: string): boolean => operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem';
