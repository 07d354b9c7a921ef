/**
 * The engine as its owner sees it: a state machine that takes inputs one by one. Same settings and same
 * inputs, same bytes out, in Node and in every browser.
 */
import { growPartitions, warmWithUse } from '#engine/background/growth.ts';
import { splitFullPartitions, splitHotPartitions } from '#engine/background/splits.ts';
import { runTask } from '#engine/background/run-task.ts';
import { runWorkload } from '#engine/lab/run-workload.ts';
import type { RunWorkloadInput } from '#engine/lab/wire.ts';
import { Bug } from '#engine/kernel/assert.ts';
import type { ClientAttempt } from '#engine/model/attempt.ts';
import { type Commit, type CommitRecord, isPromise } from '#engine/model/commit.ts';
import { isRefusal, refuse } from '#engine/model/refusal.ts';
import { advanceBy, now } from '#engine/operations/control/clock.ts';
import { measureRequest } from '#engine/operations/measure.ts';
import { refuseControlRate } from '#engine/operations/control-rate.ts';
import { operations } from '#engine/operations/index.ts';
import { latencyKind, latencyMs as drawLatency } from '#engine/operations/latency.ts';
import { type Outcome, type PartitionUse, Step } from '#engine/operations/step.ts';
import { decodeBody, isForeign, operationOf } from '#engine/protocol/decode.ts';
import { encodeBody, encodeRefusal, requestId, type Response } from '#engine/protocol/encoding.ts';
import { bodyBytes, type RequestBody } from '#engine/protocol/request-body.ts';
import { type Recorder, silentRecorder, type Trace, TraceRecorder } from '#engine/trace/recorder.ts';
import { applyRecord } from './apply.ts';
import { inspect, type Inspection } from './inspect.ts';
import type { Settings } from '#engine/model/settings.ts';
import { snapshotOf } from './snapshot.ts';
import { EngineState } from './state.ts';

/** A request as it comes through the door. */
export interface RequestInput {
  readonly kind: 'request';
  /** Header `X-Amz-Target`. */
  readonly target: string | undefined;
  readonly body: RequestBody;
  /** What the client says of its retries. It is told and changes nothing. */
  readonly attempt?: ClientAttempt | undefined;
}

/** Virtual time moves on to a moment; a moment that is over already changes nothing. */
export interface TimeInput {
  readonly kind: 'time';
  /** Milliseconds since the epoch. */
  readonly toMs: number;
}

/** What an engine takes, one at a time. */
export type Input = RequestInput | TimeInput;

/** What a step has led to. The engine is already past it; its owner stores the records and hands out the answer. */
export interface StepResult {
  /** Absent when time moved by itself. */
  readonly response: Response | undefined;
  /** The virtual moment at which the answer is with its caller. */
  readonly respondAtMs: number;
  /** What must be stored, in order. Empty where nothing changed. */
  readonly records: readonly CommitRecord[];
  /** Whether the answer promises something that must be durable before it is released. */
  readonly promises: boolean;
  /** Whether items belong to this request, as a transaction, until `respondAtMs`. */
  readonly holdsItems: boolean;
  /** Background work first, the request last. */
  readonly traces: readonly Trace[];
  /** A fault of ours. The state is as it was before the step. */
  readonly bug?: Bug | undefined;
}

/** A DynamoDB of its own: pure, synchronous, in memory. What it must remember its owner stores, as records. */
export interface Engine {
  readonly settings: Settings;
  readonly nowMs: number;
  /** Virtual seconds per second of the wall clock, as SetClock left it. */
  readonly speed: number;
  /** When something will next happen by itself. */
  readonly nextTaskAtMs: number | undefined;
  /** Bytes of all items, as DynamoDB measures them. */
  readonly storedBytes: number;
  step(input: Input): StepResult;
  /** Applies a record that an earlier engine has made. */
  replay(record: CommitRecord): void;
  /** The records that give this state to a fresh engine of the same settings. Take it from a {@link fork}. */
  snapshot(): Generator<CommitRecord>;
  /** An engine of its own that starts out the same; cheap. */
  fork(): Engine;
  inspect(): Inspection;
}

/** How an engine is watched. Nothing here is part of its story. */
export interface EngineOptions {
  /** Without a trace every answer and every commit is the same. */
  readonly trace?: boolean;
}

