/** Statements that are understood: their form is DynamoDB's, their parameters are still question marks. */
import type { Path } from '../path.ts';
import type { Expression, ReturningKind, TupleNode, UpdateAction } from './ast.ts';
import type { At } from './lexer.ts';

export interface Select {
  readonly kind: 'select';
  /** As written: a name or an ARN. */
  readonly table: string;
  readonly index: string | undefined;
  /** Absent: whole items. */
  readonly columns: readonly Path[] | undefined;
  readonly where: Expression | undefined;
  readonly order: readonly { readonly name: string; readonly at: At; readonly descending: boolean }[];
}

export interface Insert {
  readonly kind: 'insert';
  readonly table: string;
  readonly value: TupleNode | Extract<Expression, { kind: 'parameter' }>;
}

export interface UpdateStatement {
  readonly kind: 'update';
  readonly table: string;
  readonly actions: readonly UpdateAction[];
  readonly where: Expression | undefined;
  readonly returning: ReturningKind | undefined;
}

export interface DeleteStatement {
  readonly kind: 'delete';
  readonly table: string;
  readonly where: Expression | undefined;
  readonly returning: ReturningKind | undefined;
}

/** The condition check of a transaction. */
export interface Exists {
  readonly kind: 'exists';
  readonly select: Select;
}

export type Statement = Select | Insert | UpdateStatement | DeleteStatement | Exists;

/** The table that the statement is about. */
export const tableOf = (statement: Statement): string =>
  statement.kind === 'exists' ? statement.select.table : statement.table;

/** A batch and a transaction are of one kind; EXISTS goes with the writes. Source: reference 13.53, 13.54. */
export const isRead = ({ kind }: Statement): boolean => kind === 'select';
