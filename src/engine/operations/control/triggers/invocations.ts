/**
 * NextInvocations and AnswerInvocation: a function that runs outside the engine takes what it is to be invoked with,
 * and says how it went. Until then its lane waits, however long that is; how long it took, the answer says.
 */
import { invalid, isRefusal, refuse } from '#engine/model/refusal.ts';
import type { BatchPart, ShardReading, Trigger } from '#engine/model/trigger.ts';
import type { EngineState } from '#engine/state.ts';
import { sequenceOf } from '#engine/streams/sequence-number.ts';
import type { Json } from '#engine/triggers/pattern.ts';
import type { Outcome as FunctionOutcome } from '#engine/triggers/script.ts';
import { ShardSource } from '#engine/triggers/shard-source.ts';
import type { TriggerState } from '#engine/triggers/triggers.ts';
import { turnOf } from '#engine/triggers/turn.ts';
import { answer } from '../../answer.ts';
import type { Outcome, Step } from '../../step.ts';
import { triggerOf } from './change.ts';

interface Pending {
  readonly one: TriggerState;
  readonly reading: ShardReading;
  readonly lane: number;
  readonly id: string;
  readonly startedAtMs: number;
  readonly part: BatchPart;
}

function pendingOf(one: TriggerState): Pending[] {
  if (one.trigger.handler.kind !== 'code') return [];
  return [...one.readings.values()].flatMap((reading) =>
    reading.lanes.flatMap(({ batch }, lane): Pending[] => {
      const invocation = batch?.invocation;
      return batch === undefined || invocation === undefined ? [] : [{ one, reading, lane, id: invocation.id, startedAtMs: invocation.startedAtMs, part: batch.parts[0]! }];
    }),
  );
}

export function nextInvocations(step: Step, { UUID }: { UUID?: string }): Outcome {
  const { state } = step;
  const found = UUID === undefined ? undefined : triggerOf(step, UUID);
  if (isRefusal(found)) return found;
  step.emit({ type: 'request.validated', operation: 'NextInvocations' });
  const pending = (found === undefined ? state.triggers.all : [found]).flatMap(pendingOf);
  const texts = pending.map(({ one: { trigger }, reading, lane, id, startedAtMs, part }) =>
    JSON.stringify({
      InvocationId: id,
      UUID: trigger.id,
      FunctionName: trigger.functionName,
      StartedAt: startedAtMs / 1000,
      TimeoutSeconds: trigger.handler.timeoutMs / 1000,
      Event: JSON.stringify({ Records: eventOf(state, trigger, reading.shardId, lane, part) }),
    }),
  );
  return answer({ Invocations: `[${texts.join(',')}]` });
}

/** As the function gets them. Source: AWS Lambda, DG with-ddb: its example event. */
function eventOf(state: EngineState, trigger: Trigger, shardId: string, lane: number, { from, to }: BatchPart): readonly object[] {
  const stream = state.streams.get(trigger.tableNumber, trigger.streamLabel);
  const shard = stream?.shard(shardId);
  if (stream === undefined || shard === undefined) return [];
  const source = new ShardSource(state.random, trigger, stream, shard);
  return [...source.waiting(lane, from, to + 1)].map(({ json }) => ({ ...(json as object), eventSourceARN: stream.arn }));
}

interface AnswerInvocationRequest {
  InvocationId?: string;
  /** What the function has returned, JSON text; nothing where it returned nothing. */
  Response?: string;
  Error?: string;
  DurationMilliseconds?: number;
}

/** A longer text of an error is cut off. */
const errorCharsMax = 300;

export function answerInvocation(step: Step, wire: AnswerInvocationRequest): Outcome {
  const { state, nowMs } = step;
  const { InvocationId: id = '', DurationMilliseconds: durationMs = 0 } = wire;
  const pending = state.triggers.all.flatMap(pendingOf).find((one) => one.id === id);
  if (pending === undefined) return refuse('ResourceNotFoundException', `No invocation ${id} is under way.`);
  if (!Number.isFinite(durationMs) || durationMs < 0) return invalid('DurationMilliseconds is a number from 0.');
  const { trigger } = pending.one;
  const turn = turnOf(state, trigger.id, pending.reading.shardId, (event) => step.emit(event));
  if (turn === undefined) return refuse('ResourceNotFoundException', `The shard of invocation ${id} is gone.`);
  step.meet(trigger.tableName);
  step.emit({ type: 'request.validated', operation: 'AnswerInvocation' });
  const outcome: FunctionOutcome = durationMs > trigger.handler.timeoutMs ? { kind: 'timed out' } : outcomeOf(wire);
  // The function may have taken longer than virtual time has gone on meanwhile, and the other way round.
  turn.answer(pending.lane, outcome, pending.startedAtMs + Math.min(durationMs, trigger.handler.timeoutMs));
  turn.drive();
  step.commit({ type: 'trigger.progressed', ...turn.progress() });
  return answer({ InvocationId: JSON.stringify(id), At: JSON.stringify(nowMs / 1000) });
}

function outcomeOf({ Response: response, Error: error }: AnswerInvocationRequest): FunctionOutcome {
  if (error !== undefined) return { kind: 'failed', error: error.slice(0, errorCharsMax) };
  const failures = failuresOf(response);
  return failures === undefined ? { kind: 'succeeded' } : { kind: 'items', sequences: failures };
}

/**
 * Source: AWS Lambda, DG services-ddb-batchfailurereporting: no response, none of failures and an empty list are a
 * success; an empty text, null and a bad name are a failure of all.
 */
function failuresOf(response = 'null'): readonly (number | undefined)[] | undefined {
  let value: Json;
  try {
    value = JSON.parse(response) as Json;
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'batchItemFailures')) return undefined;
  const { batchItemFailures: failures } = value as { batchItemFailures: Json };
  if (!Array.isArray(failures)) return undefined;
  return (failures as readonly Json[]).map((failure) => {
    const identifier = typeof failure === 'object' && failure !== null ? (failure as { itemIdentifier?: Json }).itemIdentifier : undefined;
    return typeof identifier === 'string' ? sequenceOf(identifier) : undefined;
  });
}
