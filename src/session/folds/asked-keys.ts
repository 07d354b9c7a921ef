/** Where in a key space the learner's own requests went, and which keys they asked for most. */
import { type AttributeMap, attributeOf, type AttributeValue, type Channel, type TableRecord, type TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import type { KeySpaceQuery } from '../connection.ts';
import type { Exchange } from '../exchange.ts';
import { formatUnits } from '../format.ts';
import { hashFraction, shortHash } from './hash-space.ts';
import type { Request } from './placeholders.ts';
import { channelOf } from './channel-of.ts';
import { all } from './spoken.ts';
import { formatTime } from './virtual-time.ts';

/** One request's key in the key space. */
export interface AskedKey {
  readonly number: number;
  readonly hash: string;
  readonly partitionId: string;
  /** Where in the hash space, from 0 to 1. */
  readonly at: number;
  readonly atMs: number;
  readonly channel: 'read' | 'write';
  readonly units: number;
  /** The partition key's value; the hash's digits where the request doesn't show it. */
  readonly name: string;
  readonly sentence: string;
}

export function askedKeys(exchanges: readonly Exchange[], { tableName, indexName }: KeySpaceQuery, table: TableRecord | undefined): AskedKey[] {
  return exchanges.flatMap((exchange): AskedKey[] => {
    const { number, operation, trace, atMs } = exchange;
    const channel = channelOf(exchange);
    if (channel === 'control') return [];
    const routed = all(trace?.events ?? [], 'partition.routed').find(
      (event) => event.tableName === tableName && event.indexName === indexName && event.hash !== undefined,
    );
    if (routed?.hash === undefined) return [];
    const units = unitsIn(trace?.events ?? [], channel, indexName);
    const name = keyName(exchange, indexName, table) ?? shortHash(routed.hash);
    const sentence = say('{time}: {operation} of {name} at {hash} in {partitionId}, {units}.', {
      time: formatTime(atMs),
      operation,
      name,
      hash: shortHash(routed.hash),
      partitionId: routed.partitionId,
      units: formatUnits(units, channel),
    });
    return [{ number, hash: routed.hash, partitionId: routed.partitionId, at: hashFraction(routed.hash), atMs, channel, units, name, sentence }];
  });
}

/** What it takes of this key space alone: its indexes have key spaces of their own. What is refused takes nothing. */
const unitsIn = (events: readonly TraceEvent[], channel: Channel, indexName: string | undefined): number =>
  all(events, 'capacity.admitted')
    .filter((event) => event.channel === channel && event.indexName === indexName)
    .reduce((sum, { units }) => sum + units, 0);

function keyName({ request }: Exchange, indexName: string | undefined, table: TableRecord | undefined): string | undefined {
  const schema = indexName === undefined ? table?.key : table?.indexes.find(({ name }) => name === indexName)?.key;
  const [key] = schema?.partition ?? [];
  if (key === undefined) return undefined;
  const { Key, Item, KeyConditionExpression = '', ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = JSON.parse(request) as Request;
  const direct = (Key && attributeOf(Key, key.name)) ?? (Item && attributeOf(Item, key.name));
  return textOf(direct ?? equalTo(key.name, KeyConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues));
}

/** The value in `pk = :v`, the one form in which a partition key can be asked for. */
function equalTo(name: string, condition: string, names: Readonly<Record<string, string>>, values: AttributeMap): AttributeValue | undefined {
  for (const [, left = '', right = ''] of condition.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    if (left === name || names[left] === name) return attributeOf(values, right);
  }
  return undefined;
}

const textOf = (value: AttributeValue | undefined): string | undefined => value?.S ?? value?.N ?? value?.B;

export interface HotKey {
  readonly name: string;
  readonly partitionId: string;
  readonly units: number;
  readonly text: string;
  /** Against the hottest, from 0 to 1. */
  readonly share: number;
}

/** The keys that took most units of one channel, hottest first. */
export function hottestKeys(keys: readonly AskedKey[], channel: 'read' | 'write', most: number): HotKey[] {
  const byHash = new Map<string, { name: string; partitionId: string; units: number }>();
  for (const key of keys) {
    if (key.channel !== channel || key.units === 0) continue;
    const { name, partitionId } = key;
    byHash.set(key.hash, { name, partitionId, units: key.units + (byHash.get(key.hash)?.units ?? 0) });
  }
  const hottest = [...byHash.values()].sort((a, b) => b.units - a.units).slice(0, most);
  return hottest.map((key) => ({ ...key, text: formatUnits(key.units, channel), share: key.units / hottest[0]!.units }));
}
