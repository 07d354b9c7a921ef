/**
 * The door of PartiQL's language: a text becomes a statement or a refusal in AWS's words, and the statement's
 * parts become conditions, updates and values of the same kinds that expressions have.
 */
export type { ReturningKind } from './ast.ts';
export { bindCondition } from './bind-condition.ts';
export { bindUpdate, literalsOf } from './bind-update.ts';
export { bindTuple, type Parameters } from './bind-value.ts';
export { row } from './columns.ts';
export { readStatement } from './read-statement.ts';
export {
  type DeleteStatement,
  type Exists,
  type Insert,
  isRead,
  type Select,
  type Statement,
  tableOf,
  type UpdateStatement,
} from './statement.ts';
