/** What a request adds to the metrics once it is answered. Source: reference 4.4, DG/metrics-dimensions. */
import { account, type Dimension, ofOperation, ofStream, ofTable } from '#engine/metrics/dimension.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { Outcome, Step } from './step.ts';

/** Operations that have a dimension of their own. Source: DG/metrics-dimensions, "Operation". */
const measured: ReadonlyMap<string, Dimension> = new Map(
  (
    'BatchExecuteStatement BatchGetItem BatchWriteItem DeleteItem ExecuteStatement ExecuteTransaction GetItem GetRecords ' +
    'PutItem Query Scan TransactGetItems TransactWriteItems UpdateItem'
  )
    .split(' ')
    .map((name) => [name, ofOperation(name)]),
);

const returnsItems: ReadonlySet<string> = new Set(['ExecuteStatement', 'Query', 'Scan']);

const throttles: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

/** `operation` is nothing where the request named none; `isForeign`: DynamoDB has no such operation. */
export function measureRequest(
  step: Step,
  { operation, isForeign, outcome, latencyMs }: { operation: string | undefined; isForeign: boolean; outcome: Outcome; latencyMs: number },
): void {
  const { state, measures, met, streamLabel } = step;
  for (const { tableName, dimension, metric, value } of measures ?? []) state.measure(tableName, dimension, metric, value);
  if (isForeign) return;
  const own = operation === undefined ? undefined : measured.get(operation);
  if (isRefusal(outcome)) return measureRefusal(step, own, outcome);
  if (own === undefined) return;
  const dimension = streamLabel === undefined ? own : ofStream(streamLabel);
  for (const tableName of met) {
    state.measure(tableName, dimension, 'SuccessfulRequestLatency', latencyMs);
    if (step.returnedItems !== undefined && returnsItems.has(operation!)) {
      state.measure(tableName, dimension, 'ReturnedItemCount', step.returnedItems);
    }
  }
}

function measureRefusal({ state, met }: Step, dimension: Dimension | undefined, refusal: Refusal): void {
  const { code } = refusal;
  const isFault = code === 'InternalServerError';
  if (isFault || isThrottle(refusal)) {
    const metric = isFault ? 'SystemErrors' : 'ThrottledRequests';
    if (dimension !== undefined) for (const tableName of met) state.measure(tableName, dimension, metric, 1);
  } else if (code !== 'ConditionalCheckFailedException') {
    // Of all tables together: it has no dimension.
    state.measure(account, ofTable, 'UserErrors', 1);
  }
}

/** Assumption: a transaction that is cancelled for throughput is a throttled request, and no error of its user. */
function isThrottle({ code, members }: Refusal): boolean {
  if (code !== 'TransactionCanceledException') return throttles.has(code);
  const { CancellationReasons: reasons = [] } = members as { CancellationReasons?: { Code: string }[] };
  return reasons.some(({ Code: reason }) => reason === 'ProvisionedThroughputExceeded' || reason === 'ThrottlingError');
}
