/** ListTriggers: how each trigger is set, how far it has come, and what has become of its records. */
import { isoTime } from '#engine/kernel/calendar.ts';
import type { DroppedNote, InvocationNote, Lane, ShardReading, Trigger, TriggerHandler } from '#engine/model/trigger.ts';
import type { EngineState } from '#engine/state.ts';
import { sequenceText } from '#engine/streams/sequence-number.ts';
import { accountId, region, tableArn } from '#engine/model/table.ts';
import type { TriggerState } from '#engine/triggers/triggers.ts';
import { answer, json } from '../../answer.ts';
import type { Outcome, Step } from '../../step.ts';

export function listTriggers(step: Step, { TableName: tableName }: { TableName?: string }): Outcome {
  step.emit({ type: 'request.validated', operation: 'ListTriggers' });
  const { state } = step;
  const wanted = state.triggers.all.filter(({ trigger }) => tableName === undefined || trigger.tableName === tableName);
  return answer({ Triggers: `[${wanted.map((one) => describeTrigger(state, one)).join(',')}]` });
}

const streamArn = ({ tableName, streamLabel }: Trigger): string => `${tableArn(tableName)}/stream/${streamLabel}`;

export function describeTrigger(state: EngineState, one: TriggerState): string {
  const { trigger, readings, totals, invocations, dropped } = one;
  return answer({
    UUID: json(trigger.id),
    FunctionName: json(trigger.functionName),
    TableName: json(trigger.tableName),
    EventSourceArn: json(streamArn(trigger)),
    State: json(trigger.isEnabled ? 'Enabled' : 'Disabled'),
    IsStreamOn: json(state.streams.get(trigger.tableNumber, trigger.streamLabel)?.isOpen === true),
    CreatedAt: json(trigger.createdAtMs / 1000),
    StartingPosition: json(trigger.startingPosition),
    BatchSize: json(trigger.batchSize),
    MaximumBatchingWindowInSeconds: json(trigger.windowMs / 1000),
    ParallelizationFactor: json(trigger.parallelization),
    MaximumRetryAttempts: json(trigger.retriesMax ?? -1),
    MaximumRecordAgeInSeconds: json(trigger.recordAgeMsMax === undefined ? -1 : trigger.recordAgeMsMax / 1000),
    BisectBatchOnFunctionError: json(trigger.bisects),
    FunctionResponseTypes: json(trigger.reportsItemFailures ? ['ReportBatchItemFailures'] : []),
    FilterCriteria: json({ Filters: trigger.filters.map((Pattern) => ({ Pattern })) }),
    DestinationConfig: json({ OnFailure: { Destination: trigger.destination } }),
    Handler: json(wireHandler(trigger.handler)),
    Totals: json({
      Delivered: totals.delivered,
      Filtered: totals.filtered,
      Dropped: totals.dropped,
      Invocations: totals.invocations,
      Failures: totals.failures,
    }),
    IteratorAgeMilliseconds: json(iteratorAgeMs(state, one)),
    Shards: json([...readings.values()].filter(isOnTheWay).map(wireReading)),
    Invocations: json(invocations.map(wireInvocation)),
    Dropped: json(dropped.map((note) => wireDropped(trigger, note))),
  });
}

/** Shards that were done with before today are of no interest. */
const isOnTheWay = ({ isDone, polledAtMs }: ShardReading): boolean => !isDone || polledAtMs !== undefined;

function wireHandler(handler: TriggerHandler): object {
  const TimeoutSeconds = handler.timeoutMs / 1000;
  if (handler.kind === 'code') return { Kind: 'CODE', TimeoutSeconds, Code: handler.code };
  const Failure = { error: 'ERROR', timeout: 'TIMEOUT', items: 'ITEM_FAILURES' }[handler.failure];
  return { Kind: 'SCRIPT', DurationMilliseconds: handler.durationMs, TimeoutSeconds, FailsOn: handler.failsOn, Failure };
}

const wireReading = ({ shardId, isDone, lanes }: ShardReading): object => ({ ShardId: shardId, IsDone: isDone, Lanes: lanes.map(wireLane) });

function wireLane({ batch, gatheringSinceMs }: Lane): object {
  if (batch === undefined) return { State: gatheringSinceMs === undefined ? 'Idle' : 'Gathering' };
  const [part] = batch.parts;
  return {
    State: batch.invocation !== undefined ? 'Running' : 'Waiting to retry',
    Records: part?.count,
    Attempts: batch.attempts,
    Failures: batch.failures,
    PartsBehind: batch.parts.length - 1,
    RetryAt: batch.retryAtMs === undefined ? undefined : batch.retryAtMs / 1000,
    LastError: batch.lastError,
  };
}

const wireInvocation = (note: InvocationNote): object => ({
  InvocationId: note.id,
  ShardId: note.shardId,
  Lane: note.lane + 1,
  StartSequenceNumber: sequenceText(note.from),
  EndSequenceNumber: sequenceText(note.to),
  Records: note.count,
  Attempt: note.attempt,
  StartedAt: note.startedAtMs / 1000,
  DurationMilliseconds: note.endedAtMs - note.startedAtMs,
  Outcome: note.outcome,
  Error: note.error,
});

/** With what a destination is told. Source: AWS Lambda, DG services-dynamodb-errors: its example record. */
function wireDropped(trigger: Trigger, { part, shardId, reason, invocations, atMs, error }: DroppedNote): object {
  const message = {
    requestContext: {
      functionArn: `arn:aws:lambda:${region}:${accountId}:function:${trigger.functionName}`,
      condition: reason,
      approximateInvokeCount: invocations,
    },
    responseContext: error === undefined ? undefined : { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: `${isoTime(atMs)}Z`,
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: sequenceText(part.from),
      endSequenceNumber: sequenceText(part.to),
      approximateArrivalOfFirstRecord: `${isoTime(part.firstAtMs)}Z`,
      approximateArrivalOfLastRecord: `${isoTime(part.lastAtMs)}Z`,
      batchSize: part.count,
      streamArn: streamArn(trigger),
    },
  };
  return { At: atMs / 1000, Records: part.count, Reason: reason, Error: error, Destination: trigger.destination, Message: trigger.destination && JSON.stringify(message) };
}

/** How old the oldest record is that is not done with. Source: AWS Lambda, DG with-ddb: metric IteratorAge. */
function iteratorAgeMs(state: EngineState, { trigger, readings }: TriggerState): number {
  const stream = state.streams.get(trigger.tableNumber, trigger.streamLabel);
  let oldestMs = state.nowMs;
  for (const shard of stream?.shards ?? []) {
    const reading = readings.get(shard.facts.id);
    if (reading?.isDone === true) continue;
    const from = reading === undefined ? shard.facts.firstSequence : Math.min(...reading.lanes.map((lane) => lane.from));
    for (const { atMs } of shard.from(from, -Infinity)) {
      oldestMs = Math.min(oldestMs, atMs);
      break;
    }
  }
  return state.nowMs - oldestMs;
}
