/** What reading an item by its key would cost and where it lies: asked on a fork, so it costs nothing. */
import { useEffect, useState } from 'react';
import { type AttributeMap, costOf, type TableRecord } from '#engine';
import { targetOf } from '#session/operations.ts';
import { useSession } from '#ui/session-context.tsx';

export interface ItemFacts {
  readonly reads: readonly { readonly name: string; readonly units: number; readonly dollars: number }[];
  readonly partitionId: string;
  readonly partitionCount: number;
  readonly range: string;
  readonly hash: string;
  readonly bytes: number | undefined;
}

export function useItemFacts(table: TableRecord, key: AttributeMap | undefined): ItemFacts | undefined {
  const session = useSession();
  const [facts, setFacts] = useState<ItemFacts>();
  const body = key && JSON.stringify({ TableName: table.name, Key: key });
  useEffect(() => {
    if (body === undefined) return;
    let isLeft = false;
    const strong = `${body.slice(0, -1)},"ConsistentRead":true}`;
    const target = targetOf('GetItem');
    void session.connection.whatIf([{ target, body }, { target, body: strong }]).then((answers) => {
      if (isLeft) return;
      const [eventual, consistent] = answers.map(({ trace }) => trace?.events ?? []);
      const routed = eventual?.find((event) => event.type === 'partition.routed');
      if (eventual === undefined || consistent === undefined || routed === undefined) return;
      const read = eventual.find((event) => event.type === 'item.read');
      const row = (name: string, events: typeof eventual) => {
        const { readUnits: units, dollars } = costOf(events);
        return { name, units, dollars };
      };
      setFacts({
        reads: [row('Eventually consistent', eventual), row('Strongly consistent', consistent)],
        partitionId: routed.partitionId,
        partitionCount: routed.partitionCount,
        range: `${routed.from.slice(0, 4)}-${routed.to.slice(0, 4)}`,
        hash: routed.hash?.slice(0, 4) ?? '',
        bytes: read?.bytes,
      });
    }, () => undefined);
    return () => {
      isLeft = true;
    };
  }, [session, body]);
  return facts;
}
