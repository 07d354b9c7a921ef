/**
 * AttributeUpdates, the change of an item from before UpdateExpression. Source of texts and order: E; a list
 * that is added to is appended to.
 */
import { legacyUpdate, type LegacyAction, type Update } from '#engine/expressions/index.ts';
import { type AttributeValue, setMembers, typeOf } from '#engine/model/attribute-value.ts';
import { invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import { checkAttributeName, checkValue } from '../attribute-values.ts';
import type { Constraints } from '../constraints.ts';

type WireUpdates = Readonly<Record<string, { readonly Action?: string; readonly Value?: AttributeValue }>>;

/** Source: SDK model, `AttributeAction`. */
const attributeActions = ['ADD', 'DELETE', 'PUT'] as const;

export function constrainUpdates(constraints: Constraints, updates: WireUpdates = {}): Constraints {
  for (const name of Object.keys(updates)) {
    constraints.oneOf(`attributeUpdates.${name}.member.action`, updates[name]!.Action, attributeActions);
  }
  return constraints;
}

function checkAction(action: string, value: AttributeValue | undefined): Refusal | undefined {
  if (value === undefined) {
    return action === 'DELETE'
      ? undefined
      : invalidParameter('Only DELETE action is allowed when no attribute value is specified');
  }
  const isSet = setMembers(value) !== undefined;
  if (action === 'ADD' && !isSet && value.N === undefined && value.L === undefined) {
    return invalidParameter(`ADD action is not supported for the type ${typeOf(value)}`);
  }
  if (action === 'DELETE' && !isSet) {
    return invalidParameter(`DELETE action with value is not supported for the type ${typeOf(value)}`);
  }
  return undefined;
}

export function checkUpdates(updates: WireUpdates = {}): Refusal | undefined {
  for (const name of Object.keys(updates)) {
    const { Action: action = 'PUT', Value: value } = updates[name]!;
    const refusal = (value && checkValue(value)) ?? checkAction(action, value) ?? checkAttributeName(name);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The same as an update expression; nothing when no attribute is named. */
export function boundUpdates(updates: WireUpdates = {}): Update | undefined {
  const actions = Object.keys(updates).map((name): LegacyAction => {
    const { Action: action = 'PUT', Value: value } = updates[name]!;
    if (value === undefined) return { clause: 'REMOVE', name };
    return { clause: action === 'PUT' ? 'SET' : (action as 'ADD' | 'DELETE'), name, value };
  });
  return actions.length === 0 ? undefined : legacyUpdate(actions);
}
