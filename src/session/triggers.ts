/** Triggers of a table as their screen shows them, and the requests that its forms come to. */
import { say } from '#texts/say.ts';
import { targetOf } from './operations.ts';
import type { Session } from './session.ts';

export interface DescribedTrigger {
  readonly UUID: string;
  readonly FunctionName: string;
  readonly TableName: string;
  readonly State: 'Enabled' | 'Disabled';
  readonly IsStreamOn: boolean;
  readonly StartingPosition: string;
  readonly BatchSize: number;
  readonly MaximumBatchingWindowInSeconds: number;
  readonly ParallelizationFactor: number;
  readonly MaximumRetryAttempts: number;
  readonly MaximumRecordAgeInSeconds: number;
  readonly BisectBatchOnFunctionError: boolean;
  readonly FunctionResponseTypes: readonly string[];
  readonly FilterCriteria: { readonly Filters: readonly { readonly Pattern: string }[] };
  readonly DestinationConfig: { readonly OnFailure: { readonly Destination?: string } };
  readonly Handler: DescribedHandler;
  readonly Totals: Readonly<Record<'Delivered' | 'Filtered' | 'Dropped' | 'Invocations' | 'Failures', number>>;
  readonly IteratorAgeMilliseconds: number;
  readonly Shards: readonly { readonly ShardId: string; readonly IsDone: boolean; readonly Lanes: readonly DescribedLane[] }[];
  readonly Invocations: readonly DescribedInvocation[];
  readonly Dropped: readonly DescribedDrop[];
}

export interface DescribedHandler {
  readonly Kind: 'SCRIPT' | 'CODE';
  readonly TimeoutSeconds: number;
  readonly DurationMilliseconds?: number;
  readonly FailsOn?: string;
  readonly Failure?: Failure;
  readonly Code?: string;
}

export interface DescribedLane {
  readonly State: 'Idle' | 'Gathering' | 'Running' | 'Waiting to retry';
  readonly Records?: number;
  readonly Failures?: number;
  readonly LastError?: string;
}

export interface DescribedInvocation {
  readonly InvocationId: string;
  readonly Records: number;
  readonly Attempt: number;
  /** Seconds since the epoch. */
  readonly StartedAt: number;
  readonly DurationMilliseconds: number;
  readonly Outcome: string;
  readonly Error?: string;
}

export interface DescribedDrop {
  readonly At: number;
  readonly Records: number;
  readonly Reason: string;
  readonly Error?: string;
  readonly Destination?: string;
  /** What the destination was told, JSON text. */
  readonly Message?: string;
}

type Failure = 'ERROR' | 'TIMEOUT' | 'ITEM_FAILURES';

/** What stands for the function. */
export type FunctionKind = 'succeeds' | 'fails' | 'code';

/** A form's fields as they are typed. */
export interface TriggerForm {
  readonly functionName: string;
  readonly kind: FunctionKind;
  readonly failsOn: string;
  readonly failure: Failure;
  readonly code: string;
  readonly timeout: string;
  readonly batchSize: string;
  readonly window: string;
  readonly position: 'LATEST' | 'TRIM_HORIZON';
  readonly parallelization: string;
  readonly retries: string;
  readonly age: string;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  /** Patterns, one a line. */
  readonly filters: string;
  readonly destination: string;
}

export const starterCode = `export async function handler(event) {
  for (const record of event.Records) {
    console.log(record.eventName, JSON.stringify(record.dynamodb.Keys));
  }
}
`;

export const emptyForm: TriggerForm = {
  functionName: '',
  kind: 'succeeds',
  failsOn: '{"dynamodb":{"NewImage":{"status":{"S":["bad"]}}}}',
  failure: 'ERROR',
  code: starterCode,
  timeout: '3',
  batchSize: '100',
  window: '0',
  position: 'LATEST',
  parallelization: '1',
  retries: '-1',
  age: '-1',
  bisects: false,
  reportsItemFailures: false,
  filters: '',
  destination: '',
};

