/** What a key space's picture needs, read again whenever something was asked, written or happened. */
import { useEffect, useState } from 'react';
import type { KeySpaceHeat, KeySpaceQuery } from '#session/connection.ts';
import { type DescribedPartitions, partitionFacts, type PartitionFacts } from '#session/folds/key-space.ts';
import type { Session } from '#session/session.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

export interface KeySpaceData {
  readonly heat: KeySpaceHeat;
  readonly partitions: readonly PartitionFacts[];
}

/** By then buckets are full again and followers have caught up. */
const settledMs = 1300;

/** Nothing until first read, or when the table has gone. */
export function useKeySpace({ tableName, indexName }: KeySpaceQuery): KeySpaceData | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const newest = useSessionState((state) => state.exchanges.at(-1)?.number);
  const happened = useSessionState((state) => state.happened);
  const [data, setData] = useState<{ readonly of: string; readonly data: KeySpaceData }>();
  const key = `${tableName}/${indexName ?? ''}`;
  useEffect(() => {
    let isWanted = true;
    const refresh = async (): Promise<void> => {
      const read = await readKeySpace(session, { tableName, indexName });
      if (isWanted) setData(read === undefined ? undefined : { of: key, data: read });
    };
    void refresh();
    const timer = setTimeout(() => void refresh(), settledMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [session, key, tableName, indexName, version, newest, happened]);
  return data?.of === key ? data.data : undefined;
}

async function readKeySpace(session: Session, query: KeySpaceQuery): Promise<KeySpaceData | undefined> {
  try {
    const [heat, { Partitions }] = await Promise.all([
      session.connection.keySpaceHeat(query),
      session.ask<DescribedPartitions>('DescribePartitions', { TableName: query.tableName, IndexName: query.indexName }),
    ]);
    return { heat, partitions: Partitions.map(partitionFacts) };
  } catch {
    // The table is gone, or the workspace is; the screen around knows which.
    return undefined;
  }
}
