/**
 * The door of the room: condition, filter, key condition, projection and update expressions.
 *
 * The way is always the same: text and the request's placeholders are bound into plain data or a
 * refusal in AWS's words; bound data is then held against or applied to items. Parsing is remembered by
 * text, binding belongs to one request.
 */
export { applyUpdate } from './apply-update.ts';
export { bindCondition } from './bind-condition.ts';
export { bindProjection } from './bind-projection.ts';
export { bindUpdate } from './bind-update.ts';
export { type Condition, conditionPaths, type Operand } from './condition.ts';
export { conditionHolds } from './evaluate.ts';
export type { ExpressionKind } from './grammar.ts';
export { bindKeyCondition, type KeyComparator, type KeyTerm } from './key-condition.ts';
export { formatPath, type Path } from './path.ts';
export { Placeholders } from './placeholders.ts';
export { project } from './project.ts';
export { bindSearchCondition, type SearchTerm } from './search-condition.ts';
export {
  type ActionCounts,
  type LegacyAction,
  legacyUpdate,
  touched,
  type Update,
  updateActionCounts,
  updatePaths,
} from './update.ts';
