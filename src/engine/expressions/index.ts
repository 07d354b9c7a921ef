/**
 * The door of the room: condition, filter, key condition, projection and update expressions.
 *
 * The way is always the same: text and the request's placeholders are bound into plain data or a
 * {@link Refusal} in AWS's words; bound data is then held against or applied to items. Parsing is
 * remembered by text, binding belongs to one request.
 */
import type { Refusal } from '#engine/model/refusal.ts';
import { bindCondition as bindAnyCondition } from './bind-condition.ts';
import type { Condition } from './condition.ts';
import type { Placeholders } from './placeholders.ts';

export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

/** Key conditions have a binder of their own, since they are terms and not conditions. */
export const bindCondition: (
  kind: 'ConditionExpression' | 'FilterExpression',
  text: string,
  placeholders: Placeholders,
) => Condition | Refusal = bindAnyCondition;

export { applyUpdate } from './apply-update.ts';
export { bindUpdate } from './bind-update.ts';
export { type Condition, conditionPaths } from './condition.ts';
export { conditionHolds } from './evaluate.ts';
export { bindKeyCondition, type KeyComparator, type KeyTerm } from './key-condition.ts';
export { formatPath, type Path } from './path.ts';
export { Placeholders } from './placeholders.ts';
export { bindProjection, project } from './projection.ts';
export { type ActionCounts, touched, type Update, updateActionCounts, updatePaths } from './update.ts';
