/** Triggers of a table, read again when something has happened. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type DescribedTrigger, readTriggers } from '#session/triggers.ts';
import type { FunctionLog } from '#session/trigger-runner.ts';
import { useTriggerRunner } from '#ui/requests/code-runner-context.tsx';
import { useSession, useSessionState } from '#ui/session-context.tsx';

/** Nothing until first read. */
export function useTriggers(tableName: string): readonly DescribedTrigger[] | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const happened = useSessionState((state) => state.happened);
  const exchanges = useSessionState((state) => state.exchanges);
  const answered = useAnswered();
  const [read, setRead] = useState<{ readonly of: string; readonly triggers: readonly DescribedTrigger[] }>();
  useEffect(() => {
    let isWanted = true;
    readTriggers(session, tableName).then(
      (triggers) => {
        if (isWanted) setRead({ of: tableName, triggers });
      },
      // The workspace is gone; the screen around says so.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [session, tableName, version, happened, exchanges, answered]);
  return read?.of === tableName ? read.triggers : undefined;
}

function useAnswered(): number {
  const runner = useTriggerRunner();
  return useSyncExternalStore(
    (listener) => runner.subscribe(listener),
    () => runner.version,
  );
}

/** What the learner's function has said when it was last invoked. */
export function useFunctionLog(triggerId: string): FunctionLog | undefined {
  useAnswered();
  return useTriggerRunner().logs.get(triggerId);
}
