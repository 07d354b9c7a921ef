/** Every operation by its name. The body has been checked against the operation's shape. */
import { createBackup, deleteBackup, describeBackup, listBackups } from './backups.ts';
import { batchExecuteStatement } from './batch-execute-statement.ts';
import { batchGetItem } from './batch-get-item.ts';
import { batchWriteItem } from './batch-write-item.ts';
import { describeContinuousBackups, updateContinuousBackups } from './continuous-backups.ts';
import { describeContributorInsights, listContributorInsights, updateContributorInsights } from './contributor-insights.ts';
import { describeBill } from './control/describe-bill.ts';
import { describeMetrics } from './control/describe-metrics.ts';
import { describePartitions } from './control/describe-partitions.ts';
import { describeTrace } from './control/describe-trace.ts';
import { failLeader } from './control/fail-leader.ts';
import { setClock } from './control/clock.ts';
import { answerInvocation, nextInvocations } from './control/triggers/invocations.ts';
import { createTrigger, deleteTrigger, updateTrigger } from './control/triggers/change.ts';
import { listTriggers } from './control/triggers/list.ts';
import { createTable } from './create-table.ts';
import { deleteItem } from './delete-item.ts';
import { deleteTable } from './delete-table.ts';
import { describeEndpoints } from './describe-endpoints.ts';
import { describeLimits } from './describe-limits.ts';
import { describeStream } from './describe-stream.ts';
import { describeTable } from './describe-table.ts';
import { executeStatement } from './execute-statement.ts';
import { executeTransaction } from './execute-transaction.ts';
import { getItem } from './get-item.ts';
import { getRecords } from './get-records.ts';
import { getShardIterator } from './get-shard-iterator.ts';
import { listStreams } from './list-streams.ts';
import { listTables } from './list-tables.ts';
import { listTagsOfResource } from './list-tags-of-resource.ts';
import { putItem } from './put-item.ts';
import { query } from './query.ts';
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from './resource-policy.ts';
import { restoreTableFromBackup, restoreTableToPointInTime } from './restore.ts';
import { describeScalingActivities } from './scaling/activities.ts';
import { deleteScalingPolicy, describeScalingPolicies, putScalingPolicy } from './scaling/policies.ts';
import { deregisterScalableTarget, describeScalableTargets, registerScalableTarget } from './scaling/targets.ts';
import { scan } from './scan.ts';
import { searchVectors } from './search-vectors.ts';
import type { Outcome, Step } from './step.ts';
import { tagResource } from './tag-resource.ts';
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts';
import { transactGetItems } from './transact-get-items.ts';
import { transactWriteItems } from './transact-write-items.ts';
import { untagResource } from './untag-resource.ts';
import { updateItem } from './update-item.ts';
import { updateTable } from './update-table.ts';

export type Operation = (step: Step, body: object) => Outcome;

/** AdvanceClock is not among them: it moves the time in which all others stand, so the door runs it. */
const byName: Readonly<Record<string, Operation>> = {
  AnswerInvocation: answerInvocation,
  BatchExecuteStatement: batchExecuteStatement,
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  CreateBackup: createBackup,
  CreateTable: createTable,
  CreateTrigger: createTrigger,
  DeleteBackup: deleteBackup,
  DeleteItem: deleteItem,
  DeleteResourcePolicy: deleteResourcePolicy,
  DeleteScalingPolicy: deleteScalingPolicy,
  DeleteTable: deleteTable,
  DeleteTrigger: deleteTrigger,
  DeregisterScalableTarget: deregisterScalableTarget,
  DescribeBackup: describeBackup,
  DescribeBill: describeBill,
  DescribeContinuousBackups: describeContinuousBackups,
  DescribeContributorInsights: describeContributorInsights,
  DescribeEndpoints: describeEndpoints,
  DescribeLimits: describeLimits,
  DescribeMetrics: describeMetrics,
  DescribePartitions: describePartitions,
  DescribeScalableTargets: describeScalableTargets,
  DescribeScalingActivities: describeScalingActivities,
  DescribeScalingPolicies: describeScalingPolicies,
  DescribeStream: describeStream,
  DescribeTable: describeTable,
  DescribeTimeToLive: describeTimeToLive,
  DescribeTrace: describeTrace,
  ExecuteStatement: executeStatement,
  ExecuteTransaction: executeTransaction,
  FailLeader: failLeader,
  GetItem: getItem,
  GetRecords: getRecords,
  GetResourcePolicy: getResourcePolicy,
  GetShardIterator: getShardIterator,
  ListBackups: listBackups,
  ListContributorInsights: listContributorInsights,
  ListStreams: listStreams,
  ListTables: listTables,
  ListTagsOfResource: listTagsOfResource,
  ListTriggers: listTriggers,
  NextInvocations: nextInvocations,
  PutItem: putItem,
  PutResourcePolicy: putResourcePolicy,
  PutScalingPolicy: putScalingPolicy,
  Query: query,
  RegisterScalableTarget: registerScalableTarget,
  RestoreTableFromBackup: restoreTableFromBackup,
  RestoreTableToPointInTime: restoreTableToPointInTime,
  Scan: scan,
  SearchVectors: searchVectors,
  SetClock: setClock,
  TagResource: tagResource,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
  UntagResource: untagResource,
  UpdateContinuousBackups: updateContinuousBackups,
  UpdateContributorInsights: updateContributorInsights,
  UpdateItem: updateItem,
  UpdateTable: updateTable,
  UpdateTimeToLive: updateTimeToLive,
  UpdateTrigger: updateTrigger,
};

/** A map is looked into more quickly than an object of so many names. Pure: a page that runs no engine is to load none of them. */
export const operations: ReadonlyMap<string, Operation> = /* @__PURE__ */ new Map(/* @__PURE__ */ Object.entries(byName));
