/**
 * BatchExecuteStatement: up to 25 statements of one item each, all reads or all writes, each with its own result
 * in the order of the request. Source: reference 13.53, row 120; dynoxide's change log (measured).
 */
import { isRead, tableOf } from '#engine/expressions/partiql/index.ts';
import { imageOf } from '#engine/indexes/maintenance.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { BatchExecuteStatementRequest } from '#engine/model/requests.ts';
import type { TableState } from '#engine/state.ts';
import { validateBatchExecuteStatement } from '#engine/validation/batch-execute-statement.ts';
import type { StatementRequest } from '#engine/validation/execute-statement.ts';
import { answer, json } from './answer.ts';
import { existsAlone, findStatementTable } from './execute-statement.ts';
import { Ledgers } from './group-write.ts';
import { planSelect, type SelectPlan, wholeSelect } from './partiql/plan-select.ts';
import { isMisfit, planWrite, type WritePlan } from './partiql/plan-write.ts';
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
  const members = ready.map((one, i) => (isRefusal(one) ? one : planMember(step, one, request.statements[i]!)));
  const repeated = checkDistinct(members);
  if (repeated !== undefined) return repeated;
  step.emit({ type: 'request.validated', operation: 'BatchExecuteStatement' });
  const batch = new Batch(step);
  const responses = members.map((member, i) => batch.respond(member, i + 1));
  return answer({
    ConsumedCapacity: batch.ledgers().report(request.capacityReport),
    Responses: `[${responses.join(',')}]`,
  });
}

/** A statement that can be carried out. */
interface Member {
  readonly table: TableState;
  /** The table as the statement names it. */
  readonly label: string;
  readonly position: string;
  readonly plan: SelectPlan | WritePlan;
}

function planMember(step: Step, ready: ReadyStatement, { consistency }: StatementRequest): Member | Refusal {
  const table = findStatementTable(step, ready.statement);
  if (isRefusal(table)) return table;
  const label = tableOf(ready.statement);
  if (ready.kind === 'exists') return existsAlone();
  if (ready.kind !== 'select') {
    const plan = planWrite(table, ready);
    if (isRefusal(plan)) return plan;
    return isMisfit(plan) ? plan.alone : { table, label, position: plan.position, plan };
  }
  if (ready.statement.index !== undefined) return keyWanted();
  const plan = planSelect(table.record, ready, wholeSelect(consistency));
  if (isRefusal(plan)) return plan;
  return plan.page.kind === 'get' ? { table, label, position: plan.page.range.from!, plan } : keyWanted();
}

/** Source: as commonly reported; that an index is refused in the same words: dynoxide's change log (measured). */
const keyWanted = (): Refusal =>
  invalid('Select statements within BatchExecuteStatement must specify the primary key in the where clause.');

/** Source: dynoxide's change log (measured): reads included. */
function checkDistinct(members: readonly (Member | Refusal)[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const member of members) {
    if (isRefusal(member)) continue;
    const item = `${member.table.record.number}/${member.position}`;
    if (seen.has(item)) return invalid('Provided list of item keys contains duplicates');
    seen.add(item);
  }
  return undefined;
}

class Batch {
  readonly #step: Step;
  readonly #ledgers = new Ledgers();
  readonly #failedUnits = new Map<string, number>();

  constructor(step: Step) {
    this.#step = step;
  }

  /** The JSON text of one response. A statement that was refused before it ran does not name its table. */
  respond(member: Member | Refusal, number: number): string {
    if (isRefusal(member)) return this.#refused(member, undefined, number);
    const result = 'page' in member.plan ? this.#read(member, member.plan) : this.#write(member, member.plan);
    if (isRefusal(result)) return this.#refused(result, member.label, number);
    return answer({ Item: result, TableName: json(member.label) });
  }

  #refused({ code, message = '' }: Refusal, label: string | undefined, number: number): string {
    this.#step.emit({ type: 'statement.refused', number, code, message });
    return answer({ Error: json({ Code: statementErrorCode(code), Message: message }), TableName: json(label) });
  }

  /** The text of the item, if there is one. */
  #read({ table, label }: Member, plan: SelectPlan): string | undefined | Refusal {
    const page = runSelect(this.#step, table, plan);
    if (isRefusal(page)) return page;
    this.#ledgers.of(label).addAll(page.ledger);
    return page.texts[0];
  }

  /** What RETURNING asks for. ReturnValuesOnConditionCheckFailure does nothing here. Source: dynoxide's change log. */
  #write({ table, label, position }: Member, plan: WritePlan): string | undefined | Refusal {
    const { refusal, ledger, texts, failedUnits } = runWrite(this.#step, plan, imageOf(table.items.get(position)), false);
    if (refusal === undefined) this.#ledgers.of(label).addAll(ledger);
    else this.#failedUnits.set(label, (this.#failedUnits.get(label) ?? 0) + failedUnits);
    return refusal ?? texts[0];
  }

  /**
   * What the batch has used: statements that failed count where another one on their table did not.
   * Source: dynoxide's change log (measured).
   */
  ledgers(): Ledgers {
    for (const [label, units] of this.#failedUnits) {
      const ledger = this.#ledgers.known(label);
      if (ledger !== undefined) ledger.failedUnits += units;
    }
    return this.#ledgers;
  }
}
