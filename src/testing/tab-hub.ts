/** Tabs of one browser without a browser: their channel, their lock, and the disk that they share. */
import { DiskError } from '#platform/disk/disk-error.ts';
import type { Disk } from '#platform/disk/disk.ts';
import { MemoryDisk, MemoryMedium } from '#platform/disk/memory-disk.ts';
import type { Wall } from '#platform/host/wall.ts';
import type { TabChannel, TabMessage } from '#platform/tabs/messages.ts';
import type { Seat } from '#platform/tabs/seat.ts';
import { Tab, type TabOptions } from '#platform/tabs/tab.ts';
import { Workspace } from '#platform/worker/workspace.ts';
import type { ConnectionEvent } from '#session/connection.ts';
import { HandWall } from './hand-wall.ts';

export class TabHub {
  readonly medium = new MemoryMedium();
  readonly wall = new HandWall();
  readonly #listeners = new Map<string, (message: TabMessage) => void>();
  /** Who waits for the seat, first come first; the first one has it. */
  readonly #seats: { readonly id: string; readonly taken: (giveBack: () => void) => void }[] = [];

  /** Opens a tab; what its page hears goes into `events`. */
  tab(id: string, own: Partial<TabOptions> = {}): { readonly tab: Tab; readonly events: ConnectionEvent[]; readonly started: Promise<void> } {
    const events: ConnectionEvent[] = [];
    const tab = new Tab({
      id,
      seat: this.#seat(id),
      channel: this.#channel(id),
      wall: this.wall,
      tell: (event) => events.push(event),
      openWorkspace: (tell) =>
        Workspace.open({ makeDisk: () => this.disk(), wall: this.wall, drawSeed: () => 4711, tell }),
      ...own,
    });
    return { tab, events, started: tab.start() };
  }

  disk(): Disk {
    return new MemoryDisk(this.medium);
  }

  /** The tab is killed: it says nothing more and hears nothing more, and its seat is free. */
  kill(id: string): void {
    this.#listeners.delete(id);
    this.#leave(id);
  }

  /** Says something to all tabs, as one that is none of ours could. */
  say(message: TabMessage): void {
    for (const [id, hear] of this.#listeners) if (id !== message.from) queueMicrotask(() => hear(structuredClone(message)));
  }

  #channel(id: string): TabChannel {
    return {
      post: (message) => {
        if (this.#listeners.has(id)) this.say(message);
      },
      listen: (hear) => this.#listeners.set(id, hear),
      close: () => this.#listeners.delete(id),
    };
  }

  #seat(id: string): Seat {
    return {
      take: () =>
        new Promise((taken) => {
          this.#seats.push({ id, taken });
          if (this.#seats.length === 1) taken(() => this.#leave(id));
        }),
      leave: () => {
        if (this.#seats[0]?.id !== id) this.#leave(id);
      },
    };
  }

  #leave(id: string): void {
    const at = this.#seats.findIndex((waiting) => waiting.id === id);
    if (at < 0) return;
    this.#seats.splice(at, 1);
    const next = this.#seats[0];
    if (at === 0 && next !== undefined) next.taken(() => this.#leave(next.id));
  }
}

/** A disk that a browser does not allow. */
export function blockedDisk(): Disk {
  const disk = new MemoryDisk();
  disk.open = () => Promise.reject(new DiskError('blocked', 'This window allows no storage.'));
  return disk;
}

/** Lets everything run that is ready to. */
export async function settle(wall?: { pass(ms: number): void } & Wall): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    wall?.pass(0);
  }
}
