/**
 * Applies updates to items. First every action's value is worked out from the item as it was, then the
 * item is rebuilt along the paths: what no path leads through is shared, nothing is changed in place.
 * Source: reference 13.27 to 13.30.
 *
 * Assumption: where both a value and a path are wrong, the value's refusal is the answer.
 */
import {
  type AttributeMap,
  type AttributeValue,
  attributeOf,
  type Item,
  setAttribute,
  setMembers,
  type SetType,
  typeOf,
} from '#engine/model/attribute-value.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { sumOf } from './arithmetic.ts';
import { valueAt } from './path.ts';
import type { PathTree } from './path-tree.ts';
import type { Action, Source, Update } from './update.ts';

/** Source: reference row 82. */
const invalidPath = (): Refusal => invalid('The document path provided in the update expression is invalid for update');
/** Source: reference row 83. */
const missingOperand = (): Refusal =>
  invalid('The provided expression refers to an attribute that does not exist in the item');
/**
 * Source: reference row 84. ADD and DELETE on another type answer with it too: E, and
 * https://github.com/awslabs/dynamodb-document-js-sdk/issues/40 from the service.
 */
const wrongOperandType = (): Refusal => invalid('An operand in the update expression has an incorrect data type');
/** The same of AttributeUpdates. Source: reference row 85. */
const wrongAttributeType = (): Refusal => invalid('Type mismatch for attribute to update');

/** The new value at an action's path, or that there is none any more. */
type Edit = AttributeValue | 'removed';
type Edits = ReadonlyMap<Action, Edit>;

/** The item after the update, in a map of its own that shares unchanged values with `item`. */
export function applyUpdate(update: Update, item: Item): Item | Refusal {
  const edits = new Map<Action, Edit>();
  for (const action of update.actions) {
    const edit = editOf(action, item, update.isLegacy ? wrongAttributeType : wrongOperandType);
    if (isRefusal(edit)) return edit;
    edits.set(action, edit);
  }
  return editedMap(item, update.tree, edits) ?? invalidPath();
}

function editOf(action: Action, item: Item, wrongType: () => Refusal): Edit | Refusal {
  switch (action.clause) {
    case 'SET':
      return evaluated(action.source, item);
    case 'REMOVE':
      return 'removed';
    case 'ADD':
      return added(valueAt(item, action.path), action.value) ?? wrongType();
    case 'DELETE':
      return deleted(valueAt(item, action.path), action.value) ?? wrongType();
  }
}

function evaluated(source: Source, item: Item): AttributeValue | Refusal {
  switch (source.kind) {
    case 'value':
      return source.value;
    case 'path':
      return valueAt(item, source.path) ?? missingOperand();
    case 'if_not_exists':
      return valueAt(item, source.path) ?? evaluated(source.otherwise, item);
    case 'sum':
      return withBoth(source.left, source.right, item, (left, right) =>
        left.N === undefined || right.N === undefined ? wrongOperandType() : sumOf(source.sign, left.N, right.N),
      );
    case 'list_append':
      return withBoth(source.first, source.second, item, (first, second) =>
        first.L === undefined || second.L === undefined ? wrongOperandType() : { L: [...first.L, ...second.L] },
      );
  }
}

function withBoth(
  one: Source,
  two: Source,
  item: Item,
  combine: (one: AttributeValue, two: AttributeValue) => AttributeValue | Refusal,
): AttributeValue | Refusal {
  const first = evaluated(one, item);
  if (isRefusal(first)) return first;
  const second = evaluated(two, item);
  return isRefusal(second) ? second : combine(first, second);
}

/** Nothing where the two have different types. Lists come from AttributeUpdates only. */
function added(before: AttributeValue | undefined, value: AttributeValue): AttributeValue | Refusal | undefined {
  if (before === undefined) return value;
  if (typeOf(before) !== typeOf(value)) return undefined;
  if (before.N !== undefined && value.N !== undefined) return sumOf('+', before.N, value.N);
  if (before.L !== undefined && value.L !== undefined) return { L: [...before.L, ...value.L] };
  const members = new Set([...(setMembers(before) ?? []), ...(setMembers(value) ?? [])]);
  return { [typeOf(value) as SetType]: [...members] };
}

function deleted(before: AttributeValue | undefined, value: AttributeValue): Edit | undefined {
  if (before === undefined) return 'removed';
  if (typeOf(before) !== typeOf(value)) return undefined;
  const gone = new Set(setMembers(value));
  const members = (setMembers(before) ?? []).filter((member) => !gone.has(member));
  return members.length === 0 ? 'removed' : { [typeOf(value) as SetType]: members };
}

/** A container with the edits inside it, or nothing when a path does not fit it. */
function edited(value: AttributeValue | undefined, tree: PathTree<Action>, edits: Edits): AttributeValue | undefined {
  if (value?.M !== undefined && tree.names !== undefined) {
    const M = editedMap(value.M, tree, edits);
    return M && { M };
  }
  if (value?.L !== undefined && tree.indexes !== undefined) {
    const L = editedList(value.L, tree, edits);
    return L && { L };
  }
  return undefined;
}

function editedMap(map: AttributeMap, tree: PathTree<Action>, edits: Edits): AttributeMap | undefined {
  const copy = { ...map };
  for (const [name, place] of tree.names ?? []) {
    const edit = place.leaf === undefined ? edited(attributeOf(map, name), place, edits) : edits.get(place.leaf);
    if (edit === undefined) return undefined;
    if (edit === 'removed') delete copy[name];
    else setAttribute(copy, name, edit);
  }
  return copy;
}

/**
 * Indexes mean the list as it was: elements move up only after all edits. New elements beyond the end
 * are appended in rising order of index, without gaps. Source: reference 13.28, DG/Expressions.UpdateExpressions.
 */
function editedList(
  list: readonly AttributeValue[],
  tree: PathTree<Action>,
  edits: Edits,
): AttributeValue[] | undefined {
  const elements: (AttributeValue | 'removed')[] = [...list];
  const places = [...(tree.indexes ?? [])].sort(([a], [b]) => a - b);
  for (const [index, place] of places) {
    const edit = place.leaf === undefined ? edited(list[index], place, edits) : edits.get(place.leaf);
    if (edit === undefined) return undefined;
    if (index < list.length) elements[index] = edit;
    else elements.push(edit);
  }
  return elements.filter((element) => element !== 'removed');
}
