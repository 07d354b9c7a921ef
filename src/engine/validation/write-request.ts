/** The parameters that Put, Update and Delete share, checked in DynamoDB's order. */
import { bindCondition, type Condition, type Placeholders } from '#engine/expressions/index.ts';
import {
  capacityReports,
  type CapacityReport,
  failureReturnKinds,
  metricsReports,
  type ReturnValueKind,
  returnValueKinds,
} from '#engine/model/options.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { WriteParameters } from '#engine/model/requests.ts';
import { Constraints, plainTableName, tableNameRefusal } from './constraints.ts';
import { constrainExpected } from './legacy/conditions.ts';

export interface WriteReport {
  readonly capacity: CapacityReport;
  readonly collectionMetrics: boolean;
  readonly values: ReturnValueKind;
  /** The item comes back with a failed condition. */
  readonly itemOnFailure: boolean;
}

export interface BoundCondition {
  readonly condition: Condition;
  readonly text: string;
}

export interface WriteTarget {
  readonly tableName: string;
  /** The table as the caller named it; answers echo it. */
  readonly tableLabel: string;
  readonly report: WriteReport;
}

/** `subject` is the item or key without which the operation makes no sense. */
export function checkWriteConstraints(
  wire: WriteParameters,
  subject: { readonly path: 'item' | 'key'; readonly value: unknown },
): Refusal | undefined {
  const constraints = new Constraints()
    .required('tableName', wire.TableName)
    .required(subject.path, subject.value)
    .oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports);
  return (
    tableNameRefusal(wire.TableName) ??
    constrainExpected(constraints, wire)
      .oneOf('returnValues', wire.ReturnValues, returnValueKinds)
      .oneOf('returnItemCollectionMetrics', wire.ReturnItemCollectionMetrics, metricsReports)
      .oneOf('returnValuesOnConditionCheckFailure', wire.ReturnValuesOnConditionCheckFailure, failureReturnKinds)
      .refusal()
  );
}

/** Put and Delete have no new item to speak of. Source: E; reference 13.34. */
export function checkOldValuesOnly(wire: WriteParameters): Refusal | undefined {
  const { ReturnValues: values = 'NONE' } = wire;
  return values === 'NONE' || values === 'ALL_OLD' ? undefined : invalid('ReturnValues can only be ALL_OLD or NONE');
}

export function writeTarget(wire: WriteParameters): WriteTarget {
  const tableLabel = wire.TableName ?? '';
  return {
    tableName: plainTableName(tableLabel),
    tableLabel,
    report: {
      capacity: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
      collectionMetrics: wire.ReturnItemCollectionMetrics === 'SIZE',
      values: (wire.ReturnValues ?? 'NONE') as ReturnValueKind,
      itemOnFailure: wire.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
    },
  };
}

export function bindWriteCondition(
  wire: WriteParameters,
  placeholders: Placeholders,
): BoundCondition | undefined | Refusal {
  const text = wire.ConditionExpression;
  if (text === undefined) return undefined;
  const condition = bindCondition('ConditionExpression', text, placeholders);
  return isRefusal(condition) ? condition : { condition, text };
}
