/** The workspaces of this browser and how safe they are there: what `platform` offers and `app` hands in. */
import type { StoreApi } from 'zustand/vanilla';
import type { Connection } from './connection.ts';

export interface Protection {
  /** Whether the browser has promised not to clear anything by itself; absent where it does not say. */
  readonly isProtected: boolean | undefined;
  /** Bytes of all workspaces and of the page itself. */
  readonly usedBytes: number | undefined;
  /** Bytes that the browser would allow. */
  readonly quotaBytes: number | undefined;
}

export interface WorkspaceShelf {
  readonly protection: StoreApi<Protection>;
  /** Looks again. */
  readonly readProtection: () => Promise<void>;
  /** Asks the browser for its promise; tells whether it gives it. */
  readonly protect: () => Promise<boolean>;
  /** Names of all that are stored; empty where the browser tells none. */
  readonly list: () => Promise<readonly string[]>;
  /** Opens one beside that of the page, or begins it. */
  readonly open: (workspace: string) => Promise<Connection>;
  /** Loads the page anew with another workspace in it; `route` is where it goes on. */
  readonly goTo: (workspace: string, route: string) => void;
  /** Rejects with an `Error` for the learner while a tab holds on to it. */
  readonly remove: (workspace: string) => Promise<void>;
}
