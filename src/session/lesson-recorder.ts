/**
 * Records what an author does in the open workspace, from a start to a stop, to make a lesson of it: the tables as they
 * were, and the author's own requests. It stands beside the session, so that the author can go from screen to screen.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Call } from '#lesson/calls.ts';
import { countsAsCall } from '#lesson/evidence.ts';
import type { LessonSettings } from '#lesson/lesson.ts';
import type { RecordedRequest } from '#lesson/draft/recorded-request.ts';
import { say } from '#texts/say.ts';
import { beginningLike } from './beginning.ts';
import type { Exchange } from './exchange.ts';
import type { Session } from './session.ts';
import { storyOf } from './workspace-story.ts';

export type Recording =
  | { readonly kind: 'idle' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'recording' | 'recorded'; readonly start: readonly Call[]; readonly requests: readonly RecordedRequest[]; readonly settings: LessonSettings };

/** As many steps as a lesson may have. */
export const recordedMax = 40;
/** Of one table; a lesson's text would be too long with more. */
const itemsMax = 500;
/** Pauses that are not for a table to change are an author's own, unless they are as long as this. */
const longSeconds = 60;
/** A month: what a lesson may let pass at once. */
const secondsMax = 31 * 86_400;

const changesTables = /^(Create|Update|Delete)Table$|^UpdateTimeToLive$/;

export class LessonRecorder {
  readonly store: StoreApi<Recording> = createStore<Recording>(() => ({ kind: 'idle' }));
  readonly #session: Session;
  #leave: (() => void) | undefined;
  #last: Pick<Exchange, 'atMs' | 'operation'> | undefined;
  /** The author has moved the clock since the last request. */
  #isMoved = false;

  constructor(session: Session) {
    this.#session = session;
  }

  async start(): Promise<void> {
    this.#leave?.();
    this.#last = undefined;
    const itemsOf = (this.#session.store.getState().tables ?? []).map(({ record }) => record.name);
    const { tables } = await this.#session.connection.facts({ itemsOf, itemsMax });
    const large = tables.find(({ items, itemCount }) => items.length < itemCount);
    if (large !== undefined) {
      this.store.setState({ kind: 'refused', reason: say("{name} has more than {itemsMax} items, too many for a lesson's text. Record in a workspace of its own.", {
        name: large.record.name,
        itemsMax,
      }) }, true);
      return;
    }
    this.store.setState({ kind: 'recording', start: [...storyOf('lesson', tables).calls], requests: [], settings: beginningLike(await this.#session.connection.about()) ?? {} }, true);
    this.#leave = this.#session.onExchange((exchange) => this.#take(exchange));
  }

  stop(): void {
    this.#leave?.();
    this.#leave = undefined;
    const now = this.store.getState();
    if (now.kind === 'recording') this.store.setState({ ...now, kind: 'recorded' }, true);
  }

  /** Throws away what was recorded. */
  forget(): void {
    this.stop();
    this.store.setState({ kind: 'idle' }, true);
  }

  #take(exchange: Exchange): void {
    const now = this.store.getState();
    if (now.kind !== 'recording') return;
    if (!countsAsCall(exchange.operation)) {
      this.#isMoved ||= exchange.operation === 'AdvanceClock';
      return;
    }
    const input = inputOf(exchange.request);
    if (input === undefined || now.requests.length >= recordedMax) return;
    const { operation, error, cost } = exchange;
    const request: RecordedRequest = { operation, input, error: error?.name, cost, pauseSeconds: this.#pauseBefore(exchange) };
    this.#last = exchange;
    this.#isMoved = false;
    this.store.setState({ ...now, requests: [...now.requests, request] }, true);
  }

  #pauseBefore({ atMs }: Exchange): number {
    if (this.#last === undefined) return 0;
    const seconds = Math.ceil((atMs - this.#last.atMs) / 1000);
    const counts = this.#isMoved || changesTables.test(this.#last.operation) || seconds >= longSeconds;
    return counts ? Math.min(Math.max(seconds, 1), secondsMax) : 0;
  }
}

function inputOf(request: string): Call['input'] | undefined {
  try {
    const json: unknown = JSON.parse(request);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Call['input']) : undefined;
  } catch {
    return undefined;
  }
}

const recorders = new WeakMap<Session, LessonRecorder>();

export function recorderOf(session: Session): LessonRecorder {
  const recorder = recorders.get(session) ?? new LessonRecorder(session);
  recorders.set(session, recorder);
  return recorder;
}
