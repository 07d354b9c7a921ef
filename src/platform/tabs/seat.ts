/** The writer's seat of a workspace: one tab has it, the others wait, and the next one gets it when it is free. */
export interface Seat {
  /**
   * Resolves when the seat is this tab's, with the function that gives it back. A tab that dies gives it back
   * by dying. Never resolves when `leave` comes first.
   */
  take(): Promise<() => void>;
  /** Waits no longer. */
  leave(): void;
}

/** The browser frees a lock of a tab that is closed, crashes or is killed, within milliseconds. */
export function lockedSeat(workspace: string, locks: LockManager): Seat {
  const waiting = new AbortController();
  return {
    take: () =>
      new Promise((taken, failed) => {
        const held = new Promise<void>((giveBack) => {
          locks
            .request(`dynascope:${workspace}`, { signal: waiting.signal }, () => {
              taken(giveBack);
              return held;
            })
            .catch((cause: unknown) => {
              if (!waiting.signal.aborted) failed(cause as Error);
            });
        });
      }),
    leave: () => waiting.abort(),
  };
}

/** Where tabs can't agree, each is its own writer. */
export const ownSeat: Seat = { take: () => Promise.resolve(() => undefined), leave: () => undefined };
