/**
 * A lesson done again on several times its data: the same requests, step by step, on an engine of their own. What each
 * step takes then is measured, never multiplied.
 */
import { decodeUtf8, type Engine } from '#engine';
import type { Call } from '#lesson/calls.ts';
import { type Effort, effortOf, jsonOf, noEffort } from '#lesson/evidence.ts';
import { filled, tellingOfAnswers } from '#lesson/fill.ts';
import type { Lesson, LessonSettings } from '#lesson/lesson.ts';
import { scaled } from '#lesson/scaled.ts';
import { spelledOut } from '#lesson/story.ts';
import { say } from '#texts/say.ts';
import { type Exchange, exchangeOf } from './exchange.ts';
import { targetOf } from './operations.ts';

export interface RerunOrder {
  readonly lesson: Lesson;
  readonly times: number;
  /** Of the workspace in which it was done, so that chance and time are the same. */
  readonly seed: number;
  readonly startMs: number;
  /** What the learner sent, by the step's id; a step that is not there is done by its first solution. */
  readonly own: Readonly<Record<string, readonly Call[]>>;
}

export interface RerunRow {
  readonly step: string;
  readonly title: string;
  readonly isOwn: boolean;
  /** On the lesson's own data, and on so many times as much. */
  readonly once: Measured;
  readonly often: Measured;
}

export interface Measured {
  readonly effort: Effort;
  /** Requests that were refused which the lesson's own data had answered. */
  readonly refused: number;
}

export interface RerunResult {
  readonly times: number;
  /** In all tables as a step begins, at most. */
  readonly itemsOnce: number;
  readonly itemsOften: number;
  readonly rows: readonly RerunRow[];
}

export type EngineOf = (settings: LessonSettings) => Engine;

/** Pages that are asked for to come to an end that the lesson's own data had on its first page. */
const pagesMax = 1000;
/** Virtual time between two requests, as at a screen. */
const paceMs = 500;
/** Until all that a lesson puts there has been put: longer than a bucket takes to be full again. */
const restSeconds = 600;

export async function rerun({ lesson, times, own }: RerunOrder, engineOf: EngineOf): Promise<RerunResult> {
  const once = await new Desk(engineOf(lesson.settings), lesson.settings.speed === 0).walk(lesson, 1, own);
  const often = await new Desk(engineOf(lesson.settings), lesson.settings.speed === 0).walk(lesson, times, own, once.whole);
  const rows = lesson.steps.flatMap(({ id, title, check }, at): RerunRow[] => {
    const before = once.steps[at]!;
    if (check === undefined || before.effort.readUnits + before.effort.writeUnits === 0) return [];
    return [{ step: id, title, isOwn: Object.hasOwn(own, id), once: before, often: often.steps[at]! }];
  });
  return { times, itemsOnce: once.items, itemsOften: often.items, rows };
}

interface Walk {
  readonly items: number;
  readonly steps: readonly Measured[];
  /** Of each counted request: answered, and by the answer's first page whole. */
  readonly whole: readonly boolean[];
}

const noFind = (): Promise<never> => Promise.reject(new Error(say('A lesson that begins where another one ends is not done again.')));

class Desk {
  readonly #engine: Engine;
  readonly #isClockStopped: boolean;
  readonly #sent: Exchange[] = [];

  constructor(engine: Engine, isClockStopped: boolean) {
    this.#engine = engine;
    this.#isClockStopped = isClockStopped;
  }

  async walk({ start, steps }: Lesson, times: number, own: RerunOrder['own'], wanted?: readonly boolean[]): Promise<Walk> {
    this.#fill(await spelledOut(scaled(start, times), noFind));
    let items = 0;
    const whole: boolean[] = [];
    const measured: Measured[] = [];
    for (const { id, given, solutions } of steps) {
      this.#fill(await spelledOut(scaled(given, times), noFind));
      items = Math.max(items, this.#items());
      const calls = Object.hasOwn(own, id) ? own[id]! : (solutions[0]?.calls ?? []);
      const exchanges = calls.map((call) => {
        const pages = this.#send(call, wanted?.[whole.length] === true);
        whole.push(pages[0]!.error === undefined && !isCut(pages[0]!));
        return pages;
      });
      const from = whole.length - calls.length;
      const refused = exchanges.filter((pages, at) => pages.at(-1)!.error !== undefined && wanted?.[from + at] === true).length;
      measured.push({ effort: calls.length === 0 ? noEffort : effortOf(exchanges.flat()), refused });
    }
    return { items, steps: measured, whole };
  }

  #items(): number {
    return this.#engine.inspect().tables.reduce((sum, { itemCount }) => sum + itemCount, 0);
  }

  /** What the lesson puts there itself; where a table refuses for its throughput, some time passes. */
  #fill(calls: readonly Call[]): void {
    if (calls.length === 0) return;
    for (const call of calls) {
      for (let tries = 0; tries < 20 && this.#once(call).error?.name === 'ProvisionedThroughputExceededException'; tries++) this.#pass(restSeconds);
    }
    this.#pass(calls.length > 100 ? restSeconds : 1);
  }

  /** A request and, where its answer is wanted whole, its further pages. */
  #send(call: Call, isWholeWanted: boolean): Exchange[] {
    const pages = [this.#once(call)];
    for (let last = pages[0]!; isWholeWanted && isCut(last) && pages.length < pagesMax; last = pages.at(-1)!) {
      const { LastEvaluatedKey } = jsonOf(last.response) as Record<string, unknown>;
      pages.push(this.#once({ ...call, input: { ...call.input, ExclusiveStartKey: LastEvaluatedKey } }));
    }
    return pages;
  }

  #once(call: Call): Exchange {
    const { operation, input } = filled(call, tellingOfAnswers(this.#sent, this.#engine.nowMs));
    const target = targetOf(operation);
    const text = JSON.stringify(input);
    const { response, respondAtMs, traces } = this.#engine.step({ kind: 'request', target, body: text });
    const { status, headers, body } = response!;
    const exchange = exchangeOf(0, target, text, { status, headers, body: decodeUtf8(body), trace: traces[traces.length - 1] });
    // Answers are kept to be spoken of by later requests; those of a generator never are.
    if (operation !== 'PutItem') this.#sent.push(exchange);
    this.#engine.step({ kind: 'time', toMs: this.#isClockStopped || operation === 'PutItem' ? respondAtMs : this.#engine.nowMs + paceMs });
    return exchange;
  }

  #pass(seconds: number): void {
    this.#engine.step({ kind: 'time', toMs: this.#engine.nowMs + seconds * 1000 });
  }
}

function isCut({ response }: Exchange): boolean {
  const json = jsonOf(response);
  return typeof json === 'object' && json !== null && Object.hasOwn(json, 'LastEvaluatedKey');
}
