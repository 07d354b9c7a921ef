/** From the body of a request to an operation and its checked body. Source: reference 13.01, 13.04, 13.2. */
import { requestBytesMax } from '#engine/model/limits.ts';
import { invalid, invalidParameter, type Refusal, refuse } from '#engine/model/refusal.ts';
import { controlShapes } from './control-shapes.ts';
import { bodyBytes, bodyText, type RequestBody } from './request-body.ts';
import { requestShapes } from './request-shapes.ts';
import { scalingShapes } from './scaling-shapes.ts';
import { checkBody, type Shape } from './shape.ts';
import { streamShapes } from './stream-shapes.ts';

/** The versions are DynamoDB's; the third prefix is that of Dynascope's own operations. */
export const dynamoTargetPrefix = 'DynamoDB_20120810.';
/** That of DynamoDB Streams. */
export const streamsTargetPrefix = 'DynamoDBStreams_20120810.';
/** That of Dynascope's own operations. */
export const controlTargetPrefix = 'Dynascope_20261120.';
/** That of Application Auto Scaling. Source: SDK model of client-application-auto-scaling. */
export const scalingTargetPrefix = 'AnyScaleFrontendService.';

/** Operations of the SDK's model that are known and not simulated yet. */
export const unsimulatedOperations: ReadonlySet<string> = new Set(
  (
    'CancelBulkOperation CreateGlobalTable DescribeBulkOperation DescribeExport ' +
    'DescribeGlobalTable DescribeGlobalTableSettings DescribeImport DescribeKinesisStreamingDestination ' +
    'DescribeTableReplicaAutoScaling DisableKinesisStreamingDestination EnableKinesisStreamingDestination ' +
    'ExportTableToPointInTime ImportTable ListBulkOperations ListExports ListGlobalTables ListImports ' +
    'StartBulkPutItems UpdateGlobalTable ' +
    'UpdateGlobalTableSettings UpdateKinesisStreamingDestination UpdateTableReplicaAutoScaling'
  ).split(' '),
);

/** Those of them that AWS itself answers with no more than a refusal. */
export const retiredOperations: ReadonlySet<string> = new Set(['CreateGlobalTable', 'UpdateGlobalTable']);

/** Source: M-Q 442. */
const retired = (): Refusal =>
  invalidParameter(
    'DynamoDB global tables version 2017.11.29 is not supported. ' +
      'We recommend using DynamoDB global tables version 2019.11.21, instead of version 2017.11.29 (Legacy).',
  );

export interface Decoded {
  readonly operation: string;
  /** Fits the operation's shape. */
  readonly body: object;
}

const families: readonly (readonly [string, Readonly<Record<string, Shape>>])[] = [
  [dynamoTargetPrefix, requestShapes],
  [streamsTargetPrefix, streamShapes],
  [controlTargetPrefix, controlShapes],
  [scalingTargetPrefix, scalingShapes],
];

/** Every target of an operation that is simulated. */
const operations: ReadonlyMap<string, string> = new Map(
  families.flatMap(([prefix, shapes]) => Object.keys(shapes).map((operation): [string, string] => [prefix + operation, operation])),
);

/** The operation that a target names, when it is one that is simulated. */
export function operationOf(target = ''): string | Refusal {
  const operation = operations.get(target);
  if (operation !== undefined) return operation;
  const unsimulated = target.startsWith(dynamoTargetPrefix) ? target.slice(dynamoTargetPrefix.length) : '';
  if (retiredOperations.has(unsimulated)) return retired();
  if (unsimulatedOperations.has(unsimulated)) return invalid(`Dynascope does not simulate ${unsimulated} yet.`);
  return refuse('UnknownOperationException');
}

const transactions: ReadonlySet<string> = new Set(
  ['ExecuteTransaction', 'TransactGetItems', 'TransactWriteItems'].map((name) => dynamoTargetPrefix + name),
);

/** Whether a target names a request that others can be in the way of. */
export const isTransaction = (target: string | undefined): boolean => target !== undefined && transactions.has(target);

/** Whether a target names no operation of DynamoDB or its streams: one of ours, or of auto scaling. */
export const isForeign = (target: string | undefined): boolean =>
  target?.startsWith(controlTargetPrefix) === true || target?.startsWith(scalingTargetPrefix) === true;

/** No name is in two of them. */
const shapes: Readonly<Record<string, Shape>> = { ...requestShapes, ...streamShapes, ...controlShapes, ...scalingShapes };

export function decodeBody(operation: string, sent: RequestBody, bytes = bodyBytes(sent)): object | Refusal {
  if (bytes > requestBytesMax) return refuse('RequestEntityTooLargeException');
  const body = parse(bodyText(sent));
  if (typeof body !== 'object' || body === null) return refuse('SerializationException');
  // An array has none of the members that are looked for. Source: E.
  const members = Array.isArray(body) ? {} : body;
  return checkBody(members, shapes[operation]!) ?? members;
}

function parse(text: string): unknown {
  try {
    // Few requests have an escape at all, and to look for that is much quicker.
    return JSON.parse(text.includes('\\u') && halfCharacter.test(text) ? text.replace(escapes, wholeCharacter) : text);
  } catch {
    return undefined;
  }
}

const halfCharacter = /\\u[dD][89a-fA-F]/;
/** A pair of escapes that is one character, half of one, or any other escape. */
const escapes = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[dD][89a-fA-F][\da-fA-F]{2}|.)/gs;

/**
 * JSON can escape half a character, and no UTF-8 can hold it: what would be sorted, measured and written down
 * would be three different texts. Assumption: such a half is taken for U+FFFD, as decoders of UTF-8 do.
 */
const wholeCharacter = (escape: string): string => (escape.length === '\\uD800'.length ? '\\uFFFD' : escape);
