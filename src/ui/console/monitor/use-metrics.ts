/** The metrics of a table, read again whenever something was asked or happened, and while virtual time runs. */
import { useEffect, useState } from 'react';
import type { DescribedMetrics } from '#session/folds/monitor.ts';
import { virtualNow } from '#session/folds/virtual-time.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

export interface MetricsSpan {
  readonly rangeSeconds: number;
  readonly periodSeconds: number;
}

const everyMs = 2000;
const wallNow = (): number => performance.timeOrigin + performance.now();

/** Nothing until first read, or when the table has gone. */
export function useMetrics(tableName: string, { rangeSeconds, periodSeconds }: MetricsSpan): DescribedMetrics | undefined {
  const session = useSession();
  const clock = useSessionState((state) => state.clock);
  const version = useSessionState((state) => state.version);
  const newest = useSessionState((state) => state.exchanges.at(-1)?.number);
  const [read, setRead] = useState<{ readonly of: string; readonly metrics: DescribedMetrics }>();
  const key = `${tableName}/${rangeSeconds}/${periodSeconds}`;
  useEffect(() => {
    let isWanted = true;
    const refresh = async (): Promise<void> => {
      const seconds = Math.floor(virtualNow(clock, wallNow()) / 1000);
      try {
        const metrics = await session.ask<DescribedMetrics>('DescribeMetrics', {
          TableName: tableName,
          StartTime: seconds - rangeSeconds + periodSeconds,
          Period: periodSeconds,
        });
        if (isWanted) setRead({ of: key, metrics });
      } catch {
        // The table is gone, or the workspace is; the screen around knows which.
        if (isWanted) setRead(undefined);
      }
    };
    void refresh();
    const timer = clock.speed > 0 ? setInterval(() => void refresh(), everyMs) : undefined;
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [session, key, tableName, rangeSeconds, periodSeconds, clock, version, newest]);
  return read?.of === key ? read.metrics : undefined;
}
