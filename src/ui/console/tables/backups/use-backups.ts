/** Backups of a table and its window, read again when something has happened or virtual time has moved on. */
import { useEffect, useState } from 'react';
import { type BackupReading, readBackups, readRecovery } from '#session/backups.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

/** Nothing until first read. `isGone`: there is no such table any more. */
export function useBackups(tableName: string, isGone = false): BackupReading | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const happened = useSessionState((state) => state.happened);
  const exchanges = useSessionState((state) => state.exchanges);
  const [read, setRead] = useState<{ readonly of: string; readonly reading: BackupReading }>();
  useEffect(() => {
    let isWanted = true;
    Promise.all([readBackups(session, tableName), isGone ? undefined : readRecovery(session, tableName)]).then(
      ([backups, recovery]) => {
        if (isWanted) setRead({ of: tableName, reading: { backups, recovery } });
      },
      // A table that is being restored tells nothing yet; and a rate that is used up comes back.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [session, tableName, isGone, version, happened, exchanges]);
  return read?.of === tableName ? read.reading : undefined;
}
