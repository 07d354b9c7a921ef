/** Where learners' code runs, for every screen below; and one desk for the open workspace. */
import { createContext, type ReactNode, useContext } from 'react';
import { CodeDesk } from '#session/code-desk.ts';
import type { CodeRunner } from '#session/code-runner.ts';
import type { Session } from '#session/session.ts';
import { TriggerRunner } from '#session/trigger-runner.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';

export type LoadCodeRunner = () => Promise<CodeRunner>;

const CodeRunnerContext = createContext<LoadCodeRunner | undefined>(undefined);

export interface CodeRunnerProviderProps {
  /** Called when code is first run, and not before. */
  readonly load: LoadCodeRunner;
  readonly children: ReactNode;
}

export function CodeRunnerProvider({ load, children }: CodeRunnerProviderProps) {
  return <CodeRunnerContext.Provider value={load}>{children}</CodeRunnerContext.Provider>;
}

const desks = new WeakMap<Session, CodeDesk>();

/** The desk of the open workspace. Its last run stays, whichever screen is shown. */
export function useCodeDesk(): CodeDesk {
  const session = useSession();
  const load = useContext(CodeRunnerContext);
  if (load === undefined) throw new Error('A code editor stands outside of the CodeRunnerProvider.');
  const desk = desks.get(session) ?? new CodeDesk(session, load);
  desks.set(session, desk);
  return desk;
}

const triggerRunners = new WeakMap<Session, TriggerRunner>();

/** Runs the functions of the open workspace's triggers, from when it is first asked for. */
export function useTriggerRunner(): TriggerRunner {
  const session = useSession();
  const load = useContext(CodeRunnerContext);
  if (load === undefined) throw new Error(say('Triggers are run inside of the CodeRunnerProvider.'));
  const runner = triggerRunners.get(session) ?? new TriggerRunner(session, load);
  triggerRunners.set(session, runner);
  return runner;
}

/** Nothing to see; while it is there, functions run. */
export function FunctionsAtWork() {
  useTriggerRunner();
  return null;
}
