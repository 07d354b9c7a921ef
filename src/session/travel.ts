/**
 * The page's part in going back: what an undo would take back, which earlier moment is looked at, and what there
 * is to say about it. A look is this page's own; to go somewhere is done by the workspace, for all its tabs.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClockReading, Connection } from './connection.ts';
import { type ChangeFacts, type Destination, type GoingFacts, lastDone, nameOf, nextUndone, noGoing, type Stop } from './going-back.ts';

/** An earlier moment that is looked at. */
export interface Look {
  readonly stop: Stop;
  /** What had been done last; absent before the first change that is kept. */
  readonly change: ChangeFacts | undefined;
  readonly clock: ClockReading;
}

export interface TravelState {
  readonly going: GoingFacts;
  readonly looking: Look | undefined;
  /** What has just been done, for whoever does not see it. */
  readonly said: string | undefined;
  /** Something is on its way to the disk. */
  readonly isBusy: boolean;
}

export class Travel {
  readonly store: StoreApi<TravelState> = createStore(() => ({ going: noGoing, looking: undefined, said: undefined, isBusy: false }) as TravelState);
  readonly #connection: Connection;
  /** Everything on the screens is to be read again, at this time. */
  readonly #arrived: (clock: ClockReading) => void;
  #isReading = false;
  #isOutdated = false;

  constructor(connection: Connection, arrived: (clock: ClockReading) => void) {
    this.#connection = connection;
    this.#arrived = arrived;
  }

  /** Reads again what there is to go to. */
  read(): void {
    this.#isOutdated = true;
    if (this.#isReading) return;
    this.#isReading = true;
    // A workspace that can't be asked says so elsewhere.
    void this.#readWhileOutdated().catch(() => undefined).finally(() => {
      this.#isReading = false;
    });
  }

  undo(): Promise<void> {
    const change = lastDone(this.store.getState().going);
    return change === undefined ? Promise.resolve() : this.#go({ before: change.id }, `Took back ${nameOf(change)}.`);
  }

  redo(): Promise<void> {
    const change = nextUndone(this.store.getState().going);
    return change === undefined ? Promise.resolve() : this.#go({ after: change.id }, `Did ${nameOf(change)} again.`);
  }

  /** To the end of the line: everything that was taken back is done again. */
  toLatest(): Promise<void> {
    const change = this.store.getState().going.changes.at(-1);
    return change === undefined ? Promise.resolve() : this.#go({ after: change.id }, 'This is the latest again.');
  }

  toCheckpoint(id: number, name: string): Promise<void> {
    return this.#go({ checkpoint: id }, `Went back to “${name}”.`);
  }

  /** What is looked at becomes the present. */
  goOnFromHere(): Promise<void> {
    const { looking } = this.store.getState();
    return looking === undefined ? Promise.resolve() : this.#go(looking.stop, 'From here it goes on.');
  }

  keepCheckpoint(name: string): Promise<void> {
    return this.#say(this.#connection.keepCheckpoint(name), `Kept the checkpoint “${name.trim()}”.`);
  }

  dropCheckpoint(id: number, name: string): Promise<void> {
    return this.#say(this.#connection.dropCheckpoint(id), `Deleted the checkpoint “${name}”.`);
  }

  /** Absent: back to the present. */
  async look(stop: Stop | undefined): Promise<void> {
    await this.#connection.lookAt(stop);
    const clock = await this.#connection.clock();
    const { changes } = this.store.getState().going;
    const at = stop === undefined ? -1 : changes.findIndex(({ id }) => id === ('before' in stop ? stop.before : stop.after));
    const change = stop === undefined ? undefined : changes['before' in stop ? at - 1 : at];
    this.store.setState({ looking: stop && { stop, change, clock }, said: undefined });
    this.#arrived(clock);
  }

  hush(): void {
    this.store.setState({ said: undefined });
  }

  async #go(to: Destination, said: string): Promise<void> {
    if (this.store.getState().isBusy) return;
    if (this.store.getState().looking !== undefined) await this.look(undefined);
    await this.#say(this.#connection.go(to), said);
  }

  async #say(work: Promise<void>, said: string): Promise<void> {
    this.store.setState({ isBusy: true });
    try {
      await work;
      this.store.setState({ said });
    } catch (cause) {
      this.store.setState({ said: cause instanceof Error ? cause.message : String(cause) });
    } finally {
      this.store.setState({ isBusy: false });
      this.read();
    }
  }

  async #readWhileOutdated(): Promise<void> {
    while (this.#isOutdated) {
      this.#isOutdated = false;
      const before = this.store.getState().going;
      const going = await this.#connection.going();
      const dropped = droppedSince(before, going);
      this.store.setState(dropped === undefined ? { going } : { going, said: dropped });
    }
  }
}

/** What had been taken back can be done again no more, because something new was done. */
function droppedSince(before: GoingFacts, now: GoingFacts): string | undefined {
  const left = before.changes.slice(before.position);
  const [first] = left;
  if (first === undefined || now.changes.some(({ id }) => id === first.id)) return undefined;
  const others = left.length === 1 ? '' : left.length === 2 ? ' and one more change' : ` and ${left.length - 1} more changes`;
  return `${nameOf(first)}${others} can’t be done again any more: something new was done from here.`;
}
