/**
 * The page's part in going back: what an undo would take back, which earlier moment is looked at, and what there
 * is to say about it. A look is this page's own; to go somewhere is done by the workspace, for all its tabs.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { say, sayCount } from '#texts/say.ts';
import type { ClockReading, Connection, WorkControl, WorkProgress } from './connection.ts';
import {
  type ChangeFacts,
  type Destination,
  type GoingFacts,
  isStillLast,
  lastDone,
  type Mark,
  markOf,
  nameOf,
  nextUndone,
  noGoing,
  type Stop,
  type TakeBack,
  takeBackOf,
} from './going-back.ts';

/** An earlier moment that is looked at. */
export interface Look {
  readonly stop: Stop;
  /** What had been done last; absent before the first change that is kept. */
  readonly change: ChangeFacts | undefined;
  readonly clock: ClockReading;
}

/** What is under way to a checkpoint, or from one: of a large workspace it takes seconds. */
export interface TravelWork {
  /** E.g. `Keeping “Before the sale”`. */
  readonly what: string;
  readonly progress: WorkProgress;
}

export interface TravelState {
  readonly going: GoingFacts;
  readonly looking: Look | undefined;
  readonly work: TravelWork | undefined;
  /** What has just been done, for whoever does not see it. */
  readonly said: string | undefined;
}

export class Travel {
  readonly store: StoreApi<TravelState> = createStore(() => ({ going: noGoing, looking: undefined, work: undefined, said: undefined }) as TravelState);
  readonly #connection: Connection;
  /** Everything on the screens is to be read again, at this time. */
  readonly #arrived: (clock: ClockReading) => void;
  #reading: Promise<void> | undefined;
  #isOutdated = false;
  readonly #listeners = new Set<(toMs: number) => void>();
  #last: Promise<void> = Promise.resolve();
  #abort: AbortController | undefined;

  constructor(connection: Connection, arrived: (clock: ClockReading) => void) {
    this.#connection = connection;
    this.#arrived = arrived;
  }

  /** Reads again what there is to go to; resolves when what is known is as new as this call. */
  read(): Promise<void> {
    this.#isOutdated = true;
    // A workspace that can't be asked says so elsewhere.
    this.#reading ??= this.#readWhileOutdated()
      .catch(() => undefined)
      .finally(() => {
        this.#reading = undefined;
      });
    return this.#reading;
  }

