/** ExecuteStatement: one PartiQL statement. Source: API/API_ExecuteStatement, reference 13.5. */
import { type Statement, tableOf } from '#engine/expressions/partiql/index.ts';
import { imageOf } from '#engine/indexes/maintenance.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { ExecuteStatementRequest } from '#engine/model/requests.ts';
import type { TableState } from '#engine/state.ts';
import { plainTableName, tableNameRefusal } from '#engine/validation/constraints.ts';
import { type ExecuteStatement, validateExecuteStatement } from '#engine/validation/execute-statement.ts';
import { answer, json } from './answer.ts';
import { nextToken, startKeyOf } from './partiql/next-token.ts';
import { planSelect } from './partiql/plan-select.ts';
import { isMisfit, planWrite } from './partiql/plan-write.ts';
import { type ReadySelect, readyStatement, type ReadyWrite } from './partiql/ready-statement.ts';
import { runSelect } from './partiql/run-select.ts';
import { runWrite } from './partiql/run-write.ts';
import { findTable } from './place.ts';
import type { Outcome, Step } from './step.ts';

export function executeStatement(step: Step, wire: ExecuteStatementRequest): Outcome {
  const request = validateExecuteStatement(wire);
  if (isRefusal(request)) return request;
  const ready = readyStatement(request.text, request.parameters);
  if (isRefusal(ready)) return ready;
  const table = findStatementTable(step, ready.statement);
  if (isRefusal(table)) return table;
  if (ready.kind === 'exists') return existsAlone();
  return ready.kind === 'select' ? select(step, table, request, ready) : write(step, table, request, ready);
}

/** Source: DG/ql-functions.exists; the words: floci, checked against the service in September 2026. */
export const existsAlone = (): Refusal => invalid('EXISTS can only be used in ExecuteTransaction write requests.');

/** Source: reference 13.6, rows 4 and 30. */
export function findStatementTable(step: Step, statement: Statement): TableState | Refusal {
  const label = tableOf(statement);
  return tableNameRefusal(label) ?? findTable(step, plainTableName(label));
}

function select(step: Step, table: TableState, request: ExecuteStatement, ready: ReadySelect): Outcome {
  const { consistency, limit, capacityReport } = request;
  const paged = { text: request.text, parameters: request.parameters ?? [] };
  const startKey = request.nextToken === undefined ? undefined : startKeyOf(request.nextToken, paged);
  if (isRefusal(startKey)) return startKey;
  const plan = planSelect(table.record, ready, { consistency, limit, startKey });
  if (isRefusal(plan)) return plan;
  step.emit({ type: 'request.validated', operation: 'ExecuteStatement' });
  const page = runSelect(step, table, plan);
  if (isRefusal(page)) return page;
  const { texts, lastKey, ledger } = page;
  return answer({
    ConsumedCapacity: json(ledger.report(capacityReport, ready.statement.table)),
    Items: `[${texts.join(',')}]`,
    LastEvaluatedKey: json(lastKey),
    NextToken: lastKey && json(nextToken(paged, lastKey)),
  });
}

function write(step: Step, table: TableState, request: ExecuteStatement, ready: ReadyWrite): Outcome {
  const plan = planWrite(table, ready);
  if (isRefusal(plan)) return plan;
  if (isMisfit(plan)) return plan.alone;
  step.emit({ type: 'request.validated', operation: 'ExecuteStatement' });
  const { refusal, ledger, texts } = runWrite(step, plan, imageOf(table.items.get(plan.position)), request.itemOnFailure);
  if (refusal !== undefined) return refusal;
  return answer({
    ConsumedCapacity: json(ledger.report(request.capacityReport, tableOf(ready.statement))),
    Items: `[${texts.join(',')}]`,
  });
}
