/** The shapes of Dynascope's own requests: the clock, the partitions, the trace, the bill. */
import { type Shape, string, structure } from './shape.ts';

const double: Shape = { kind: 'double' };

export const controlShapes = {
  AdvanceClock: structure('AdvanceClockInput', { Seconds: double }),
  DescribeBill: structure('DescribeBillInput', {}),
  DescribePartitions: structure('DescribePartitionsInput', { TableName: string, IndexName: string }),
  DescribeTrace: structure('DescribeTraceInput', { RequestId: string }),
  SetClock: structure('SetClockInput', { Speed: double }),
} as const satisfies Record<string, Shape>;

export type ControlOperation = keyof typeof controlShapes;
