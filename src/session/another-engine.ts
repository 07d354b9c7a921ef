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

/** Resolves when the engine has answered a first request. Rejects with an {@link EngineRefused}. */
export type OpenAnotherEngine = (address: EngineAddress) => Promise<Connection>;

export class EngineRefused extends Error {
  override readonly name = 'EngineRefused';
  readonly error: ExchangeError;

  constructor(error: ExchangeError) {
    super(error.message);
    this.error = error;
  }
}

/** Absent while the learner is in a workspace of their own. */
export const anotherEngine: StoreApi<{ readonly session: Session | undefined }> = createStore(() => ({ session: undefined }) as { readonly session: Session | undefined });

/** What is in the editors comes along, and goes nowhere from there. */
export async function goToEngine(open: OpenAnotherEngine, address: EngineAddress, home: Session): Promise<void> {
  const connection = await open(address);
  lendDrafts(draftsOf(home.connection.workspace).getState(), connection.workspace);
  const session = new Session(connection, await connection.clock());
  await session.readTables();
  const before = anotherEngine.getState().session;
  anotherEngine.setState({ session });
  await before?.close();
}

export async function leaveEngine(): Promise<void> {
  const { session } = anotherEngine.getState();
  if (session === undefined) return;
  anotherEngine.setState({ session: undefined });
  returnDrafts(session.connection.workspace);
  await session.close();
}
