/** The requests that carry PartiQL, checked as far as it goes without reading a statement. */
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { nextTokenLengthMax, statementLengthMax } from '#engine/model/limits.ts';
import { type CapacityReport, capacityReports, failureReturnKinds } from '#engine/model/options.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import type { ExecuteStatementRequest, StatementParameters } from '#engine/model/requests.ts';
import { Constraints } from './constraints.ts';
import { listText } from './java-text.ts';

export interface StatementRequest {
  readonly text: string;
  readonly parameters: AttributeValue[] | undefined;
  readonly consistency: 'eventual' | 'strong';
  readonly itemOnFailure: boolean;
}

export interface ExecuteStatement extends StatementRequest {
  readonly limit: number | undefined;
  readonly nextToken: string | undefined;
  readonly capacityReport: CapacityReport;
}

/** The constraints of one statement; `prefix` is where it stands in its request. */
export function constrainStatement(constraints: Constraints, prefix: string, wire: StatementParameters): Constraints {
  const { Statement: text, Parameters: parameters } = wire;
  return constraints
    .required(`${prefix}statement`, text)
    .lengthAtLeast(`${prefix}statement`, text, 1)
    .lengthAtMost(`${prefix}statement`, text, statementLengthMax)
    .lengthAtLeast(`${prefix}parameters`, parameters, 1)
    .oneOf(`${prefix}returnValuesOnConditionCheckFailure`, wire.ReturnValuesOnConditionCheckFailure, failureReturnKinds);
}

export interface StatementList {
  readonly path: string;
  /** Name of the elements' shape, which shows in the message. */
  readonly shape: string;
  readonly max: number;
}

/** How many statements a request may have. */
export function constrainCount(
  constraints: Constraints,
  { path, shape, max }: StatementList,
  statements: readonly unknown[] | undefined,
): void {
  constraints.required(path, statements).lengthAtLeast(path, statements, 1);
  if (statements !== undefined && statements.length > max) {
    constraints.failed(path, listText(shape, statements), `Member must have length less than or equal to ${max}`);
  }
}

export const statementRequest = (wire: StatementParameters): StatementRequest => ({
  text: wire.Statement ?? '',
  parameters: wire.Parameters,
  consistency: wire.ConsistentRead === true ? 'strong' : 'eventual',
  itemOnFailure: wire.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
});

export function validateExecuteStatement(wire: ExecuteStatementRequest): ExecuteStatement | Refusal {
  const refusal = constrainStatement(new Constraints(), '', wire)
    .oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports)
    .atLeast('limit', wire.Limit, 1)
    .lengthAtLeast('nextToken', wire.NextToken, 1)
    .lengthAtMost('nextToken', wire.NextToken, nextTokenLengthMax)
    .refusal();
  if (refusal !== undefined) return refusal;
  return {
    ...statementRequest(wire),
    limit: wire.Limit,
    nextToken: wire.NextToken,
    capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
  };
}
