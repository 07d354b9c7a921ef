/** Whether the triggers of a file are such as the engine keeps. */
import { type Commit, readPattern } from '#engine';
import { streamLabel, tableName, tableNumber, timeMs } from './check-table.ts';
import { FileRefused } from './file-refused.ts';
import { boolean, type Check, integer, list, members, oneOf, optional, text } from './member-checks.ts';

type CommitOf<Type extends Commit['type']> = Extract<Commit, { type: Type }>;
type Trigger = CommitOf<'trigger.changed'>['trigger'];
type Progressed = CommitOf<'trigger.progressed'>;
type Reading = NonNullable<Progressed['reading']>;

const id = text(/^[0-9a-f-]{36}$/);
const shardId = text(/^shardId-\d{20}-[0-9a-f]{8}$/);
const error = optional(text(/^[^]{0,400}$/));
const pattern: Check<string> = (value, where) => {
  const read = text(/^[^]{1,4096}$/)(value, where);
  if (typeof readPattern(read) === 'string') throw new FileRefused(`The file is not a workspace: ${where} is a filter that can’t be read.`);
  return read;
};

const timeoutMs = integer(1000, 900_000);
const script: Check<Extract<Trigger['handler'], { kind: 'script' }>> = members({
  kind: oneOf('script'),
  durationMs: integer(1, 900_000),
  timeoutMs,
  failsOn: optional(pattern),
  failure: oneOf('error', 'timeout', 'items'),
});
const code: Check<Extract<Trigger['handler'], { kind: 'code' }>> = members({ kind: oneOf('code'), timeoutMs, code: text(/^[^]{0,50000}$/) });
const handler: Check<Trigger['handler']> = (value, where) =>
  (value as { kind?: unknown } | undefined)?.kind === 'code' ? code(value, where) : script(value, where);

const trigger: Check<Trigger> = members({
  id,
  functionName: text(/^[a-zA-Z0-9-_]{1,64}$/),
  tableNumber,
  tableName,
  streamLabel,
  batchSize: integer(1, 10_000),
  windowMs: integer(0, 300_000),
  startingPosition: oneOf('LATEST', 'TRIM_HORIZON'),
  parallelization: integer(1, 10),
  retriesMax: optional(integer(0, 10_000)),
  recordAgeMsMax: optional(integer(60_000, 604_800_000)),
  bisects: boolean,
  reportsItemFailures: boolean,
  filters: list(pattern, 5),
  destination: optional(text(/^\S{1,350}$/)),
  handler,
  isEnabled: boolean,
  createdAtMs: timeMs,
});

const part = members({ from: integer(1), to: integer(1), count: integer(1, 10_000), firstAtMs: timeMs, lastAtMs: timeMs });
const batch: Check<NonNullable<Reading['lanes'][number]['batch']>> = members({
  // Halving the largest batch leaves no more behind it.
  parts: list(part, 64, 1),
  attempts: integer(0),
  failures: integer(0),
  lastError: error,
  invocation: optional(members({ id, startedAtMs: timeMs, endsAtMs: optional(timeMs) })),
  retryAtMs: optional(timeMs),
});
const reading: Check<Reading> = members({
  shardId,
  next: integer(1),
  polledAtMs: optional(timeMs),
  lanes: list(members({ from: integer(1), gatheringSinceMs: optional(timeMs), batch: optional(batch) }), 10, 1),
  isDone: boolean,
});
const progressed: Check<Omit<Progressed, 'type'>> = members({
  triggerId: id,
  reading: optional(reading),
  counted: members({ delivered: integer(0), filtered: integer(0), dropped: integer(0), invocations: integer(0), failures: integer(0) }),
  invocations: list(
    members({
      id,
      shardId,
      lane: integer(0, 9),
      from: integer(1),
      to: integer(1),
      count: integer(1, 10_000),
      attempt: integer(1),
      startedAtMs: timeMs,
      endedAtMs: timeMs,
      outcome: oneOf('succeeded', 'failed', 'timed out', 'failed in part'),
      error,
    }),
    50,
  ),
  dropped: list(
    members({
      shardId,
      part: members({ from: integer(1), to: integer(1), count: integer(1), firstAtMs: timeMs, lastAtMs: timeMs }),
      reason: oneOf('RetryAttemptsExhausted', 'RecordAgeExceeded'),
      invocations: integer(0),
      atMs: timeMs,
      error,
    }),
    100,
  ),
});

const triggersMax = 20;

/** Each trigger, then how far it has come. */
export class TriggerCheck {
  readonly #lanes = new Map<string, number>();

  take(commit: CommitOf<'trigger.changed'> | Progressed): Commit {
    if (commit.type === 'trigger.changed') {
      const checked = trigger(commit.trigger, 'a trigger');
      if (this.#lanes.has(checked.id) || this.#lanes.size === triggersMax) refuse('it has a trigger too many');
      this.#lanes.set(checked.id, checked.parallelization);
      return { type: 'trigger.changed', trigger: checked };
    }
    const checked = progressed(commit, 'a trigger’s progress');
    const lanes = this.#lanes.get(checked.triggerId);
    if (lanes === undefined) refuse('it has progress of no trigger');
    if (checked.reading !== undefined && checked.reading.lanes.length !== lanes) refuse('a trigger has other lanes than it reads with');
    return { type: 'trigger.progressed', ...checked };
  }
}

function refuse(what: string): never {
  throw new FileRefused(`The file is not a workspace: ${what}.`);
}
