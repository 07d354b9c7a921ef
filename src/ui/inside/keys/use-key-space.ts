/**
 * What a key space's picture needs, read again whenever something was asked, written or happened. However much
 * that is, it is read four times in a second at most: the cells add up what came in between.
 */
import { useEffect, useRef, useState } from 'react';
import type { HeatQuery, KeySpaceHeat } from '#session/connection.ts';
import { type DescribedPartitions, partitionFacts, type PartitionFacts } from '#session/folds/key-space.ts';
import { heatRowsMax } from '#session/folds/heat-rows.ts';
import { Pace } from '#session/pace.ts';
import type { Session } from '#session/session.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

export interface KeySpaceData {
  readonly heat: KeySpaceHeat;
  readonly partitions: readonly PartitionFacts[];
}

const restMs = 250;
/** By then buckets are full again and followers have caught up. */
const settledMs = 1300;

/** Nothing until first read, or when the table has gone. */
export function useKeySpace(query: HeatQuery): KeySpaceData | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const newest = useSessionState((state) => state.exchanges.at(-1)?.number);
  const happened = useSessionState((state) => state.happened);
  const [data, setData] = useState<{ readonly of: string; readonly data: KeySpaceData }>();
  const pace = useRef<Pace>(undefined);
  const key = `${query.tableName}/${query.indexName ?? ''}`;
  const { tableName, indexName, from, to, spanMs } = query;
  useEffect(() => {
    const reading = new Pace(restMs, settledMs, async () => {
      const read = await readKeySpace(session, { tableName, indexName, from, to, spanMs });
      if (!reading.isOver) setData(read === undefined ? undefined : { of: key, data: read });
    });
    pace.current = reading;
    reading.ask();
    return () => reading.end();
  }, [session, key, tableName, indexName, from, to, spanMs]);
  useEffect(() => pace.current?.ask(), [version, newest, happened]);
  return data?.of === key ? data.data : undefined;
}

/** Rows that a picture has. */
export const rowsMax = heatRowsMax;

async function readKeySpace(session: Session, query: HeatQuery): Promise<KeySpaceData | undefined> {
  try {
    const [heat, { Partitions }] = await Promise.all([
      session.connection.keySpaceHeat(query),
      session.ask<DescribedPartitions>('DescribePartitions', { TableName: query.tableName, IndexName: query.indexName }),
    ]);
    return { heat, partitions: Partitions.map((one) => partitionFacts(one, session.store.getState().physics)) };
  } catch {
    // The table is gone, or the workspace is; the screen around knows which.
    return undefined;
  }
}