const bugOf = (thrown: unknown): Bug => (thrown instanceof Bug ? thrown : new Bug(String(thrown), { cause: thrown }));

const background = ({ nowMs: atMs }: EngineState, { events, dropped }: TraceRecorder): Trace => ({
  requestId: undefined,
  operation: undefined,
  atMs,
  events,
  dropped,
});

const tellAttempt = (step: Step, { number, max, waitedMs }: ClientAttempt): void =>
  step.emit({ type: 'request.attempted', attempt: number, attemptsMax: max, waitedMs });

class LiveEngine implements Engine {
  readonly #state: EngineState;
  readonly #traced: boolean;

  constructor(state: EngineState, traced: boolean) {
    this.#state = state;
    this.#traced = traced;
  }

  get settings(): Settings {
    return this.#state.settings;
  }

  get nowMs(): number {
    return this.#state.nowMs;
  }

  get speed(): number {
    return this.#state.speed;
  }

  get nextTaskAtMs(): number | undefined {
    return this.#state.tasks.nextAtMs;
  }

  get storedBytes(): number {
    let bytes = 0;
    for (const table of this.#state.tables.values()) bytes += table.bytes;
    return bytes;
  }

  step(input: Input): StepResult {
    if (input.kind === 'request') return this.#request(input);
    const records: CommitRecord[] = [];
    const traces: Trace[] = [];
    let bug: Bug | undefined;
    try {
      this.#advance(input.toMs, records, traces);
    } catch (thrown) {
      bug = bugOf(thrown);
    }
    return { response: undefined, respondAtMs: this.#state.nowMs, records, promises: false, holdsItems: false, traces, bug };
  }

  replay(record: CommitRecord): void {
    applyRecord(this.#state, record);
  }

  snapshot(): Generator<CommitRecord> {
    return snapshotOf(this.#state);
  }

  fork(): Engine {
    return new LiveEngine(this.#state.fork(), this.#traced);
  }

  inspect(): Inspection {
    return inspect(this.#state);
  }

  #request({ target, body, attempt }: RequestInput): StepResult {
    const state = this.#state;
    const ordinal = state.ordinal + 1;
    const id = requestId(state.draws.requestId, ordinal);
    const recorder = this.#traced ? new TraceRecorder() : silentRecorder;
    const step = new Step(state, id, ordinal, recorder);
    const records: CommitRecord[] = [];
    const traces: Trace[] = [];
    const operation = operationOf(target);
    if (attempt !== undefined && attempt.number > 1) tellAttempt(step, attempt);
    let outcome: Outcome;
    let bug: Bug | undefined;
    try {
      outcome = isRefusal(operation) ? operation : this.#run(step, operation, body, records, traces);
    } catch (thrown) {
      bug = bugOf(thrown);
      step.commits.length = 0;
      step.transactionItems = undefined;
      outcome = refuse('InternalServerError', 'Internal server error');
    }
    if (isRefusal(outcome)) step.emit({ type: 'request.refused', code: outcome.code, message: outcome.message ?? '' });
    const response = isRefusal(outcome) ? encodeRefusal(outcome, id) : encodeBody(200, outcome, id);

    const record = { atMs: state.nowMs, ordinal, commits: step.commits };
    applyRecord(state, record, step.indexChanges);
    if (step.commits.length > 0) records.push(record);
    this.#split(step.uses, step.commits, records, traces);
    const latencyMs = drawLatency(state, latencyKind(isRefusal(operation) ? '' : operation, step.commits), ordinal);
    const name = isRefusal(operation) ? undefined : operation;
    measureRequest(step, { operation: name, isForeign: isForeign(target), outcome, latencyMs });
    this.#hold(step, state.nowMs + latencyMs);
    step.emit({ type: 'response.encoded', status: response.status, bytes: response.body.length, latencyMs });
    if (recorder instanceof TraceRecorder) {
      const { events, dropped } = recorder;
      const trace: Trace = { requestId: id, operation: name, atMs: step.nowMs, events, dropped };
      state.shelf.keep(trace);
      traces.push(trace);
    }
    const promises = records.some(({ commits }) => commits.some(isPromise));
    const holdsItems = step.transactionItems !== undefined;
    return { response, respondAtMs: state.nowMs + latencyMs, records, promises, holdsItems, traces, bug };
  }

  #run(step: Step, operation: string, sent: RequestBody, records: CommitRecord[], traces: Trace[]): Outcome {
    const bytes = bodyBytes(sent);
    const body = decodeBody(operation, sent, bytes);
    if (isRefusal(body)) {
      step.emit({ type: 'request.decoded', operation, bytes });
      return body;
    }
    const { TableName: tableName } = body as { TableName?: string };
    step.emit({ type: 'request.decoded', operation, bytes, tableName });
    if (operation === 'RunWorkload') return this.#lab(step, body);
    if (operation !== 'AdvanceClock') return refuseControlRate(step, operation) ?? operations.get(operation)!(step, body);

    const byMs = advanceBy(body);
    if (isRefusal(byMs)) return byMs;
    const fromMs = step.nowMs;
    this.#advance(fromMs + byMs, records, traces);
    step.commit({ type: 'clock.moved' });
    step.emit({ type: 'clock.advanced', fromMs, toMs: this.#state.nowMs });
    return now(this.#state.nowMs);
  }

  /** Beside everything that is stored here: the run makes an engine of its own. */
  #lab(step: Step, body: RunWorkloadInput): Outcome {
    const result = runWorkload(body, createEngine);
    if (isRefusal(result)) return result;
    step.emit({ type: 'request.validated', operation: 'RunWorkload' });
    return JSON.stringify(result);
  }

  /** Partitions that have become too large or too hot by what was just done begin to split, as do those that are too few. */
  #split(uses: readonly PartitionUse[], done: readonly Commit[], records: CommitRecord[], traces: Trace[]): void {
    const state = this.#state;
    if (state.settings.regime === undefined) return;
    const recorder = this.#traced ? new TraceRecorder() : undefined;
    const told = recorder ?? silentRecorder;
    const look = splitHotPartitions(state, uses, told);
    const warmed = warmWithUse(state, look.spaces, told);
    const full = splitFullPartitions(state, done, told);
    const isQuiet = look.commits.length + warmed.length + full.length === 0;
    const commits = isQuiet ? full : [...look.commits, ...warmed, ...full];
    this.#commit(commits, records);
    this.#commit(growPartitions(state, isQuiet ? done : [...done, ...commits], told), records);
    if (recorder !== undefined && recorder.events.length > 0) traces.push(background(state, recorder));
  }

  #commit(commits: readonly Commit[], records: CommitRecord[]): void {
    if (commits.length === 0) return;
    const { nowMs: atMs, ordinal } = this.#state;
    const record = { atMs, ordinal, commits };
    applyRecord(this.#state, record);
    records.push(record);
  }

  /** Whoever comes before the answer is with its caller meets what the request has written. */
  #hold({ commits, transactionItems, nowMs }: Step, untilMs: number): void {
    const { ongoing } = this.#state;
    if (transactionItems !== undefined) {
      ongoing.addTransaction(transactionItems, nowMs, untilMs);
      return;
    }
    for (const commit of commits) {
      if (commit.type === 'item.written') ongoing.addWrite(commit.tableNumber, commit.position, untilMs);
    }
  }

  /** Lets happen what is due up to a moment, in its order and each at its own time. */
  #advance(toMs: number, records: CommitRecord[], traces: Trace[]): void {
    const state = this.#state;
    for (let task = state.tasks.takeDue(toMs); task !== undefined; task = state.tasks.takeDue(toMs)) {
      state.nowMs = Math.max(state.nowMs, task.atMs);
      const recorder = this.#traced ? new TraceRecorder() : undefined;
      const commits = runTask(state, task, recorder ?? (silentRecorder as Recorder));
      this.#commit(commits, records);
      if (recorder !== undefined && recorder.events.length > 0) traces.push(background(state, recorder));
      this.#split([], commits, records, traces);
    }
    state.nowMs = Math.max(state.nowMs, toMs);
  }
}

/** A new engine with nothing in it, at the time at which its settings begin. */
export const createEngine = (settings: Settings, { trace = true }: EngineOptions = {}): Engine =>
  new LiveEngine(new EngineState(settings), trace);
