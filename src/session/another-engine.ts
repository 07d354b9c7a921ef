/**
 * Whether the page works with another engine in place of the learner's own workspace. That one stays open below
 * and is there as it was when the learner comes back; so it is after a reload, because nothing of the other
 * engine is kept.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Connection } from './connection.ts';
import { draftsOf, lendDrafts, returnDrafts } from './drafts.ts';
import type { EngineAddress } from './engine-address.ts';
import type { ExchangeError } from './exchange.ts';
import { Session } from './session.ts';

/** Resolves when the engine has answered a first request. Rejects with an {@link EngineRefused}, or with the signal's reason. */
export type OpenAnotherEngine = (address: EngineAddress, signal: AbortSignal) => Promise<Connection>;

export class EngineRefused extends Error {
  override readonly name = 'EngineRefused';
  readonly error: ExchangeError;

  constructor(error: ExchangeError) {
    super(error.message);
    this.error = error;
  }
}

/** Both absent while the learner is in a workspace of their own. */
export interface AnotherEngine {
  readonly session: Session | undefined;
  /** Of the workspace that waits below. */
  readonly home: Session | undefined;
}

const none: AnotherEngine = { session: undefined, home: undefined };

export const anotherEngine: StoreApi<AnotherEngine> = createStore(() => none);

/** What is in the editors comes along, and goes nowhere from there. */
export async function goToEngine(open: OpenAnotherEngine, address: EngineAddress, home: Session, signal: AbortSignal): Promise<void> {
  const connection = await open(address, signal);
  lendDrafts(draftsOf(home.connection.workspace).getState(), connection.workspace);
  const session = new Session(connection, await connection.clock());
  await session.readTables();
  if (signal.aborted) {
    await session.close();
    throw signal.reason;
  }
  anotherEngine.setState({ session, home });
}

export async function leaveEngine(): Promise<void> {
  const { session } = anotherEngine.getState();
  if (session === undefined) return;
  anotherEngine.setState(none);
  returnDrafts(session.connection.workspace);
  await session.close();
}
