/** BatchExecuteStatement's request. Source of the limits: API/API_BatchExecuteStatement. */
import { batchStatementsMax } from '#engine/model/limits.ts';
import { type CapacityReport, capacityReports } from '#engine/model/options.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import type { BatchExecuteStatementRequest } from '#engine/model/requests.ts';
import { Constraints } from './constraints.ts';
import { constrainCount, constrainStatement, type StatementRequest, statementRequest } from './execute-statement.ts';

export interface BatchExecuteStatement {
  readonly statements: readonly StatementRequest[];
  readonly capacityReport: CapacityReport;
}

export function validateBatchExecuteStatement(wire: BatchExecuteStatementRequest): BatchExecuteStatement | Refusal {
  const { Statements: statements } = wire;
  const constraints = new Constraints();
  constrainCount(constraints, { path: 'statements', shape: 'BatchStatementRequest', max: batchStatementsMax }, statements);
  constraints.oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports);
  statements?.forEach((statement, i) => constrainStatement(constraints, `statements.${i + 1}.member.`, statement));
  return (
    constraints.refusal() ?? {
      statements: (statements ?? []).map(statementRequest),
      capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
    }
  );
}
