/**
 * Whether the browser may clear the workspaces away when room gets short. It may, until it is asked not to;
 * some browsers then ask the learner, so they are asked once, when there is something to lose.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Connection } from '#session/connection.ts';

export interface Persistence {
  /** Absent where the browser does not say. */
  readonly isProtected: boolean | undefined;
  /** Bytes of all workspaces and of the page itself. */
  readonly usedBytes: number | undefined;
  /** Bytes that the browser would allow. */
  readonly quotaBytes: number | undefined;
}

const askedKey = 'dynascope-persistence-asked';

export const persistence: StoreApi<Persistence> = createStore<Persistence>(() => ({
  isProtected: undefined,
  usedBytes: undefined,
  quotaBytes: undefined,
}));

/** Looks again; cheap, for a screen that shows it. */
export async function readPersistence(): Promise<void> {
  const { storage } = navigator as Partial<Navigator>;
  const [isProtected, estimate] = await Promise.all([
    orNothing(storage?.persisted?.()),
    orNothing(storage?.estimate?.()),
  ]);
  persistence.setState({ isProtected, usedBytes: estimate?.usage, quotaBytes: estimate?.quota });
}

/** Asks the browser to keep the workspaces; resolves with what it says. */
export async function protectWorkspaces(): Promise<boolean> {
  const { storage } = navigator as Partial<Navigator>;
  const isProtected = (await orNothing(storage?.persist?.())) ?? false;
  await readPersistence();
  return isProtected;
}

/** Asks by itself, once in the life of this browser's profile: when the first table has been made. */
export function protectWhenNeeded(connection: Connection): () => void {
  const stop = connection.subscribe((event) => {
    if (event.kind !== 'changed' || !event.tables || wasAsked()) return;
    stop();
    noteAsked();
    void protectWorkspaces();
  });
  return stop;
}

function wasAsked(): boolean {
  try {
    return localStorage.getItem(askedKey) !== null;
  } catch {
    return true;
  }
}

function noteAsked(): void {
  try {
    localStorage.setItem(askedKey, new Date().toISOString());
  } catch {
    // Then it is asked again another time, which does no harm.
  }
}

/** Browsers refuse such questions in many ways; all mean that nothing is known. */
async function orNothing<T>(answer: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await answer;
  } catch {
    return undefined;
  }
}
