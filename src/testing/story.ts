/** An engine told what to do in a few words, and what it answered: for tests of everything behind the door. */
import {
  type CommitRecord,
  controlTargetPrefix,
  createEngine,
  decodeUtf8,
  dynamoTargetPrefix,
  encodeUtf8,
  type Engine,
  type EngineOptions,
  isTransaction,
  noLag,
  scalingTargetPrefix,
  type Settings,
  streamsTargetPrefix,
  type StepResult,
  type Trace,
} from '#engine';
import { controlShapes } from '#engine/protocol/control-shapes.ts';
import { scalingShapes } from '#engine/protocol/scaling-shapes.ts';
import { streamShapes } from '#engine/protocol/stream-shapes.ts';
import { tableOf } from './table-notation.ts';

/** Friday, 20 November 2026, 09:00 UTC. */
export const startMs = Date.UTC(2026, 10, 20, 9, 0, 0);

export const testSettings: Settings = { seed: 1, startMs, ...noLag };

/** A parsed answer. What it holds, the test knows. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads answers as their caller would
export type Body = any;

export interface Told {
  readonly status: number;
  readonly body: Body;
  /** Short name of the error, e.g. `ValidationException`. */
  readonly error: string | undefined;
  readonly message: string | undefined;
  readonly result: StepResult;
  /** That of the request itself, without background work. */
  readonly trace: Trace | undefined;
}

const families: readonly (readonly [prefix: string, shapes: object])[] = [
  [controlTargetPrefix, controlShapes],
  [scalingTargetPrefix, scalingShapes],
  [streamsTargetPrefix, streamShapes],
];

export function targetOf(operation: string): string {
  const [prefix] = families.find(([, shapes]) => Object.hasOwn(shapes, operation)) ?? [dynamoTargetPrefix];
  return prefix + operation;
}

export class Story {
  readonly engine: Engine;
  /** Everything that the story has committed, in order: what a journal would hold. */
  readonly records: CommitRecord[] = [];
  /** When the last answer was back. */
  #answeredUntilMs = 0;
  /** The last request was a transaction, whose items are its own until then. */
  #heldItems = false;
  #areTogether = false;

  constructor(settings: Partial<Settings> | Engine = {}, options: EngineOptions = {}) {
    this.engine = 'step' in settings ? settings : createEngine({ ...testSettings, ...settings }, options);
  }

  /** Sends a request and gives back its parsed answer, whatever it is. */
  call(operation: string, body: object = {}): Told {
    return this.send(targetOf(operation), encodeUtf8(JSON.stringify(body)));
  }

  /** Like {@link call}, for requests that must succeed. */
  done(operation: string, body: object = {}): Body {
    const { status, body: answer, result } = this.call(operation, body);
    if (status !== 200) {
      throw new Error(`${operation} ${JSON.stringify(body)} was answered ${status} ${JSON.stringify(answer)}`, { cause: result.bug });
    }
    return answer;
  }

  /** Sends requests at one moment, before any of their answers is back: so they can meet. */
  together(...calls: readonly (readonly [operation: string, body: object])[]): Told[] {
    this.#arrive();
    this.#areTogether = true;
    const told = calls.map(([operation, body]) => this.call(operation, body));
    this.#areTogether = false;
    return told;
  }

  send(target: string | undefined, bytes: Uint8Array): Told {
    if (!this.#areTogether && (this.#heldItems || isTransaction(target))) this.#arrive();
    const result = this.engine.step({ kind: 'request', target, body: bytes });
    this.#heldItems = result.holdsItems || (this.#areTogether && this.#heldItems);
    this.#answeredUntilMs = Math.max(this.#answeredUntilMs, result.respondAtMs);
    this.records.push(...result.records);
    const { status, body } = result.response!;
    // TagResource answers with no body at all.
    const parsed = JSON.parse(decodeUtf8(body) || '{}') as Body;
    return {
      status,
      body: parsed,
      error: typeof parsed.__type === 'string' ? parsed.__type.split('#')[1] : undefined,
      message: parsed.message ?? parsed.Message,
      result,
      trace: result.traces[result.traces.length - 1],
    };
  }

  /** Calls come one after the other: before a transaction, and after one, all answers are back. */
  #arrive(): void {
    const { records } = this.engine.step({ kind: 'time', toMs: this.#answeredUntilMs });
    this.records.push(...records);
    this.#heldItems = false;
  }

  /** Makes a table from its notation and waits until it is ACTIVE. */
  table(notation: string): this {
    this.done('CreateTable', tableOf(notation));
    return this.wait(2);
  }

  /** Moves virtual time on without a request. */
  wait(seconds: number): this {
    const { records } = this.engine.step({ kind: 'time', toMs: this.engine.nowMs + seconds * 1000 });
    this.records.push(...records);
    return this;
  }

  put(tableName: string, ...items: readonly object[]): this {
    for (const Item of items) this.done('PutItem', { TableName: tableName, Item });
    return this;
  }
}
