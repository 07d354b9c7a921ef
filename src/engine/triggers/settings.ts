/** A trigger's settings as they are asked for, and what is wrong with them. */
import type { Trigger, TriggerHandler } from '#engine/model/trigger.ts';
import { patternsMax, readPattern } from './pattern.ts';

export interface TriggerSettings {
  BatchSize?: number;
  MaximumBatchingWindowInSeconds?: number;
  ParallelizationFactor?: number;
  MaximumRetryAttempts?: number;
  MaximumRecordAgeInSeconds?: number;
  BisectBatchOnFunctionError?: boolean;
  FunctionResponseTypes?: string[];
  FilterCriteria?: { Filters?: { Pattern?: string }[] };
  DestinationConfig?: { OnFailure?: { Destination?: string } };
  Enabled?: boolean;
  Handler?: HandlerSettings;
}

interface HandlerSettings {
  Kind?: string;
  DurationMilliseconds?: number;
  TimeoutSeconds?: number;
  FailsOn?: string;
  Failure?: string;
  Code?: string;
}

export type Tuning = Pick<
  Trigger,
  'batchSize' | 'windowMs' | 'parallelization' | 'retriesMax' | 'recordAgeMsMax' | 'bisects' | 'reportsItemFailures' | 'filters' | 'destination' | 'isEnabled' | 'handler'
>;

/** Source: reference 7.2, 15; lower bound of the age: SDK model of client-lambda; CDK, `DynamoEventSourceProps`. */
const limits = {
  BatchSize: [1, 10_000],
  MaximumBatchingWindowInSeconds: [0, 300],
  ParallelizationFactor: [1, 10],
  MaximumRetryAttempts: [0, 10_000],
  MaximumRecordAgeInSeconds: [60, 604_800],
} as const;
const endless: ReadonlySet<string> = new Set(['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds']);

/** Source: AWS Lambda, DG configuration-timeout: 3 seconds where nothing is said, 900 at most. */
const timeoutSecondsDefault = 3;
const timeoutSecondsMax = 900;
/** Assumption: a function that does a little takes this long. */
const durationMsDefault = 50;
/** Ours: a function of a course, and no bundle. */
const codeCharsMax = 50_000;
/** Source: AWS Lambda, API reference, `DestinationConfig`. */
const destinationCharsMax = 350;

const failures = new Map([
  ['ERROR', 'error'],
  ['TIMEOUT', 'timeout'],
  ['ITEM_FAILURES', 'items'],
] as const) as ReadonlyMap<string, 'error' | 'timeout' | 'items'>;

const defaults: Tuning = {
  batchSize: 100,
  windowMs: 0,
  parallelization: 1,
  bisects: false,
  reportsItemFailures: false,
  filters: [],
  isEnabled: true,
  handler: { kind: 'script', durationMs: durationMsDefault, timeoutMs: timeoutSecondsDefault * 1000, failure: 'error' },
};

/** The settings, what is not said as it was before; or a text that says what is wrong. */
export function readSettings(wire: TriggerSettings, before: Tuning = defaults): Tuning | string {
  const problem = numberProblem(wire) ?? responseTypesProblem(wire) ?? filtersProblem(wire) ?? destinationProblem(wire);
  if (problem !== undefined) return problem;
  const handler = wire.Handler === undefined ? before.handler : readHandler(wire.Handler);
  if (typeof handler === 'string') return handler;
  const { BatchSize, MaximumBatchingWindowInSeconds: window, ParallelizationFactor, MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: age } = wire;
  return {
    batchSize: BatchSize ?? before.batchSize,
    windowMs: window === undefined ? before.windowMs : window * 1000,
    parallelization: ParallelizationFactor ?? before.parallelization,
    retriesMax: retries === undefined ? before.retriesMax : retries === -1 ? undefined : retries,
    recordAgeMsMax: age === undefined ? before.recordAgeMsMax : age === -1 ? undefined : age * 1000,
    bisects: wire.BisectBatchOnFunctionError ?? before.bisects,
    reportsItemFailures: wire.FunctionResponseTypes === undefined ? before.reportsItemFailures : wire.FunctionResponseTypes.length > 0,
    filters: wire.FilterCriteria === undefined ? before.filters : (wire.FilterCriteria.Filters ?? []).map(({ Pattern = '' }) => Pattern),
    destination: wire.DestinationConfig === undefined ? before.destination : wire.DestinationConfig.OnFailure?.Destination,
    isEnabled: wire.Enabled ?? before.isEnabled,
    handler,
  };
}

function numberProblem(wire: TriggerSettings): string | undefined {
  for (const [name, [least, most]] of Object.entries(limits)) {
    const value = wire[name as keyof typeof limits];
    if (value === undefined || (value === -1 && endless.has(name))) continue;
    if (value < least || value > most) return `${name} is from ${least} to ${most}${endless.has(name) ? ', or -1 for no limit' : ''}.`;
  }
  return undefined;
}

function responseTypesProblem({ FunctionResponseTypes: types = [] }: TriggerSettings): string | undefined {
  return types.every((type) => type === 'ReportBatchItemFailures') ? undefined : 'FunctionResponseTypes can hold ReportBatchItemFailures.';
}

function filtersProblem({ FilterCriteria }: TriggerSettings): string | undefined {
  const filters = FilterCriteria?.Filters ?? [];
  if (filters.length > patternsMax) return `A trigger has at most ${patternsMax} filters.`;
  return filters.map(({ Pattern = '' }) => readPattern(Pattern)).find((read) => typeof read === 'string');
}

function destinationProblem({ DestinationConfig }: TriggerSettings): string | undefined {
  const destination = DestinationConfig?.OnFailure?.Destination;
  if (destination === undefined) return undefined;
  return /^\S+$/.test(destination) && destination.length <= destinationCharsMax ? undefined : `A destination is a name without spaces, up to ${destinationCharsMax} characters.`;
}

function readHandler({ Kind = 'SCRIPT', DurationMilliseconds: durationMs = durationMsDefault, TimeoutSeconds = timeoutSecondsDefault, FailsOn, Failure = 'ERROR', Code = '' }: HandlerSettings): TriggerHandler | string {
  if (TimeoutSeconds < 1 || TimeoutSeconds > timeoutSecondsMax) return `TimeoutSeconds is from 1 to ${timeoutSecondsMax}.`;
  const timeoutMs = TimeoutSeconds * 1000;
  if (Kind === 'CODE') return Code.length > codeCharsMax ? `Code has at most ${codeCharsMax} characters.` : { kind: 'code', timeoutMs, code: Code };
  if (Kind !== 'SCRIPT') return 'The Kind of a Handler is SCRIPT or CODE.';
  if (durationMs < 1 || durationMs > timeoutSecondsMax * 1000) return `DurationMilliseconds is from 1 to ${timeoutSecondsMax * 1000}.`;
  const failure = failures.get(Failure);
  if (failure === undefined) return 'Failure is ERROR, TIMEOUT or ITEM_FAILURES.';
  const pattern = FailsOn === undefined ? undefined : readPattern(FailsOn);
  return typeof pattern === 'string' ? `FailsOn: ${pattern}` : { kind: 'script', durationMs, timeoutMs, failsOn: FailsOn, failure };
}
