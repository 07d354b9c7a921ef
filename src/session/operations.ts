/** Operations by name, and which door's prefix each goes through. */
import { controlTargetPrefix, dynamoTargetPrefix } from '#engine';

const controlOperations = new Set(['AdvanceClock', 'DescribeBill', 'DescribePartitions', 'DescribeTrace', 'SetClock']);

export const targetOf = (operation: string): string =>
  (controlOperations.has(operation) ? controlTargetPrefix : dynamoTargetPrefix) + operation;

export const operationOf = (target: string): string => target.slice(target.indexOf('.') + 1);

/** Operations that change items or tables; the road of such a request is a write's. */
export const isWrite = (operation: string): boolean =>
  /^(Put|Update|Delete|Create|Batch(Write)|TransactWrite)/.test(operation);
