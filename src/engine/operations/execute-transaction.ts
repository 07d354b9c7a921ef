/**
 * ExecuteTransaction: up to a hundred statements, all reads or all writes, all of them or none.
 * Source: DG/ql-reference.multiplestatements.transactions, reference 13.54, row 120; what is refused at once and
 * what cancels: floci, checked against the service in September 2026.
 */
import { isRead, row, type Statement, tableOf } from '#engine/expressions/partiql/index.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { ExecuteTransactionRequest } from '#engine/model/requests.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { StatementRequest } from '#engine/validation/execute-statement.ts';
import { type ExecuteTransaction, validateExecuteTransaction } from '#engine/validation/execute-transaction.ts';
import { answer, json } from './answer.ts';
import { findStatementTable } from './execute-statement.ts';
import { type ReadySelect, type ReadyStatement, readyStatement, type ReadyWrite } from './partiql/ready-statement.ts';
import { tellStatement } from './partiql/tell-statement.ts';
import { readOf, type StatementPlace, type TransactRead, type TransactWrite, writeOf } from './partiql/transaction-member.ts';
import { fingerprintOf } from './transaction/fingerprint.ts';
import type { Outcome, Step } from './step.ts';
import { cancel, reasonOf } from './transaction/reasons.ts';
import { runReads } from './transaction/run-reads.ts';
import { runWrites } from './transaction/run-writes.ts';

/** A statement with what its request says besides. */
interface Given<R extends ReadyStatement = ReadyStatement> {
  readonly ready: R;
  readonly request: StatementRequest;
}

export function executeTransaction(step: Step, wire: ExecuteTransactionRequest): Outcome {
  const request = validateExecuteTransaction(wire);
  if (isRefusal(request)) return request;
  const statements: Given[] = [];
  for (const [i, statementRequest] of request.statements.entries()) {
    const ready = readyStatement(statementRequest.text, statementRequest.parameters);
    if (isRefusal(ready)) return inStatement(i, ready);
    const refusal = checkForm(ready.statement);
    if (refusal !== undefined) return inStatement(i, refusal);
    statements.push({ ready, request: statementRequest });
  }
  if (areReads(statements)) return read(step, request, statements);
  if (areWrites(statements)) return write(step, request, statements, wire);
  return invalid('ExecuteTransaction API does not support both read and write operations in the same request.');
}

const areReads = (all: readonly Given[]): all is readonly Given<ReadySelect>[] =>
  all.every(({ ready: { statement } }) => isRead(statement));

const areWrites = (all: readonly Given[]): all is readonly Given<ReadyWrite>[] =>
  all.every(({ ready: { statement } }) => !isRead(statement));

/** Source of the prefix and of both texts below: dynoxide's change log and source (measured). */
const inStatement = (at: number, refusal: Refusal): Refusal =>
  refusal.code === 'ValidationException'
    ? invalid(`Validation failed in TransactStatements[${at}]: ${refusal.message ?? ''}`)
    : refusal;

function checkForm(statement: Statement): Refusal | undefined {
  if ('returning' in statement && statement.returning !== undefined) {
    return invalid('RETURNING clause is not supported in ExecuteTransaction.');
  }
  if (statement.kind !== 'select' || statement.index === undefined) return undefined;
  return invalid('Reads on indices are not supported within transactions.');
}

/** The statements with their tables; one that is not there cancels the transaction before anything is looked at. */
function findPlaces(step: Step, kind: 'read' | 'write', statements: readonly Given[]): readonly StatementPlace[] | Refusal {
  const places: StatementPlace[] = [];
  const missing: (Refusal | undefined)[] = [];
  for (const [i, { ready: { statement } }] of statements.entries()) {
    const table = findStatementTable(step, statement);
    if (!isRefusal(table)) places.push({ table, tableLabel: tableOf(statement) });
    else if (table.code === 'ValidationException') return inStatement(i, table);
    missing.push(isRefusal(table) ? table : undefined);
  }
  if (places.length === statements.length) return places;
  const reasons = missing.map((refusal) => refusal && reasonOf(refusal));
  return cancel(step, kind, reasons, { isFree: true });
}

/** Tells the statements, but for those whose tables have something against them. */
function tell(
  step: Step,
  statements: readonly Given[],
  places: readonly StatementPlace[],
  mismatches: readonly (Refusal | undefined)[],
): void {
  step.emit({ type: 'request.validated', operation: 'ExecuteTransaction' });
  for (const [i, { ready }] of statements.entries()) {
    if (mismatches[i] === undefined) tellStatement(step, ready.kind, places[i]!.table);
  }
}

function read(step: Step, request: ExecuteTransaction, statements: readonly Given<ReadySelect>[]): Outcome {
  const places = findPlaces(step, 'read', statements);
  if (isRefusal(places)) return places;
  const members: TransactRead[] = [];
  for (const [i, { ready }] of statements.entries()) {
    const member = readOf(places[i]!, ready);
    if (isRefusal(member)) return inStatement(i, member);
    members.push(member);
  }
  const mismatches = members.map(({ mismatch }) => mismatch);
  tell(step, statements, places, mismatches);
  const done = runReads(step, members, mismatches);
  if (isRefusal(done)) return done;
  return answer({
    ConsumedCapacity: done.ledgers.report(request.capacityReport, 'read'),
    Responses: `[${members.map((member, i) => responseOf(member, done.items[i])).join(',')}]`,
  });
}

/** Assumption: an item of which no column is left is none, as in TransactGetItems. */
function responseOf({ columns }: TransactRead, stored: StoredItem | undefined): string {
  if (stored === undefined || columns === undefined) return answer({ Item: stored?.text });
  const item = row(readItem(stored), columns);
  return answer({ Item: Object.keys(item).length === 0 ? undefined : json(item) });
}

function write(
  step: Step,
  request: ExecuteTransaction,
  statements: readonly Given<ReadyWrite>[],
  wire: ExecuteTransactionRequest,
): Outcome {
  const places = findPlaces(step, 'write', statements);
  if (isRefusal(places)) return places;
  const writes: TransactWrite[] = [];
  for (const [i, { ready, request: { itemOnFailure } }] of statements.entries()) {
    const one = writeOf(places[i]!, ready, itemOnFailure);
    if (isRefusal(one)) return inStatement(i, one);
    writes.push(one);
  }
  const mismatches = writes.map(({ mismatch }) => mismatch);
  tell(step, statements, places, mismatches);
  const { token } = request;
  const fingerprint = fingerprintOf('ExecuteTransaction', wire.TransactStatements);
  const done = runWrites(step, {
    actions: writes.map(({ action }) => action),
    mismatches,
    token: token === undefined ? undefined : { text: token, fingerprint },
  });
  if (isRefusal(done)) return done;
  // Assumption: an empty answer for each statement; DG says that a write returns no values.
  return answer({
    ConsumedCapacity: done.ledgers.report(request.capacityReport, done.channel),
    Responses: `[${statements.map(() => '{}').join(',')}]`,
  });
}
