/** CreateTrigger, UpdateTrigger, DeleteTrigger. The parameters are Lambda's, the words ours. Source: reference 7.2. */
import { invalid, isRefusal, type Refusal, refuse } from '#engine/model/refusal.ts';
import { type Lane, noTotals, type Trigger } from '#engine/model/trigger.ts';
import type { ChangeStream } from '#engine/streams/change-stream.ts';
import { readSettings, type TriggerSettings } from '#engine/triggers/settings.ts';
import type { TriggerState } from '#engine/triggers/triggers.ts';
import { idOf, newReading } from '#engine/triggers/turn.ts';
import { answer } from '../../answer.ts';
import { tableNotFound } from '../../find-table.ts';
import type { Outcome, Step } from '../../step.ts';
import { describeTrigger } from './list.ts';

interface CreateTriggerRequest extends TriggerSettings {
  TableName?: string;
  FunctionName?: string;
  StartingPosition?: string;
}

/** Source: AWS Lambda, DG gettingstarted-limits has none for mappings; these keep a workspace quick. Assumption: 20 for an account. */
const triggersMax = 20;

export function createTrigger(step: Step, wire: CreateTriggerRequest): Outcome {
  const { TableName: tableName = '', FunctionName: functionName = '', StartingPosition: position } = wire;
  const { state, nowMs } = step;
  const table = state.catalog.named(tableName);
  if (table === undefined) return tableNotFound(tableName);
  // Source: SDK model of client-lambda, `FunctionName`: letters, digits, hyphens and underscores, 64 of a bare name.
  if (!/^[a-zA-Z0-9-_]{1,64}$/.test(functionName)) return invalid('FunctionName has 1 to 64 letters, digits, hyphens and underscores.');
  if (position !== 'LATEST' && position !== 'TRIM_HORIZON') return invalid('StartingPosition is LATEST or TRIM_HORIZON.');
  const stream = state.streams.of(table);
  if (stream === undefined) return invalid(`Table ${tableName} has no stream that is on.`);
  const tuning = readSettings(wire);
  if (typeof tuning === 'string') return invalid(tuning);
  const conflict = quotaRefusal(state.triggers.all, stream, functionName);
  if (conflict !== undefined) return conflict;
  step.meet(tableName);
  step.emit({ type: 'request.validated', operation: 'CreateTrigger' });

  const { tableNumber, label: streamLabel } = stream.facts;
  const trigger: Trigger = {
    id: idOf(state.random.fork('trigger ids'), step.ordinal),
    functionName,
    tableNumber,
    tableName,
    streamLabel,
    startingPosition: position,
    createdAtMs: nowMs,
    ...tuning,
  };
  step.commit({ type: 'trigger.changed', trigger });
  // What is there already is done with, for one that begins with the latest.
  for (const { facts, isOpen } of position === 'LATEST' ? stream.shards : []) {
    const reading = { ...newReading(trigger, facts.id, stream.sequence + 1), isDone: !isOpen };
    step.commit({ type: 'trigger.progressed', triggerId: trigger.id, reading, counted: noTotals, invocations: [], dropped: [] });
  }
  step.emit({ type: 'trigger.created', tableName, functionName });
  return answer({ UUID: JSON.stringify(trigger.id) });
}

function quotaRefusal(all: readonly TriggerState[], { facts }: ChangeStream, functionName: string): Refusal | undefined {
  if (all.length >= triggersMax) return refuse('LimitExceededException', `There are ${triggersMax} triggers already.`);
  const others = all.filter(({ trigger }) => trigger.tableNumber === facts.tableNumber && trigger.streamLabel === facts.label);
  // Source: AWS Lambda, API reference, `CreateEventSourceMapping`: ResourceConflictException for the same function and source.
  if (others.some(({ trigger }) => trigger.functionName === functionName)) {
    return refuse('ResourceInUseException', `The stream of ${facts.tableName} goes to ${functionName} already.`);
  }
  return undefined;
}

export const triggerOf = ({ state }: Step, id = ''): TriggerState | Refusal =>
  state.triggers.get(id) ?? refuse('ResourceNotFoundException', `There is no trigger ${id}.`);

export function updateTrigger(step: Step, wire: TriggerSettings & { UUID?: string }): Outcome {
  const found = triggerOf(step, wire.UUID);
  if (isRefusal(found)) return found;
  const tuning = readSettings(wire, found.trigger);
  if (typeof tuning === 'string') return invalid(tuning);
  // Its lanes are how its records are spread; a batch that is under way would lose its own.
  if (tuning.parallelization !== found.trigger.parallelization) return invalid('ParallelizationFactor stays as it was when the trigger was made.');
  step.emit({ type: 'request.validated', operation: 'UpdateTrigger' });
  const trigger = { ...found.trigger, ...tuning };
  step.commit({ type: 'trigger.changed', trigger });
  if (trigger.handler.kind !== found.trigger.handler.kind) recall(step, found);
  step.emit({ type: 'trigger.updated', tableName: trigger.tableName, functionName: trigger.functionName });
  return describeTrigger(step.state, { ...found, trigger });
}

/** Invocations of a function that was replaced by another kind are given up, and their batches sent again. */
function recall(step: Step, { trigger, readings }: TriggerState): void {
  for (const reading of readings.values()) {
    if (reading.lanes.every(({ batch }) => batch?.invocation === undefined)) continue;
    const lanes = reading.lanes.map((lane): Lane =>
      lane.batch?.invocation === undefined ? lane : { ...lane, batch: { ...lane.batch, invocation: undefined, retryAtMs: step.nowMs } },
    );
    step.commit({ type: 'trigger.progressed', triggerId: trigger.id, reading: { ...reading, lanes }, counted: noTotals, invocations: [], dropped: [] });
  }
}

export function deleteTrigger(step: Step, { UUID }: { UUID?: string }): Outcome {
  const found = triggerOf(step, UUID);
  if (isRefusal(found)) return found;
  step.emit({ type: 'request.validated', operation: 'DeleteTrigger' });
  const { id: triggerId, tableName, functionName } = found.trigger;
  step.commit({ type: 'trigger.removed', triggerId });
  step.emit({ type: 'trigger.deleted', tableName, functionName });
  return answer({ UUID: JSON.stringify(triggerId) });
}