export function formOf(trigger: DescribedTrigger): TriggerForm {
  const { Handler: handler } = trigger;
  return {
    functionName: trigger.FunctionName,
    kind: handler.Kind === 'CODE' ? 'code' : handler.FailsOn === undefined ? 'succeeds' : 'fails',
    failsOn: handler.FailsOn ?? emptyForm.failsOn,
    failure: handler.Failure ?? 'ERROR',
    code: handler.Code ?? starterCode,
    timeout: String(handler.TimeoutSeconds),
    batchSize: String(trigger.BatchSize),
    window: String(trigger.MaximumBatchingWindowInSeconds),
    position: trigger.StartingPosition === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON',
    parallelization: String(trigger.ParallelizationFactor),
    retries: String(trigger.MaximumRetryAttempts),
    age: String(trigger.MaximumRecordAgeInSeconds),
    bisects: trigger.BisectBatchOnFunctionError,
    reportsItemFailures: trigger.FunctionResponseTypes.length > 0,
    filters: trigger.FilterCriteria.Filters.map(({ Pattern }) => Pattern).join('\n'),
    destination: trigger.DestinationConfig.OnFailure.Destination ?? '',
  };
}

/** A number where it is one; what else was typed goes to the engine, which says what is wrong. */
const numberOf = (typed: string): number | string => (/^-?\d+$/.test(typed.trim()) ? Number(typed) : typed);

function handlerOf(form: TriggerForm): object {
  const TimeoutSeconds = numberOf(form.timeout);
  if (form.kind === 'code') return { Kind: 'CODE', TimeoutSeconds, Code: form.code };
  if (form.kind === 'succeeds') return { Kind: 'SCRIPT', TimeoutSeconds };
  return { Kind: 'SCRIPT', TimeoutSeconds, FailsOn: form.failsOn, Failure: form.failure };
}

const settingsOf = (form: TriggerForm): object => ({
  BatchSize: numberOf(form.batchSize),
  MaximumBatchingWindowInSeconds: numberOf(form.window),
  MaximumRetryAttempts: numberOf(form.retries),
  MaximumRecordAgeInSeconds: numberOf(form.age),
  BisectBatchOnFunctionError: form.bisects,
  FunctionResponseTypes: form.reportsItemFailures ? ['ReportBatchItemFailures'] : [],
  FilterCriteria: { Filters: form.filters.split('\n').filter((line) => line.trim() !== '').map((Pattern) => ({ Pattern })) },
  DestinationConfig: { OnFailure: form.destination.trim() === '' ? {} : { Destination: form.destination.trim() } },
  Handler: handlerOf(form),
});

export const createTriggerInput = (tableName: string, form: TriggerForm): object => ({
  TableName: tableName,
  FunctionName: form.functionName,
  StartingPosition: form.position,
  ParallelizationFactor: numberOf(form.parallelization),
  ...settingsOf(form),
});

export const updateTriggerInput = (id: string, form: TriggerForm): object => ({ UUID: id, ...settingsOf(form) });

/** Asked beside the story: looking at triggers, however often, changes nothing of what comes after. */
export async function lookAt<T>({ connection }: Session, operation: string, input: object): Promise<T> {
  const [answer] = await connection.whatIf([{ target: targetOf(operation), body: JSON.stringify(input) }]);
  if (answer?.status !== 200) throw new Error(answer?.body ?? say('There was no answer.'));
  return JSON.parse(answer.body) as T;
}

export async function readTriggers(session: Session, tableName: string | undefined): Promise<readonly DescribedTrigger[]> {
  const { Triggers } = await lookAt<{ Triggers: DescribedTrigger[] }>(session, 'ListTriggers', { TableName: tableName });
  return Triggers;
}

/** What a trigger is doing, in a few words. */
export function stateWords({ State, IsStreamOn, Shards }: DescribedTrigger): string {
  if (State === 'Disabled') return say('Off');
  const lanes = Shards.filter(({ IsDone }) => !IsDone).flatMap(({ Lanes }) => Lanes);
  const count = (state: DescribedLane['State']): number => lanes.filter(({ State: one }) => one === state).length;
  if (count('Waiting to retry') > 0) return say('On, held up by a batch that fails');
  if (count('Running') > 0) return say('On, the function runs');
  if (count('Gathering') > 0) return say('On, gathering a batch');
  return IsStreamOn ? say('On, waiting for records') : say('On, the stream is off');
}
