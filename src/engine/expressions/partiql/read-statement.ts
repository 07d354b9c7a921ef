/**
 * From a statement's text to what it asks for, or the refusal in AWS's words. Results are kept by text, since
 * programs send the same few statements over and over with other parameters.
 */
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { Path } from '../path.ts';
import type {
  DeleteNode,
  Expression,
  InsertNode,
  PathNode,
  ReturningKind,
  SelectNode,
  StatementNode,
  Unsupported,
  UpdateNode,
} from './ast.ts';
import { formatAt } from './cursor.ts';
import type { At } from './lexer.ts';
import type { Insert, Select, Statement } from './statement.ts';
import { parseStatement } from './statement-parser.ts';

export interface ReadStatement {
  readonly statement: Statement;
  /** How many values it wants. */
  readonly parameters: number;
}

/** Bounds the memory that texts made by a program can take: the oldest is forgotten. */
const keptTexts = 512;
const kept = new Map<string, ReadStatement | Refusal>();

export function readStatement(text: string): ReadStatement | Refusal {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const read = understood(text);
  if (kept.size >= keptTexts) kept.delete(kept.keys().next().value!);
  kept.set(text, read);
  return read;
}

/** Source: reference row 117 (measured). */
const malformed = (detail: string): Refusal => invalid(`Statement wasn't well formed, can't be processed: ${detail}`);

function understood(text: string): ReadStatement | Refusal {
  const parsed = parseStatement(text);
  if ('problem' in parsed) return malformed(parsed.problem);
  const statement = statementOf(parsed.statement);
  return isRefusal(statement) ? statement : { statement, parameters: parsed.parameters };
}

function statementOf(node: StatementNode): Statement | Refusal {
  switch (node.kind) {
    case 'select':
      return selectOf(node);
    case 'exists': {
      const select = selectOf(node.select);
      return isRefusal(select) ? select : { kind: 'exists', select };
    }
    case 'insert':
      return insertOf(node);
    case 'update':
      return updateOf(node);
    case 'delete':
      return deleteOf(node);
  }
}

/** Source: "Unexpected path component at 1:8:5" for COUNT(*) (reference 13.52) and its like in forums. */
const misplaced = (what: string, at: At): Refusal => invalid(`${what} at ${formatAt(at)}`);

/** Assumption: clauses other than LIMIT, for which this text is commonly reported, are worded like it. */
const refuseUnsupported = (unsupported: Unsupported | undefined): Refusal | undefined =>
  unsupported && misplaced(`Unsupported clause: ${unsupported.clause}`, unsupported.at);

function selectOf(node: SelectNode): Select | Refusal {
  const columns = columnsOf(node.columns);
  if (isRefusal(columns)) return columns;
  const source = sourceOf(node.from);
  if (isRefusal(source)) return source;
  const refusal = refuseUnsupported(node.unsupported);
  if (refusal !== undefined) return refusal;
  const [table, index] = source;
  const order: { name: string; at: At; descending: boolean }[] = [];
  for (const { key, descending } of node.orderBy ?? []) {
    if (key.kind !== 'path' || key.elements.length > 1) return misplaced('Unexpected path component', key.at);
    order.push({ name: String(key.elements[0]), at: key.at, descending });
  }
  const { where } = node;
  if (order.length > 0 && where === undefined) {
    return invalid('Must have WHERE clause in the statement when using ORDER BY clause.');
  }
  return { kind: 'select', table, index, columns, where, order };
}

function columnsOf(nodes: readonly Expression[] | undefined): readonly Path[] | undefined | Refusal {
  if (nodes === undefined) return undefined;
  const columns: Path[] = [];
  for (const node of nodes) {
    if (node.kind !== 'path') return misplaced('Unexpected path component', node.at);
    columns.push(node.elements);
  }
  return columns;
}

/** A table's name, and the name of one of its indexes. Source of the first text: AWS's own local engine. */
function sourceOf(from: Expression): readonly [string, string?] | Refusal {
  const [table, index] = from.kind === 'path' ? from.elements : [];
  const isNamed = typeof table === 'string' && (index === undefined || typeof index === 'string');
  if (from.kind === 'path' && from.elements.length > 2) return invalid('A path may contain at most 2 components in the FROM clause');
  if (from.kind !== 'path' || !isNamed) return misplaced('Unexpected from source', from.at);
  return index === undefined ? [table] : [table, index];
}

/** Writes go to tables, never to indexes. Source: floci, checked against the service in September 2026. */
const targetOf = ({ elements }: PathNode): string | Refusal =>
  elements.length === 1 ? String(elements[0]) : invalid('This operation is not supported on an index');

function insertOf({ target, value, returning, unsupported }: InsertNode): Insert | Refusal {
  const table = targetOf(target);
  if (isRefusal(table)) return table;
  const refusal = refuseUnsupported(unsupported);
  if (refusal !== undefined) return refusal;
  if (returning !== undefined) return invalidReturning(returning.kind, 'Returning clause is not allowed in INSERT statements.');
  // Assumption: the words; that only VALUE with a tuple is accepted is DG/ql-reference.insert.
  if (value?.kind !== 'tuple' && value?.kind !== 'parameter') return malformed('Expected VALUE with a tuple');
  return { kind: 'insert', table, value };
}

/** What UPDATE and DELETE have in common. */
interface WriteHead {
  readonly table: string;
  readonly returning: ReturningKind | undefined;
}

function headOf({ target, returning, unsupported }: UpdateNode | DeleteNode): WriteHead | Refusal {
  const table = targetOf(target);
  if (isRefusal(table)) return table;
  const refusal = refuseUnsupported(unsupported);
  if (refusal !== undefined) return refusal;
  // Assumption: the words; that only `*` may follow is DG/ql-reference.update.
  if (returning?.isWhole === false) {
    return invalid(`Invalid returning clause: RETURNING ${returning.kind}. Only one element with * is allowed.`);
  }
  return { table, returning: returning?.kind };
}

function updateOf(node: UpdateNode): Statement | Refusal {
  const head = headOf(node);
  return isRefusal(head) ? head : { kind: 'update', ...head, actions: node.actions, where: node.where };
}

/** Source: reference row 121 (measured). */
function deleteOf(node: DeleteNode): Statement | Refusal {
  const head = headOf(node);
  if (isRefusal(head)) return head;
  if (head.returning !== undefined && head.returning !== 'ALL OLD') {
    return invalidReturning(head.returning, 'Only RETURNING ALL OLD * is allowed in DELETE statements.');
  }
  return { kind: 'delete', ...head, where: node.where };
}

/** Source: reference row 121. Assumption: the rule's words for INSERT. */
const invalidReturning = (kind: string, rule: string): Refusal =>
  invalid(`Invalid returning clause: RETURNING ${kind} *. ${rule}`);
