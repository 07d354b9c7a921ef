/** Operations by name, and which door's prefix each goes through. */
import { controlTargetPrefix, dynamoTargetPrefix, streamsTargetPrefix } from '#engine';

const controlOperations = new Set(['AdvanceClock', 'DescribeBill', 'DescribePartitions', 'DescribeTrace', 'SetClock']);

const streamOperations = new Set(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']);

/** Ours, which AWS has not. */
export const isControl = (operation: string): boolean => controlOperations.has(operation);

/** Of DynamoDB Streams, which is a service of its own. */
export const isOfStreams = (operation: string): boolean => streamOperations.has(operation);

const prefixOf = (operation: string): string =>
  isControl(operation) ? controlTargetPrefix : isOfStreams(operation) ? streamsTargetPrefix : dynamoTargetPrefix;

export const targetOf = (operation: string): string => prefixOf(operation) + operation;

export const operationOf = (target: string): string => target.slice(target.indexOf('.') + 1);

/** Operations that change items or tables; the road of such a request is a write's. */
export const isWrite = (operation: string): boolean =>
  /^(Put|Update|Delete|Create|Batch(Write)|TransactWrite)/.test(operation);
