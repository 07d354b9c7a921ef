/** ExecuteTransaction's request. Source of the limits: API/API_ExecuteTransaction. */
import { transactionStatementsMax } from '#engine/model/limits.ts';
import { type CapacityReport, capacityReports } from '#engine/model/options.ts';
import type { Refusal } from '#engine/model/refusal.ts';
import type { ExecuteTransactionRequest } from '#engine/model/requests.ts';
import { Constraints } from './constraints.ts';
import { constrainCount, constrainStatement, type StatementRequest, statementRequest } from './execute-statement.ts';
import { constrainToken } from './transaction-constraints.ts';

export interface ExecuteTransaction {
  readonly statements: readonly StatementRequest[];
  readonly token: string | undefined;
  readonly capacityReport: CapacityReport;
}

export function validateExecuteTransaction(wire: ExecuteTransactionRequest): ExecuteTransaction | Refusal {
  const { TransactStatements: statements, ClientRequestToken: token } = wire;
  const constraints = new Constraints();
  const list = { path: 'transactStatements', shape: 'ParameterizedStatement', max: transactionStatementsMax };
  constrainCount(constraints, list, statements);
  constrainToken(constraints, token).oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports);
  statements?.forEach((statement, i) => constrainStatement(constraints, `transactStatements.${i + 1}.member.`, statement));
  return (
    constraints.refusal() ?? {
      statements: (statements ?? []).map(statementRequest),
      token,
      capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
    }
  );
}
