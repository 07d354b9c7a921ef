/**
 * What the page knows of its workspace: the history of requests, the tables, the clock, the storage. One
 * vanilla store; screens read slices of it and act through {@link Session}.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Physics, type PhysicsGiven, physicsOf, type TableRecord, type Trace, usualPhysics } from '#engine';
import type { ClockReading, Connection, ConnectionAnswer, ConnectionEvent, StorageState, Told } from './connection.ts';
import { errorOf, type Exchange, exchangeOf } from './exchange.ts';
import { targetOf } from './operations.ts';
import { Travel } from './travel.ts';

export interface TableSummary {
  readonly record: TableRecord;
  /** As it is now; DescribeTable's own count is up to six hours old. */
  readonly itemCount: number;
  readonly bytes: number;
}

export interface SessionState {
  readonly workspace: string;
  /** Newest last. */
  readonly exchanges: readonly Exchange[];
  /** The exchange whose road is shown; absent: the newest. */
  readonly chosenExchange: number | undefined;
  /** By name; absent until first read. */
  readonly tables: readonly TableSummary[] | undefined;
  readonly clock: ClockReading;
  /** Those of the workspace, as far as they are known: they never change in it, but a reset or a file may bring others. */
  readonly physics: Physics;
  readonly storage: StorageState;
  readonly notices: readonly Told[];
  /** Whether this tab stores what is written, or another one does for it. */
  readonly role: 'writer' | 'follower';
  /** What happened by itself or in other tabs since the page was opened, newest last; only the last are kept. */
  readonly happened: readonly Trace[];
  /** Traces of the same that are not kept: too many at once, or too long ago. */
  readonly happenedSkipped: number;
  /** Counts up whenever items or tables may have changed; screens that show data read again. */
  readonly version: number;
}

/** Older exchanges make room; what lessons need of them they have noted. */
const exchangesMax = 500;
/** Characters of requests and answers: pages of 1 MB would fill the memory long before there are 500. */
const exchangeCharsMax = 32_000_000;

function withinBounds(exchanges: readonly Exchange[]): readonly Exchange[] {
  let chars = 0;
  let from = exchanges.length;
  while (from > 0 && exchanges.length - from < exchangesMax) {
    const { request, response } = exchanges[from - 1]!;
    chars += request.length + response.length;
    if (chars > exchangeCharsMax && from < exchanges.length) break;
    from--;
  }
  return exchanges.slice(from);
}

const happenedMax = 300;

/** The same object while nothing has changed: pictures draw anew for another one. */
function samePhysics(before: Physics, given: PhysicsGiven | undefined): Physics {
  const physics = given === undefined ? usualPhysics : physicsOf(given);
  return JSON.stringify(physics) === JSON.stringify(before) ? before : physics;
}

export interface RecordedCall {
  readonly target: string;
  /** JSON text. */
  readonly body: string;
  readonly answer: ConnectionAnswer;
}

/** A refusal of DynamoDB, for callers that want the answer and not the exchange. */
export class RefusedError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export class Session {
  readonly store: StoreApi<SessionState>;
  readonly connection: Connection;
  readonly travel: Travel;
  readonly #listeners = new Set<(exchange: Exchange) => void>();
  readonly #unsubscribe: () => void;
  #numbers = 0;
  #reading: Promise<void> | undefined;
  /** Something has changed since the last reading began. */
  #isOutdated = false;

