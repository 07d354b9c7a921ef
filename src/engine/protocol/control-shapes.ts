/** The shapes of Dynascope's own requests: the clock, the partitions, the trace, the bill, the metrics, the lab. */
import { boolean, integer, listOf, long, type Shape, string, structure } from './shape.ts';

const double: Shape = { kind: 'double' };

const rate = structure('WorkloadRate', {
  Pattern: string,
  PerSecond: double,
  PeakPerSecond: double,
  AtSecond: integer,
  Seconds: integer,
  Steps: listOf(structure('WorkloadStep', { AtSecond: integer, PerSecond: double })),
});

const workload = structure('RunWorkloadInput', {
  Seed: long,
  Speed: string,
  Seconds: integer,
  PeriodSeconds: integer,
  Rate: rate,
  Keys: structure('WorkloadKeys', { Distribution: string, Count: integer, HotShare: double, Exponent: double, ItemsPerKey: integer }),
  ItemBytes: integer,
  Operations: listOf(structure('WorkloadOperation', { Operation: string, Weight: double, ConsistentRead: boolean, Items: integer })),
  Clients: structure('WorkloadClients', { Count: integer, RetryMode: string, MaxAttempts: integer }),
  Design: structure('WorkloadDesign', {
    BillingMode: string,
    ReadCapacityUnits: integer,
    WriteCapacityUnits: integer,
    TableClass: string,
    Regime: string,
    WriteShards: integer,
  }),
});

export const controlShapes = {
  AdvanceClock: structure('AdvanceClockInput', { Seconds: double }),
  DescribeBill: structure('DescribeBillInput', {}),
  DescribeMetrics: structure('DescribeMetricsInput', {
    TableName: string,
    IndexName: string,
    MetricNames: listOf(string),
    StartTime: double,
    EndTime: double,
    Period: double,
  }),
  DescribePartitions: structure('DescribePartitionsInput', { TableName: string, IndexName: string }),
  DescribeTrace: structure('DescribeTraceInput', { RequestId: string }),
  FailLeader: structure('FailLeaderInput', { TableName: string, IndexName: string, PartitionId: string }),
  RunWorkload: workload,
  SetClock: structure('SetClockInput', { Speed: double }),
} as const satisfies Record<string, Shape>;

export type ControlOperation = keyof typeof controlShapes;
