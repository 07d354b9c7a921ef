/** What a place of the inside asks of the workspace, read again whenever something may have changed. */
import { useEffect, useRef, useState } from 'react';
import type { InsideFacts, InsideQuery } from '#session/inside-queries.ts';
import { Pace } from '#session/pace.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

const restMs = 250;
const settledMs = 1300;

/** Nothing until first read, or where what is asked for is not there; absent queries ask nothing. */
export function useInside<Query extends InsideQuery>(query: Query | undefined): InsideFacts[Query['kind']] | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const newest = useSessionState((state) => state.exchanges.at(-1)?.number);
  const happened = useSessionState((state) => state.happened);
  const [read, setRead] = useState<{ readonly of: string; readonly facts: InsideFacts[Query['kind']] | undefined }>();
  const pace = useRef<Pace>(undefined);
  const of = query === undefined ? undefined : JSON.stringify(query);
  useEffect(() => {
    if (of === undefined) return undefined;
    const reading = new Pace(restMs, settledMs, async () => {
      // Where the workspace is gone, the screen around says so.
      const facts = await session.connection.inside(JSON.parse(of) as Query).catch(() => undefined);
      if (!reading.isOver) setRead({ of, facts });
    });
    pace.current = reading;
    reading.ask();
    return () => reading.end();
  }, [session, of]);
  useEffect(() => pace.current?.ask(), [version, newest, happened]);
  return read?.of === of ? read?.facts : undefined;
}