  undo(): Promise<void> {
    return this.#inTurn(() => {
      const change = lastDone(this.store.getState().going);
      return change && this.#go({ before: change.id }, say('Took back {name}.', { name: nameOf(change) }));
    });
  }

  /** To be asked right before something is done that shall be taken back alone. */
  async mark(): Promise<Mark> {
    await this.read();
    return markOf(this.store.getState().going);
  }

  /** What takes back the changes made since a mark; absent where they are not the only ones. */
  async since(mark: Mark, changes: number): Promise<TakeBack | undefined> {
    await this.read();
    return takeBackOf(mark, changes, this.store.getState().going);
  }

  /** Takes back nothing where something else was done since, in another tab for example. */
  takeBack(undo: TakeBack): Promise<void> {
    return this.#inTurn(async () => {
      await this.read();
      const name = nameOf(undo.last);
      if (isStillLast(this.store.getState().going, undo)) return this.#go(undo.stop, sayCount(undo.changes, {
        one: 'Took back {name}.',
        other: 'Took back {name}, {n} times.',
      }, { name }));
      this.store.setState({ said: say('Something else was changed after {name}. Nothing was taken back.', { name }) });
    });
  }

  redo(): Promise<void> {
    return this.#inTurn(() => {
      const change = nextUndone(this.store.getState().going);
      return change && this.#go({ after: change.id }, say('Did {name} again.', { name: nameOf(change) }));
    });
  }

  /** To the end of the line: everything that was taken back is done again. */
  toLatest(): Promise<void> {
    return this.#inTurn(() => {
      const change = this.store.getState().going.changes.at(-1);
      return change && this.#go({ after: change.id }, say('This is the latest again.'));
    });
  }

  toCheckpoint(id: number, name: string): Promise<void> {
    const what = say('Going back to “{name}”', { name });
    return this.#inTurn(() => this.#longWork(what, (control) => this.#go({ checkpoint: id }, say('Went back to “{name}”.', { name }), control)));
  }

  /** What is looked at becomes the present. */
  goOnFromHere(): Promise<void> {
    const { looking } = this.store.getState();
    return this.#inTurn(() => looking && this.#go(looking.stop, say('From here it goes on.')));
  }

  keepCheckpoint(name: string): Promise<void> {
    const trimmed = { name: name.trim() };
    return this.#inTurn(() =>
      this.#longWork(say('Keeping “{name}”', trimmed), (control) =>
        this.#say(this.#connection.keepCheckpoint(name, control), say('Kept the checkpoint “{name}”.', trimmed), control),
      ),
    );
  }

  /** Gives up what is under way. What is done already stays done, and is said. */
  cancel(): void {
    this.#abort?.abort();
  }

  dropCheckpoint(id: number, name: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#say(this.#connection.dropCheckpoint(id), say('Deleted the checkpoint “{name}”.', { name }));
    });
  }

  /** Absent: back to the present. Where the moment is not kept any more, that is said. */
  async look(stop: Stop | undefined): Promise<void> {
    try {
      await this.#connection.lookAt(stop);
    } catch (cause) {
      this.store.setState({ said: messageOf(cause) });
      return;
    }
    const clock = await this.#connection.clock();
    const { changes } = this.store.getState().going;
    const at = stop === undefined ? -1 : changes.findIndex(({ id }) => id === ('before' in stop ? stop.before : stop.after));
    const change = stop === undefined ? undefined : changes['before' in stop ? at - 1 : at];
    this.store.setState({ looking: stop && { stop, change, clock }, said: undefined });
    this.#arrived(clock);
  }

  /** Calls back when this page has gone somewhere: what had happened from that virtual time on has not happened. */
  onGone(listener: (toMs: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  hush(): void {
    this.store.setState({ said: undefined });
  }

  /** One after another: what the second takes back is what the first has left. */
  #inTurn(work: () => Promise<void> | undefined): Promise<void> {
    this.#last = this.#last.then(work);
    return this.#last;
  }

  async #longWork(what: string, work: (control: WorkControl) => Promise<unknown>): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const show = (progress: WorkProgress): void => this.store.setState({ work: { what, progress } });
    show({ doneBytes: 0, totalBytes: undefined });
    await work({ signal: abort.signal, onProgress: show });
    this.#abort = undefined;
    this.store.setState({ work: undefined });
  }

  async #go(to: Destination, said: string, control?: WorkControl): Promise<void> {
    if (this.store.getState().looking !== undefined) await this.look(undefined);
    const { checkpoints } = this.store.getState().going;
    const isThere = await this.#say(this.#connection.go(to, control), said, control);
    if (!isThere) return;
    const kept = 'checkpoint' in to ? checkpoints.find(({ id }) => id === to.checkpoint) : undefined;
    const toMs = kept?.atMs ?? nextUndone(this.store.getState().going)?.atMs ?? Infinity;
    for (const listener of this.#listeners) listener(toMs);
  }

  /** Never rejects: what went wrong is said as well. Whether it was done. */
  async #say(work: Promise<void>, done: string, control?: WorkControl): Promise<boolean> {
    const problem = await work.then(
      () => undefined,
      (cause: unknown) => {
        // A disk that fails meanwhile is told of as what it is.
        const isGivenUp = control?.signal?.aborted === true && this.#connection.storage().kind !== 'failed';
        return isGivenUp ? say('Given up. Nothing was changed.') : messageOf(cause);
      },
    );
    await this.read();
    this.store.setState({ said: problem ?? done });
    return problem === undefined;
  }

  async #readWhileOutdated(): Promise<void> {
    while (this.#isOutdated) {
      this.#isOutdated = false;
      const before = this.store.getState().going;
      const going = await this.#connection.going();
      const dropped = droppedSince(before, going);
      // What was said of the last going is over when something else is done.
      const done = lastDone(going);
      const isOver = done !== undefined && !before.changes.some(({ id }) => id === done.id);
      this.store.setState(dropped !== undefined ? { going, said: dropped } : isOver ? { going, said: undefined } : { going });
    }
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** What had been taken back can be done again no more, because something new was done. */
function droppedSince(before: GoingFacts, now: GoingFacts): string | undefined {
  const left = before.changes.slice(before.position);
  const [first] = left;
  if (first === undefined || now.changes.some(({ id }) => id === first.id)) return undefined;
  const name = nameOf(first);
  if (left.length === 1) return say('{name} can’t be done again any more: something new was done from here.', { name });
  return sayCount(left.length - 1, {
    one: '{name} and one more change can’t be done again any more: something new was done from here.',
    other: '{name} and {n} more changes can’t be done again any more: something new was done from here.',
  }, { name });
}
