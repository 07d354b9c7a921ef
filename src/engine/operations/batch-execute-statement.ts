/**
 * BatchExecuteStatement: up to 25 statements of one item each, all reads or all writes, each with its own result
 * in the order of the request. Source: reference 13.53, row 120.
 */
import { isRead, tableOf } from '#engine/expressions/partiql/index.ts';
import { type Image, imageOf } from '#engine/indexes/maintenance.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BatchExecuteStatementRequest } from '#engine/model/requests.ts';
import type { TableState } from '#engine/state.ts';
import { validateBatchExecuteStatement } from '#engine/validation/batch-execute-statement.ts';
import type { StatementRequest } from '#engine/validation/execute-statement.ts';
import { answer, json } from './answer.ts';
import { existsAlone, findStatementTable } from './execute-statement.ts';
import { LedgerBook } from './ledger-book.ts';
import { planSelect } from './partiql/plan-select.ts';
import { planWrite } from './partiql/plan-write.ts';
import { type ReadyStatement, readyStatement } from './partiql/ready-statement.ts';
import { runSelect } from './partiql/run-select.ts';
import { runWrite } from './partiql/run-write.ts';
import { statementErrorCode } from './partiql/statement-error.ts';
import type { Outcome, Step } from './step.ts';

export function batchExecuteStatement(step: Step, wire: BatchExecuteStatementRequest): Outcome {
  const request = validateBatchExecuteStatement(wire);
  if (isRefusal(request)) return request;
  const ready = request.statements.map(({ text, parameters }) => readyStatement(text, parameters));
  const reads = ready.map((one) => (isRefusal(one) ? undefined : isRead(one.statement)));
  if (reads.includes(true) && reads.includes(false)) {
    return invalid('Read and write requests together in the same batch is not supported.');
  }
  step.emit({ type: 'request.validated', operation: 'BatchExecuteStatement' });
  const batch = new Batch(step);
  const responses = ready.map((one, i) => batch.respond(one, request.statements[i]!, i + 1));
  return answer({
    ConsumedCapacity: json(batch.book.report(request.capacityReport)),
    Responses: `[${responses.join(',')}]`,
  });
}

/** What a statement comes to: the text of an item, if it has one to show. */
type Result = string | undefined | Refusal;

class Batch {
  readonly book = new LedgerBook();
  readonly #step: Step;
  /** What earlier statements of this batch have made of items; the state behind changes only at the end. */
  readonly #written = new Map<TableState, Map<string, Image | undefined>>();

  constructor(step: Step) {
    this.#step = step;
  }

  /** The JSON text of one response. */
  respond(ready: ReadyStatement | Refusal, request: StatementRequest, number: number): string {
    if (isRefusal(ready)) return this.#refused(ready, undefined, number);
    const label = tableOf(ready.statement);
    const result = this.#run(ready, request, label);
    if (isRefusal(result)) return this.#refused(result, label, number);
    return answer({ Item: result, TableName: json(label) });
  }

  /** A statement that can't be read has no table to name. */
  #refused(refusal: Refusal, label: string | undefined, number: number): string {
    const { code, message = '', members } = refusal;
    this.#step.emit({ type: 'statement.refused', number, code, message });
    const error = { Code: statementErrorCode(code), ...members, Message: message };
    return answer({ Error: json(error), TableName: json(label) });
  }

  #run({ statement, parameters }: ReadyStatement, request: StatementRequest, label: string): Result {
    const table = findStatementTable(this.#step, statement);
    if (isRefusal(table)) return table;
    if (statement.kind === 'exists') return existsAlone();
    if (statement.kind !== 'select') {
      const plan = planWrite(table, statement, parameters);
      if (isRefusal(plan)) return plan;
      const before = this.#before(table, plan.position);
      const { refusal, after, ledger, texts } = runWrite(this.#step, plan, before, request.itemOnFailure);
      this.book.add(label, ledger);
      this.#remember(table, plan.position, after);
      return refusal ?? texts[0];
    }
    const { consistency } = request;
    const plan = planSelect(table.record, { select: statement, parameters, consistency, limit: undefined, startKey: undefined });
    if (isRefusal(plan)) return plan;
    // Source: as commonly reported; that an index is refused too: https://github.com/floci-io/floci/pull/2953.
    if (plan.page.kind !== 'get') {
      return invalid('Select statements within BatchExecuteStatement must specify the primary key in the where clause.');
    }
    const page = runSelect(this.#step, table, plan);
    if (isRefusal(page)) return page;
    this.book.add(label, page.ledger);
    return page.texts[0];
  }

  #before(table: TableState, position: string): Image | undefined {
    const written = this.#written.get(table);
    return written?.has(position) ? written.get(position) : imageOf(table.items.get(position));
  }

  #remember(table: TableState, position: string, after: Image | undefined): void {
    const written = this.#written.get(table) ?? new Map<string, Image | undefined>();
    this.#written.set(table, written.set(position, after));
  }
}
