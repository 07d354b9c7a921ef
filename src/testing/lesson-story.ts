/**
 * A learner at a lesson, told by requests: an engine, and the evidence that the lesson sees of it. Half a second of
 * virtual time passes between two requests, as it does at a screen; where a lesson has stopped the clock, only what a
 * request takes until it is answered.
 */
import { createEngine, decodeUtf8, encodeUtf8, type Engine } from '#engine';
import type { Call } from '#lesson/calls.ts';
import { filled, tellingOfAnswers } from '#lesson/fill.ts';
import type { Evidence, ExchangeEvidence, TableEvidence } from '#lesson/evidence.ts';
import { rested } from '#lesson/story.ts';
import type { LessonSettings } from '#lesson/lesson.ts';
import { factsOf } from '#platform/worker/looks.ts';
import { settingsOf } from '#platform/worker/beginning.ts';
import { exchangeOf } from '#session/exchange.ts';
import { targetOf } from '#session/operations.ts';

const paceMs = 500;

/** As the page begins a lesson's workspace; its chances are the same every time. */
function engineOf({ speed: _speed, ...beginning }: LessonSettings): Engine {
  return createEngine(settingsOf(beginning, () => 4711, Date.UTC(2026, 10, 20, 9, 0, 0)));
}

export class LessonStory {
  readonly #engine: Engine;
  readonly #settings: LessonSettings;
  readonly exchanges: ExchangeEvidence[];
  #earlier: readonly ExchangeEvidence[] = [];

  constructor(settings: LessonSettings = {}, engine: Engine = engineOf(settings)) {
    this.#engine = engine;
    this.#settings = settings;
    this.exchanges = [];
  }

  /** Another learner at the same point. */
  fork(): LessonStory {
    const copy = new LessonStory(this.#settings, this.#engine.fork());
    copy.#earlier = this.#earlier;
    copy.exchanges.push(...this.exchanges);
    return copy;
  }

  /** What has been sent so far belongs to earlier steps. */
  nextStep(): void {
    this.#earlier = [...this.#earlier, ...this.exchanges.splice(0)];
  }

  /** Sends a request that is not the learner's; it must be answered. */
  given(calls: readonly Call[]): this {
    const sent: ExchangeEvidence[] = [];
    for (const call of rested(calls)) {
      const exchange = this.#send(call, sent);
      sent.push(exchange);
      if (exchange.error !== undefined && call.mayBeRefused !== true) throw new Error(`${call.operation} was refused: ${exchange.error.message}`);
    }
    return this;
  }

  /** Sends the learner's requests, whatever the answers. */
  run(calls: readonly Call[]): this {
    for (const call of calls) this.exchanges.push(this.#send(call, this.exchanges));
    return this;
  }

  tables(): TableEvidence[] {
    const itemsOf = this.#engine.inspect().tables.map(({ record }) => record.name);
    return [...factsOf(this.#engine, { itemsOf, itemsMax: Number.POSITIVE_INFINITY }).tables];
  }

  get nowMs(): number {
    return this.#engine.nowMs;
  }

  evidence(): Evidence {
    return { nowMs: this.nowMs, tables: this.tables(), ofStep: [...this.exchanges], earlier: this.#earlier };
  }

  /** `told`: what the request may speak of. */
  #send(call: Call, told: readonly ExchangeEvidence[]): ExchangeEvidence {
    const { operation, input } = filled(call, tellingOfAnswers(told, this.nowMs));
    const target = targetOf(operation);
    const body = JSON.stringify(input);
    const { response, respondAtMs, traces } = this.#engine.step({ kind: 'request', target, body: encodeUtf8(body) });
    const { status, headers, body: bytes } = response!;
    if (call.isUnderWay !== true) this.#engine.step({ kind: 'time', toMs: this.#settings.speed === 0 ? respondAtMs : this.#engine.nowMs + paceMs });
    return exchangeOf(0, target, body, { status, headers, body: decodeUtf8(bytes), trace: traces[traces.length - 1] });
  }
}
