/** How the workspace was begun and how much it keeps, read again whenever something may have changed. */
import { useEffect, useState } from 'react';
import type { WorkspaceAbout } from '#session/connection.ts';
import type { Session } from '#session/session.ts';
import { useSessionState } from '#ui/session-context.tsx';

/** Absent until it is read, and where nothing can be. */
export function useAbout(session: Session): WorkspaceAbout | undefined {
  const version = useSessionState((state) => state.version);
  const [about, setAbout] = useState<WorkspaceAbout>();
  useEffect(() => {
    let isOld = false;
    session.connection.about().then(
      (read) => {
        if (!isOld) setAbout(read);
      },
      () => {
        if (!isOld) setAbout(undefined);
      },
    );
    return () => {
      isOld = true;
    };
  }, [session, version]);
  return about;
}
