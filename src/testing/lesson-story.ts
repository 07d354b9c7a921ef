/**
 * A learner at a lesson, told by requests: an engine, and the evidence that the lesson sees of it. Half a second of
 * virtual time passes between two requests, as it does at a screen.
 */
import { asToday, type AttributeMap, createEngine, decodeUtf8, encodeUtf8, type Engine, realisticLag } from '#engine';
import type { Call } from '#lesson/calls.ts';
import type { Evidence, ExchangeEvidence, TableEvidence } from '#lesson/evidence.ts';
import { exchangeOf } from '#session/exchange.ts';
import { targetOf } from '#session/operations.ts';

const paceMs = 500;

export class LessonStory {
  readonly #engine: Engine;
  readonly exchanges: ExchangeEvidence[];
  #earlier: readonly ExchangeEvidence[] = [];

  constructor(engine: Engine = createEngine({ seed: 4711, startMs: Date.UTC(2026, 10, 20, 9, 0, 0), ...realisticLag, ...asToday })) {
    this.#engine = engine;
    this.exchanges = [];
  }

  /** Another learner at the same point. */
  fork(): LessonStory {
    const copy = new LessonStory(this.#engine.fork());
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
    for (const call of calls) {
      const exchange = this.#send(call);
      if (exchange.error !== undefined) throw new Error(`${call.operation} was refused: ${exchange.error.message}`);
    }
    return this;
  }

  /** Sends the learner's requests, whatever the answers. */
  run(calls: readonly Call[]): this {
    for (const call of calls) this.exchanges.push(this.#send(call));
    return this;
  }

  tables(): TableEvidence[] {
    return this.#engine.inspect().tables.map(({ record, itemCount, bytes, items }) => ({
      record,
      itemCount,
      bytes,
      items: [...items()] as AttributeMap[],
    }));
  }

  get nowMs(): number {
    return this.#engine.nowMs;
  }

  evidence(): Evidence {
    return { nowMs: this.nowMs, tables: this.tables(), ofStep: [...this.exchanges], earlier: this.#earlier };
  }

  #send({ operation, input }: Call): ExchangeEvidence {
    const target = targetOf(operation);
    const body = JSON.stringify(input);
    const { response, traces } = this.#engine.step({ kind: 'request', target, body: encodeUtf8(body) });
    const { status, headers, body: bytes } = response!;
    this.#engine.step({ kind: 'time', toMs: this.#engine.nowMs + paceMs });
    return exchangeOf(0, target, body, { status, headers, body: decodeUtf8(bytes), trace: traces[traces.length - 1] });
  }
}
