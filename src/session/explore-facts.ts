/** What a read did and cost, in the figures of its trace. */
import type { AttributeMap } from '#engine';
import { say } from '#texts/say.ts';
import { type Exchange, responseOf } from './exchange.ts';
import { all } from './folds/spoken.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatNumber, formatUnits } from './format.ts';

export interface ReadFacts {
  readonly units: string;
  /** `$0.000000125`; nothing where capacity is paid by the hour. */
  readonly dollars: string | undefined;
  /** False for an answer of another engine: its units are as it told them, its price is not known. */
  readonly isPriced: boolean;
  /** Items that came back, and those that were looked at. */
  readonly returned: number;
  readonly examined: number;
  /** In the order in which they are told: items, bytes, who answered, how long it took. */
  readonly others: readonly string[];
  readonly hasMore: boolean;
}

interface PageAnswer {
  readonly Count?: number;
  readonly ScannedCount?: number;
  readonly LastEvaluatedKey?: AttributeMap;
}

/** `$0.000000125`; nothing where capacity is paid by the hour. */
export const dollarsOf = ({ trace, cost }: Exchange): string | undefined =>
  all(trace?.events ?? [], 'price.metered').some(({ billingMode }) => billingMode === 'PROVISIONED') ? undefined : formatDollars(cost.dollars);

/** `1 WCU, $0.000000625`; the units alone where the price is not known. */
export function priceWords(exchange: Exchange): string {
  const { readUnits, writeUnits } = exchange.cost;
  const units = writeUnits > 0 ? formatUnits(writeUnits, 'write') : formatUnits(readUnits, 'read');
  return exchange.trace === undefined ? units : `${units}, ${dollarsOf(exchange) ?? say('paid by the hour')}`;
}

export function readFactsOf(exchange: Exchange): ReadFacts {
  const { Count: returned = 0, ScannedCount: examined = 0, LastEvaluatedKey } = responseOf<PageAnswer>(exchange) ?? {};
  const events = exchange.trace?.events ?? [];
  const bytes = all(events, 'items.read').reduce((sum, read) => sum + read.bytes, 0);
  return {
    units: formatUnits(exchange.cost.readUnits, 'read'),
    dollars: dollarsOf(exchange),
    isPriced: exchange.trace !== undefined,
    returned,
    examined,
    others: [
      say('read {examined}, returned {returned}', { examined: formatNumber(examined, 0), returned: formatNumber(returned, 0) }),
      ...(exchange.trace === undefined ? [] : [formatBytes(bytes)]),
      ...whoAnswered(exchange),
      formatDuration(exchange.latencyMs),
    ],
    hasMore: LastEvaluatedKey !== undefined,
  };
}

function whoAnswered({ trace }: Exchange): string[] {
  const reads = all(trace?.events ?? [], 'replica.read');
  const partitions = new Set(reads.map(({ partitionId }) => partitionId));
  if (partitions.size > 1) return [formatCount(partitions.size, { one: '{n} partition', other: '{n} partitions' })];
  const [one] = reads;
  if (one === undefined) return [];
  const { partitionId, replicaId, isLeader } = one;
  return [isLeader ? say('partition {partitionId}, leader {replicaId}', { partitionId, replicaId }) : say('partition {partitionId}, follower {replicaId}', { partitionId, replicaId })];
}

/** What an empty page says, and what to do next. */
export function emptyWords({ examined, hasMore }: ReadFacts, { hasFilter, isQuery }: { readonly hasFilter: boolean; readonly isQuery: boolean }): string {
  if (examined > 0 && hasFilter) {
    const dropped = formatCount(examined, {
      one: 'DynamoDB read {n} item, and the filter dropped it.',
      other: 'DynamoDB read {n} items, and the filter dropped all of them.',
    });
    return `${dropped} ${hasMore ? say('There is a LastEvaluatedKey, so the next page may have some.') : say('There are no more.')}`;
  }
  if (hasMore) return say('This page is empty, but there is a LastEvaluatedKey: the next one may have items.');
  return isQuery ? say('No item has this key.') : say('Nothing is there.');
}
