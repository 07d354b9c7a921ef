/**
 * One turn of a trigger in one shard: records are read, batches made of them and sent, and what comes back is
 * dealt with. Given the same records, time and outcomes it does the same; nothing changes but what it returns.
 * Source: reference 7.2; AWS Lambda, DG with-ddb, services-dynamodb-errors, services-ddb-batchfailurereporting.
 */
import type { Physics } from '#engine/model/physics/physics.ts';
import type {
  BatchPart,
  DroppedNote,
  DropReason,
  InvocationNote,
  Lane,
  LaneBatch,
  ShardReading,
  Trigger,
  TriggerProgress,
  TriggerTotals,
} from '#engine/model/trigger.ts';
import { noTotals } from '#engine/model/trigger.ts';
import type { TriggerEvent } from '#engine/trace/trigger-events.ts';
import { bisect, gather, isTooOld, partOf, type WaitingRecord } from './batch.ts';
import { retryDelayMs } from './retry-delay.ts';
import { type Outcome, runScript, scriptMs, timeoutText } from './script.ts';

/** What a turn sees of its shard. */
export interface Source {
  /** Records of a lane that pass the filters, from one sequence up to another, which is left out. */
  waiting(lane: number, from: number, before: number): Iterable<WaitingRecord>;
  /** The next records, whoever's they are: how many, how many of them pass, and where to go on. */
  page(from: number): { readonly count: number; readonly matched: number; readonly next: number };
  /** The shard takes no more records, and there is none from this sequence on. */
  isAtEnd(from: number): boolean;
}

type Untimed<E> = E extends TriggerEvent ? Omit<E, 'atMs' | 'tableName' | 'functionName' | 'shardId'> : never;
type Told = Untimed<TriggerEvent>;

export interface TurnOptions {
  readonly trigger: Trigger;
  readonly reading: ShardReading;
  readonly source: Source;
  readonly nowMs: number;
  readonly retentionMs: number;
  readonly rules: Physics['events'];
  /** Names the next invocation; counts from 0 in this turn. */
  readonly invocationId: (count: number) => string;
  readonly tell: (event: TriggerEvent) => void;
}

export class ShardTurn {
  readonly #options: TurnOptions;
  readonly #invocations: InvocationNote[] = [];
  readonly #dropped: DroppedNote[] = [];
  #counted: TriggerTotals = noTotals;
  #reading: ShardReading;
  #sent = 0;

  constructor(options: TurnOptions) {
    this.#options = options;
    this.#reading = options.reading;
  }

  get hasFreeLane(): boolean {
    return this.#reading.lanes.some(({ batch }) => batch === undefined);
  }

