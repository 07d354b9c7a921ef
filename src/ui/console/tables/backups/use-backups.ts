/** Backups and windows, read again when something has happened or virtual time has moved on. */
import { useEffect, useRef, useState } from 'react';
import { type BackupReading, type BackupSummary, readBackups, readRecovery } from '#session/backups.ts';
import type { Session } from '#session/session.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';

/** ListBackups may be sent five times a second, and the learner's own requests count, too. */
const restMs = 500;

type Read<T> = (session: Session, tableName: string) => Promise<T>;

const readTable: Read<BackupReading> = async (session, tableName) => {
  const [backups, recovery] = await Promise.all([readBackups(session, tableName), readRecovery(session, tableName)]);
  return { backups, recovery };
};
const readGone: Read<BackupReading> = async (session, tableName) => ({ backups: await readBackups(session, tableName), recovery: undefined });
const readAll: Read<readonly BackupSummary[]> = (session) => readBackups(session);

/** Nothing until first read. */
function useReading<T>(tableName: string, read: Read<T>): T | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const happened = useSessionState((state) => state.happened);
  const exchanges = useSessionState((state) => state.exchanges);
  const askedAtMs = useRef(-restMs);
  const [found, setFound] = useState<{ readonly of: string; readonly reading: T }>();
  useEffect(() => {
    const ask = (): void => {
      askedAtMs.current = performance.now();
      read(session, tableName).then(
        (reading) => setFound({ of: tableName, reading }),
        // A table that is being restored tells nothing yet.
        () => undefined,
      );
    };
    const timer = setTimeout(ask, Math.max(0, askedAtMs.current + restMs - performance.now()));
    return () => clearTimeout(timer);
  }, [session, tableName, read, version, happened, exchanges]);
  return found?.of === tableName ? found.reading : undefined;
}

/** `isGone`: there is no such table any more. */
export const useBackups = (tableName: string, isGone = false): BackupReading | undefined => useReading(tableName, isGone ? readGone : readTable);

export const useAllBackups = (): readonly BackupSummary[] | undefined => useReading('', readAll);
