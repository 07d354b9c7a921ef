/** The shapes of Dynascope's own requests: the clock, the partitions, the trace, the bill, the metrics, the lab. */
import type { ControlOperation } from './control-operations.ts';
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
  Keys: structure('WorkloadKeys', { Distribution: string, Count: integer, HotShare: double, Exponent: double, ItemsPerKey: integer, SortKeys: string }),
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

/** As Lambda names them. Source: SDK model of client-lambda, `CreateEventSourceMapping`; the handler is ours. */
const handler = structure('TriggerHandler', {
  Kind: string,
  DurationMilliseconds: integer,
  TimeoutSeconds: integer,
  FailsOn: string,
  Failure: string,
  Code: string,
});
const trigger = {
  BatchSize: integer,
  MaximumBatchingWindowInSeconds: integer,
  ParallelizationFactor: integer,
  MaximumRetryAttempts: integer,
  MaximumRecordAgeInSeconds: integer,
  BisectBatchOnFunctionError: boolean,
  FunctionResponseTypes: listOf(string),
  FilterCriteria: structure('FilterCriteria', { Filters: listOf(structure('Filter', { Pattern: string })) }),
  DestinationConfig: structure('DestinationConfig', { OnFailure: structure('OnFailure', { Destination: string }) }),
  Enabled: boolean,
  Handler: handler,
};

export const controlShapes = {
  AdvanceClock: structure('AdvanceClockInput', { Seconds: double }),
  AnswerInvocation: structure('AnswerInvocationInput', { InvocationId: string, Response: string, Error: string, DurationMilliseconds: double }),
  CreateTrigger: structure('CreateTriggerInput', { TableName: string, FunctionName: string, StartingPosition: string, ...trigger }),
  DeleteTrigger: structure('DeleteTriggerInput', { UUID: string }),
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
  ListTriggers: structure('ListTriggersInput', { TableName: string }),
  NextInvocations: structure('NextInvocationsInput', { UUID: string }),
  RunWorkload: workload,
  SetClock: structure('SetClockInput', { Speed: double }),
  UpdateTrigger: structure('UpdateTriggerInput', { UUID: string, ...trigger }),
} as const satisfies Record<ControlOperation, Shape>;
