/**
 * "Explore items" of one table: what stands in the form, and the pages of the last read. It outlives the screen,
 * so that whoever looks at something else comes back to what was read.
 *
 * DynamoDB only reads forwards. Every page, an earlier one too, is a request of its own, sent with the key after
 * which it begins.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AttributeMap, TableRecord } from '#engine';
import { type Exchange, responseOf } from './exchange.ts';
import { emptyExploreForm, type ExploreForm, exploreRequest, type ReadRequest } from './explore-form.ts';
import { type Fate, writtenBy } from './item-history.ts';
import type { Session } from './session.ts';

export interface ExploreRead {
  /** Of the first page. */
  readonly request: ReadRequest;
  readonly indexName: string | undefined;
  /** After which key each page begins that is known so far; the first one begins at the beginning. */
  readonly starts: readonly (AttributeMap | undefined)[];
  /** The page that is shown, from 0. */
  readonly at: number;
  readonly exchange: Exchange;
}

export interface ExploreState {
  readonly form: ExploreForm;
  readonly read: ExploreRead | undefined;
  readonly isRunning: boolean;
  /** The last run was given up before its answer came. */
  readonly isCancelled: boolean;
  /** Positions of the items that are chosen. */
  readonly chosen: ReadonlySet<number>;
  /** Position of the item that is looked at. */
  readonly opened: number | undefined;
  /** Counts the writes since the read, which {@link ExploreDesk.fateOf} tells of. */
  readonly writes: number;
}

const nothingChosen = { chosen: new Set<number>(), opened: undefined, writes: 0 } as const;

/** A page has as many items as a screen can show; whoever wants 1 MB empties the field. */
export const firstForm: ExploreForm = { ...emptyExploreForm, limit: '100' };

export class ExploreDesk {
  readonly store: StoreApi<ExploreState>;
  readonly #session: Session;
  /** What is under way; an answer to anything else comes too late. */
  #running: object | undefined;
  /** Since the read, in order. */
  #writes: readonly { readonly mark: string; readonly fate: Fate; readonly atMs: number }[] = [];
  /** Writes from this virtual time on are taken back. */
  #goneToMs = Infinity;

  constructor(session: Session, table: Pick<TableRecord, 'name' | 'key'>) {
    this.#session = session;
    session.onExchange((exchange) => this.#note(exchange, table));
    session.travel.onGone((toMs) => this.#goBack(toMs));
    this.store = createStore<ExploreState>(() => ({
      form: firstForm,
      read: undefined,
      isRunning: false,
      isCancelled: false,
      ...nothingChosen,
    }));
  }

  change(form: Partial<ExploreForm>): void {
    this.store.setState((state) => ({ form: { ...state.form, ...form } }));
  }

  choose(chosen: ReadonlySet<number>): void {
    this.store.setState({ chosen });
  }

  open(opened: number | undefined): void {
    this.store.setState({ opened });
  }

  /** Sends what the form stands for and shows the first page. */
  async run(table: TableRecord): Promise<void> {
    const { form } = this.store.getState();
    const request = exploreRequest(form, table);
    await this.#turn({ request, indexName: form.indexName, starts: [undefined], at: 0 });
  }

  /** Sends the request of the last read again, for a page that is known. */
  async turnTo(at: number): Promise<void> {
    const { read } = this.store.getState();
    if (read === undefined || at < 0 || at >= read.starts.length) return;
    await this.#turn({ request: read.request, indexName: read.indexName, starts: read.starts, at });
  }

  /** Gives up waiting. DynamoDB answers all the same, and the answer stands in the history. */
  cancel(): void {
    if (this.#running === undefined) return;
    this.#running = undefined;
    this.store.setState({ isRunning: false, isCancelled: true });
  }

  /** What has become of an item since it was read, by {@link keyMark}; nothing where the learner did nothing to it. */
  fateOf(mark: string): Fate | undefined {
    return this.#writes.findLast((write) => write.mark === mark && write.atMs < this.#goneToMs)?.fate;
  }

  #note(exchange: Exchange, table: Pick<TableRecord, 'name' | 'key'>): void {
    const written = writtenBy(exchange, table);
    if (written === undefined || this.store.getState().read === undefined) return;
    // What was taken back can't be done again any more.
    this.#writes = [...this.#writes.filter(({ atMs }) => atMs < this.#goneToMs), { ...written, atMs: exchange.atMs }];
    this.#goneToMs = Infinity;
    this.store.setState(({ writes }) => ({ writes: writes + 1 }));
  }

  #goBack(toMs: number): void {
    this.#goneToMs = toMs;
    this.store.setState(({ writes }) => ({ writes: writes + 1 }));
  }

  async #turn({ request, indexName, starts, at }: Omit<ExploreRead, 'exchange'>): Promise<void> {
    const running = {};
    this.#running = running;
    this.store.setState({ isRunning: true, isCancelled: false });
    try {
      const exchange = await this.#session.run(request.operation, startingAt(request, starts[at]));
      if (this.#running !== running) return;
      const next = nextStartOf(exchange);
      const known = starts.slice(0, at + 1);
      const read = { request, indexName, starts: next === undefined ? known : [...known, next], at, exchange };
      this.#writes = [];
      this.#goneToMs = Infinity;
      this.store.setState({ read, ...nothingChosen });
    } finally {
      if (this.#running === running) {
        this.#running = undefined;
        this.store.setState({ isRunning: false });
      }
    }
  }
}

/** The request of a page, as it is sent. */
export const startingAt = ({ input }: ReadRequest, start: AttributeMap | undefined): Readonly<Record<string, unknown>> =>
  start === undefined ? input : { ...input, ExclusiveStartKey: start };

const nextStartOf = (exchange: Exchange): AttributeMap | undefined =>
  responseOf<{ LastEvaluatedKey?: AttributeMap }>(exchange)?.LastEvaluatedKey;

const desks = new WeakMap<Session, Map<number, ExploreDesk>>();

/** The desk of a table, which goes with the table: another one of the same name has another. */
export function exploreDeskOf(session: Session, table: TableRecord): ExploreDesk {
  const ofSession = desks.get(session) ?? new Map<number, ExploreDesk>();
  desks.set(session, ofSession);
  const desk = ofSession.get(table.number) ?? new ExploreDesk(session, table);
  ofSession.set(table.number, desk);
  return desk;
}
