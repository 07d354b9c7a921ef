/** Answers to what the places of the inside ask, out of an engine's inspection. */
import { type AttributeMap, attributeOf, normalizeNumber, setAttribute, type TableInspection, typeOf } from '#engine';
import type { IndexFlows } from '#session/folds/index-flows.ts';
import type { InsideFacts, InsideQuery } from '#session/inside-queries.ts';
import type { EngineHost } from '../host/engine-host.ts';

/** Nothing where the table, the partition or the item's place is not there. */
export function insideOf(host: Pick<EngineHost, 'inspect'>, query: InsideQuery, flows: IndexFlows): InsideFacts[InsideQuery['kind']] | undefined {
  const { nowMs, tables } = host.inspect();
  const table = tables.find(({ record }) => record.name === query.tableName);
  if (table === undefined) return undefined;
  switch (query.kind) {
    case 'items':
      return { nowMs, items: firstOf(table.inside.itemsOf(query.indexName, Number(query.partitionId.slice(1))), query.most) };
    case 'replicas': {
      const key = keyOf(table, query.key);
      const replicas = key && table.inside.replicasOf(key);
      return replicas && { nowMs, ...replicas };
    }
    case 'indexes':
      return { nowMs, queues: table.inside.queues().map((queue) => ({ ...queue, flow: flows.read(query.tableName, queue.indexName, nowMs) })) };
    case 'streams':
      return { nowMs, streams: table.inside.streams() };
  }
}

/** The table's key attributes, each of its type, as they stand in an item; nothing where one is not such. */
function keyOf({ record: { key } }: TableInspection, values: AttributeMap): AttributeMap | undefined {
  const own: AttributeMap = {};
  for (const { name, type } of [...key.partition, ...key.sort]) {
    const value = attributeOf(values, name);
    const text: unknown = typeof value === 'object' && value !== null && typeOf(value) === type ? value[type] : undefined;
    const kept = typeof text === 'string' && text !== '' ? keptText(type, text) : undefined;
    if (kept === undefined) return undefined;
    setAttribute(own, name, { [type]: kept });
  }
  return own;
}

function keptText(type: 'S' | 'N' | 'B', text: string): string | undefined {
  if (type === 'S') return text;
  if (type === 'B') return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? text : undefined;
  const number = normalizeNumber(text);
  return typeof number === 'string' ? number : undefined;
}

function firstOf<T>(values: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const value of values) {
    if (first.length >= most) break;
    first.push(value);
  }
  return first;
}