  /** Reads on. */
  poll(): void {
    const { source, nowMs } = this.#options;
    const { count, matched, next } = source.page(this.#reading.next);
    this.#reading = { ...this.#reading, next, polledAtMs: nowMs };
    this.#count({ filtered: count - matched });
    if (count > 0) this.#tell({ type: 'trigger.polled', count, matched });
  }

  /** Scripts whose time is over have come to their end. */
  endScripts(): void {
    const { trigger, nowMs } = this.#options;
    const { handler } = trigger;
    if (handler.kind !== 'script') return;
    for (const [i, { batch }] of this.#reading.lanes.entries()) {
      const endsAtMs = batch?.invocation?.endsAtMs;
      if (endsAtMs !== undefined && endsAtMs <= nowMs) this.answer(i, runScript(handler, this.#records(i, batch!.parts[0]!)), endsAtMs);
    }
  }

  /** The function of a lane has answered. */
  answer(at: number, outcome: Outcome, endedAtMs: number): void {
    const lane = this.#reading.lanes[at]!;
    const { batch } = lane;
    const invocation = batch?.invocation;
    if (batch === undefined || invocation === undefined) return;
    const part = batch.parts[0]!;
    const result = this.#judge(at, part, outcome);
    this.#invocations.push({
      id: invocation.id,
      shardId: this.#reading.shardId,
      lane: at,
      from: part.from,
      to: part.to,
      count: part.count,
      attempt: batch.attempts,
      startedAtMs: invocation.startedAtMs,
      endedAtMs,
      outcome: result.outcome,
      error: result.error,
    });
    const tookMs = endedAtMs - invocation.startedAtMs;
    if (result.error === undefined) {
      this.#count({ delivered: part.count });
      this.#tell({ type: 'trigger.succeeded', count: part.count, tookMs });
      this.#setLane(at, behind(lane, { ...batch, invocation: undefined }));
      return;
    }
    this.#count({ failures: 1 });
    this.#tell({ type: 'trigger.failed', count: part.count, attempt: batch.attempts, error: result.error, tookMs });
    this.#fail(at, { ...batch, invocation: undefined, lastError: result.error }, result.checkpoint);
  }

  /** Discards what is too old, and sends what is ready. */
  drive(): void {
    for (const at of this.#reading.lanes.keys()) {
      while (this.#driveOnce(at));
    }
    const { next, lanes } = this.#reading;
    const isDone = this.#options.source.isAtEnd(next) && lanes.every(({ batch, from }) => batch === undefined && from >= next);
    if (isDone && !this.#reading.isDone) this.#tell({ type: 'trigger.drained' });
    this.#reading = { ...this.#reading, isDone };
  }

  progress(): TriggerProgress {
    return {
      triggerId: this.#options.trigger.id,
      reading: this.#reading,
      counted: this.#counted,
      invocations: this.#invocations,
      dropped: this.#dropped,
    };
  }

  /** What the outcome means here: an error text where there is one, and the first record that has to be sent again. */
  #judge(at: number, part: BatchPart, outcome: Outcome): { readonly outcome: InvocationNote['outcome']; readonly error?: string; readonly checkpoint?: number } {
    const { trigger } = this.#options;
    switch (outcome.kind) {
      case 'failed':
        return { outcome: 'failed', error: outcome.error };
      case 'timed out':
        return { outcome: 'timed out', error: timeoutText(trigger.handler.timeoutMs) };
      case 'items': {
        // Nobody looks at what the function returns unless it was switched on; an empty list is a success.
        if (!trigger.reportsItemFailures || outcome.sequences.length === 0) return { outcome: 'succeeded' };
        const known = new Set(this.#records(at, part).map(({ sequence }) => sequence));
        const isReadable = outcome.sequences.every((sequence) => sequence !== undefined && known.has(sequence));
        if (!isReadable) return { outcome: 'failed', error: 'batchItemFailures names a sequence number that is not of this batch' };
        const checkpoint = Math.min(...(outcome.sequences as readonly number[]));
        return { outcome: 'failed in part', error: `${outcome.sequences.length} of ${part.count} reported as failed`, checkpoint };
      }
      default:
        return { outcome: 'succeeded' };
    }
  }

  #fail(at: number, batch: LaneBatch, checkpoint: number | undefined): void {
    const { trigger, nowMs, rules } = this.#options;
    const [part, ...others] = batch.parts as readonly [BatchPart, ...BatchPart[]];
    const records = this.#records(at, part);
    const rest = checkpoint === undefined ? records : records.filter(({ sequence }) => sequence >= checkpoint);
    const again = (parts: readonly BatchPart[], attempts: number, failures: number): void => {
      const retryAtMs = nowMs + retryDelayMs(Math.max(1, failures), rules);
      this.#tell({ type: 'trigger.delayed', count: parts[0]!.count, untilMs: retryAtMs, failures, retriesMax: trigger.retriesMax });
      this.#setLane(at, { from: parts[0]!.from, batch: { ...batch, parts, attempts, failures, retryAtMs } });
    };
    // Assumption: what comes after a checkpoint that has moved is a batch of its own, with retries of its own.
    if (rest.length > 0 && rest.length < records.length) {
      this.#count({ delivered: records.length - rest.length });
      this.#tell({ type: 'trigger.checkpointed', delivered: records.length - rest.length, left: rest.length });
      return again([partOf(rest), ...others], 0, 0);
    }
    // Splitting uses up no retry. Source: AWS Lambda, DG services-dynamodb-errors.
    if (trigger.bisects && records.length > 1) {
      const halves = bisect(records);
      this.#tell({ type: 'trigger.bisected', first: halves[0].count, second: halves[1].count });
      return again([...halves, ...others], 0, batch.failures);
    }
    const failures = batch.failures + 1;
    if (trigger.retriesMax === undefined || failures <= trigger.retriesMax) return again(batch.parts, batch.attempts, failures);
    this.#drop(part, 'RetryAttemptsExhausted', batch.attempts, batch.lastError);
    this.#setLane(at, behind(this.#reading.lanes[at]!, batch));
  }

  /** Whether there may be more to do at once. */
  #driveOnce(at: number): boolean {
    const { trigger, nowMs, source } = this.#options;
    const lane = this.#reading.lanes[at]!;
    const { batch } = lane;
    if (batch !== undefined) return this.#driveBatch(at, lane, batch);
    const { next } = this.#reading;
    const gathered = gather(trigger, source.waiting(at, lane.from, next), this.#options);
    if (gathered.tooOld.length > 0) this.#drop(partOf(gathered.tooOld), 'RecordAgeExceeded', 0, undefined);
    if (gathered.batch.length === 0) {
      this.#setLane(at, { from: next });
      return false;
    }
    const from = gathered.batch[0]!.sequence;
    const { gatheringSinceMs = nowMs } = lane;
    const isReady = gathered.isFull || nowMs >= gatheringSinceMs + trigger.windowMs;
    if (!isReady) this.#setLane(at, { from, gatheringSinceMs });
    else this.#send(at, { parts: [partOf(gathered.batch)], attempts: 0, failures: 0 });
    return false;
  }

  #driveBatch(at: number, lane: Lane, batch: LaneBatch): boolean {
    const { trigger, nowMs } = this.#options;
    if (batch.invocation !== undefined || (batch.retryAtMs ?? 0) > nowMs) return false;
    const part = batch.parts[0]!;
    const records = this.#records(at, part);
    const fresh = records.filter(({ atMs }) => !isTooOld(trigger, atMs, this.#options));
    if (fresh.length === part.count) {
      this.#send(at, batch);
      return false;
    }
    const gone = { ...part, to: fresh.length === 0 ? part.to : fresh[0]!.sequence - 1, count: part.count - fresh.length };
    this.#drop(gone, 'RecordAgeExceeded', batch.attempts, batch.lastError);
    if (fresh.length === 0) this.#setLane(at, behind(lane, batch));
    else this.#setLane(at, { from: fresh[0]!.sequence, batch: { ...batch, parts: [partOf(fresh), ...batch.parts.slice(1)] } });
    return true;
  }

  #send(at: number, batch: LaneBatch): void {
    const { trigger, nowMs, invocationId } = this.#options;
    const { handler, parallelization: lanes } = trigger;
    const part = batch.parts[0]!;
    const attempt = batch.attempts + 1;
    const id = invocationId(this.#sent++);
    const endsAtMs = handler.kind === 'code' ? undefined : nowMs + scriptMs(handler, runScript(handler, this.#records(at, part)));
    this.#count({ invocations: 1 });
    this.#tell({ type: 'trigger.invoked', count: part.count, attempt, lane: at + 1, lanes });
    this.#setLane(at, { from: part.from, batch: { ...batch, attempts: attempt, invocation: { id, startedAtMs: nowMs, endsAtMs }, retryAtMs: undefined } });
  }

  #drop(part: BatchPart, reason: DropReason, invocations: number, error: string | undefined): void {
    const { nowMs: atMs, trigger } = this.#options;
    this.#count({ dropped: part.count });
    this.#dropped.push({ shardId: this.#reading.shardId, part, reason, invocations, atMs, error });
    this.#tell({ type: 'trigger.dropped', count: part.count, reason, invocations, destination: trigger.destination });
  }

  #records(at: number, { from, to }: BatchPart): readonly WaitingRecord[] {
    return [...this.#options.source.waiting(at, from, to + 1)];
  }

  #setLane(at: number, lane: Lane): void {
    this.#reading = { ...this.#reading, lanes: this.#reading.lanes.map((one, i) => (i === at ? lane : one)) };
  }

  #count(more: Partial<TriggerTotals>): void {
    this.#counted = addTotals(this.#counted, { ...noTotals, ...more });
  }

  #tell(event: Told): void {
    const { trigger, nowMs: atMs, tell } = this.#options;
    const { tableName, functionName } = trigger;
    tell({ ...event, atMs, tableName, functionName, shardId: this.#reading.shardId } as TriggerEvent);
  }
}

/** The first part of a batch is done with, one way or the other; the next window begins here. */
function behind({ from }: Lane, { parts }: LaneBatch): Lane {
  const [part, ...others] = parts as readonly [BatchPart, ...BatchPart[]];
  const done = Math.max(from, part.to + 1);
  return others.length === 0 ? { from: done } : { from: others[0]!.from, batch: { parts: others, attempts: 0, failures: 0 } };
}

export const addTotals = (a: TriggerTotals, b: TriggerTotals): TriggerTotals => ({
  delivered: a.delivered + b.delivered,
  filtered: a.filtered + b.filtered,
  dropped: a.dropped + b.dropped,
  invocations: a.invocations + b.invocations,
  failures: a.failures + b.failures,
});
