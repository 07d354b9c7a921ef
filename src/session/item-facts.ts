/** What reading an item by its key would cost and where it lies: asked on a fork, so it costs nothing. */
import { type AttributeMap, costOf, type TraceEvent } from '#engine';
import type { ConnectionAnswer, ConnectionCall } from './connection.ts';
import { targetOf } from './operations.ts';

export interface ItemFacts {
  readonly reads: readonly { readonly name: string; readonly units: number; readonly dollars: number }[];
  readonly partitionId: string;
  readonly partitionCount: number;
  /** Four hexadecimal digits of each end. */
  readonly range: string;
  readonly hash: string;
}

/** An eventually consistent read and a strong one. */
export const itemFactsCalls = (TableName: string, Key: AttributeMap): Omit<ConnectionCall, 'origin'>[] =>
  [false, true].map((ConsistentRead) => ({ target: targetOf('GetItem'), body: JSON.stringify({ TableName, Key, ConsistentRead }) }));

/** Nothing where the reads were refused. */
export function itemFactsOf(answers: readonly ConnectionAnswer[]): ItemFacts | undefined {
  const [eventual, strong] = answers.map(({ trace }): readonly TraceEvent[] => trace?.events ?? []);
  const routed = eventual?.find((event) => event.type === 'partition.routed');
  if (eventual === undefined || strong === undefined || routed === undefined) return undefined;
  const read = (name: string, events: readonly TraceEvent[]): ItemFacts['reads'][number] => {
    const { readUnits: units, dollars } = costOf(events);
    return { name, units, dollars };
  };
  return {
    reads: [read('Eventually consistent', eventual), read('Strongly consistent', strong)],
    partitionId: routed.partitionId,
    partitionCount: routed.partitionCount,
    range: `${routed.from.slice(0, 4)}-${routed.to.slice(0, 4)}`,
    hash: routed.hash?.slice(0, 4) ?? '',
  };
}
