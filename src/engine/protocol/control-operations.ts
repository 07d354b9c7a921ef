/** Dynascope's own operations by name, for whoever must tell them from DynamoDB's without knowing their shapes. */
export const controlOperations = [
  'AdvanceClock',
  'AnswerInvocation',
  'CreateTrigger',
  'DeleteTrigger',
  'DescribeBill',
  'DescribeMetrics',
  'DescribePartitions',
  'DescribeTrace',
  'FailLeader',
  'ListTriggers',
  'NextInvocations',
  'RunWorkload',
  'SetClock',
  'UpdateTrigger',
] as const;

export type ControlOperation = (typeof controlOperations)[number];