  constructor(connection: Connection, clock: ClockReading) {
    this.connection = connection;
    this.store = createStore<SessionState>(() => ({
      workspace: connection.workspace,
      exchanges: [],
      chosenExchange: undefined,
      tables: undefined,
      clock,
      physics: usualPhysics,
      storage: connection.storage(),
      notices: [],
      role: 'writer',
      happened: [],
      happenedSkipped: 0,
      version: 0,
    }));
    this.travel = new Travel(connection, (reading) => this.#arrive(reading));
    this.#unsubscribe = connection.subscribe((event) => this.#take(event));
    void this.travel.read();
  }

  /** Runs a request as the learner's own: it goes into the history, and its road is shown. */
  async run(operation: string, input: object | string): Promise<Exchange> {
    const target = targetOf(operation);
    const body = typeof input === 'string' ? input : JSON.stringify(input);
    const answer = await this.connection.call({ target, body, origin: 'learner' });
    return this.record(target, body, answer);
  }

  /** Notes a request of the learner's that came through another door, such as the SDK's. */
  record(target: string, body: string, answer: ConnectionAnswer): Exchange {
    return this.recordAll([{ target, body, answer }])[0]!;
  }

  /** Notes many at once: screens that show the history draw once. */
  recordAll(calls: readonly RecordedCall[]): readonly Exchange[] {
    if (calls.length === 0) return [];
    const added = calls.map(({ target, body, answer }) => exchangeOf(++this.#numbers, target, body, answer));
    this.store.setState(({ exchanges }) => ({
      exchanges: withinBounds([...exchanges, ...added]),
      chosenExchange: undefined,
    }));
    for (const exchange of added) for (const listener of this.#listeners) listener(exchange);
    void this.travel.read();
    return added;
  }

  /** Asks something for a screen; it stands in no history. Throws a {@link RefusedError}. */
  async ask<T>(operation: string, input: object): Promise<T> {
    const answer = await this.connection.call({ target: targetOf(operation), body: JSON.stringify(input), origin: 'page' });
    if (answer.status !== 200) {
      const { name, message } = errorOf(answer.body);
      throw new RefusedError(name, message);
    }
    return JSON.parse(answer.body || '{}') as T;
  }

  /** Moves virtual time on by hand; like all that the learner changes it can be taken back, and it is no request. */
  async advance(seconds: number): Promise<void> {
    await this.connection.call({ target: targetOf('AdvanceClock'), body: JSON.stringify({ Seconds: seconds }), origin: 'learner' });
  }

  /** Calls back after every exchange of the learner's. */
  onExchange(listener: (exchange: Exchange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  choose(exchange: number | undefined): void {
    this.store.setState({ chosenExchange: exchange });
  }

  dismissNotice(sentence: string): void {
    this.store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.sentence !== sentence) }));
  }

  /** Reads the tables again; resolves when what is known is as new as this call. */
  readTables(): Promise<void> {
    this.#isOutdated = true;
    this.#reading ??= this.#readWhileOutdated().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    await this.connection.close();
  }

  async #readWhileOutdated(): Promise<void> {
    while (this.#isOutdated) {
      this.#isOutdated = false;
      const { tables, physics } = await this.connection.facts({ itemsOf: [], itemsMax: 0 });
      this.store.setState({
        physics: samePhysics(this.store.getState().physics, physics),
        tables: tables.map(({ record, itemCount, bytes }) => ({ record, itemCount, bytes })),
      });
    }
  }

  /** The screens show another moment. */
  #arrive(clock: ClockReading): void {
    this.store.setState(({ version }) => ({ clock, version: version + 1, chosenExchange: undefined }));
    void this.readTables();
  }

  #take(event: ConnectionEvent): void {
    switch (event.kind) {
      case 'changed':
        void this.travel.read();
        // An earlier moment does not change.
        if (this.travel.store.getState().looking !== undefined) return;
        this.store.setState(({ version }) => ({ clock: event.clock, version: version + 1 }));
        void this.readTables();
        return;
      case 'storage':
        this.store.setState({ storage: event.storage });
        return;
      case 'notice':
        this.store.setState(({ notices }) => ({ notices: [...notices, { sentence: event.sentence, isLoss: event.isLoss }] }));
        return;
      case 'traces':
        this.store.setState(({ happened, happenedSkipped }) => {
          const all = [...happened, ...event.traces];
          const dropped = Math.max(0, all.length - happenedMax);
          return { happened: all.slice(dropped), happenedSkipped: happenedSkipped + dropped + event.skipped };
        });
        return;
      case 'role':
        this.store.setState({ role: event.role });
        // Another worker keeps the story now, and may know other moments.
        if (this.travel.store.getState().looking !== undefined) void this.travel.look(undefined);
        return;
    }
  }
}
