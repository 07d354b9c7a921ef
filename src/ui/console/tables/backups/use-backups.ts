/** Backups of a table and its window, read again when something has happened or virtual time has moved on. */
import { useEffect, useRef, useState } from 'react';
import { type BackupReading, readBackups, readRecovery } from '#session/backups.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

/** ListBackups may be sent five times a second, and the learner's own requests count, too. */
const restMs = 500;

/** Nothing until first read. `isGone`: there is no such table any more. */
export function useBackups(tableName: string, isGone = false): BackupReading | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const happened = useSessionState((state) => state.happened);
  const exchanges = useSessionState((state) => state.exchanges);
  const askedAtMs = useRef(-restMs);
  const [read, setRead] = useState<{ readonly of: string; readonly reading: BackupReading }>();
  useEffect(() => {
    const ask = (): void => {
      askedAtMs.current = performance.now();
      Promise.all([readBackups(session, tableName), isGone ? undefined : readRecovery(session, tableName)]).then(
        ([backups, recovery]) => setRead({ of: tableName, reading: { backups, recovery } }),
        // A table that is being restored tells nothing yet.
        () => undefined,
      );
    };
    const timer = setTimeout(ask, Math.max(0, askedAtMs.current + restMs - performance.now()));
    return () => clearTimeout(timer);
  }, [session, tableName, isGone, version, happened, exchanges]);
  return read?.of === tableName ? read.reading : undefined;
}
