/** Updates with their placeholders filled in: checked, plain data, ready to be applied to items. */
import type { AttributeValue, Item } from '#engine/model/attribute-value.ts';
import type { Path } from './path.ts';
import { type PathTree, PathTreeBuilder } from './path-tree.ts';
import { project } from './project.ts';

/** The right side of a SET. */
export type Source =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'sum'; readonly sign: '+' | '-'; readonly left: Source; readonly right: Source }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Source }
  | { readonly kind: 'list_append'; readonly first: Source; readonly second: Source };

export type Action =
  | { readonly clause: 'SET'; readonly path: Path; readonly source: Source }
  | { readonly clause: 'REMOVE'; readonly path: Path }
  | { readonly clause: 'ADD' | 'DELETE'; readonly path: Path; readonly value: AttributeValue };

export interface Update {
  /** In the order written. */
  readonly actions: readonly Action[];
  /** The same actions by path; no path leads through another one's end. */
  readonly tree: PathTree<Action>;
  /** Set where the update came as AttributeUpdates, which words a wrong type in its own way. */
  readonly isLegacy?: true;
}

/** An entry of AttributeUpdates: on a top-level attribute, whatever its name. */
export type LegacyAction =
  | { readonly clause: 'REMOVE'; readonly name: string }
  | { readonly clause: 'SET' | 'ADD' | 'DELETE'; readonly name: string; readonly value: AttributeValue };

/** Entries have names of their own, so no two get in each other's way. */
export function legacyUpdate(entries: readonly LegacyAction[]): Update {
  const tree = new PathTreeBuilder<Action>();
  const actions = entries.map((entry): Action => {
    const path = [entry.name];
    if (entry.clause === 'REMOVE') return { clause: entry.clause, path };
    const { clause, value } = entry;
    return clause === 'SET' ? { clause, path, source: { kind: 'value', value } } : { clause, path, value };
  });
  for (const action of actions) tree.plant(action.path, action);
  return { actions, tree: tree.root, isLegacy: true };
}

/** The paths that the update names as targets, in the order written. */
export const updatePaths = ({ actions }: Update): readonly Path[] => actions.map(({ path }) => path);

export interface ActionCounts {
  /** Actions that write a value: SET, ADD, DELETE. */
  readonly writing: number;
  /** Actions that clear one: REMOVE. */
  readonly clearing: number;
}

/** How many actions weigh on the size of the update. Source: reference 1.21 (measured). */
export function updateActionCounts({ actions }: Update): ActionCounts {
  const clearing = actions.filter(({ clause }) => clause === 'REMOVE').length;
  return { writing: actions.length - clearing, clearing };
}

/**
 * The parts of an item that the update touches, for UPDATED_OLD (`before`, the item as it was) and
 * UPDATED_NEW (`after`, the item as it is); nothing where there is none of it. What was removed has
 * nothing to show afterwards, even when another list element moved up into its place.
 * Source: reference 13.34 (measured).
 */
export function touched(update: Update, item: Item | undefined, when: 'before' | 'after'): Item | undefined {
  if (item === undefined) return undefined;
  const actions = when === 'before' ? update.actions : update.actions.filter(({ clause }) => clause !== 'REMOVE');
  const parts = project(
    item,
    actions.map(({ path }) => path),
  );
  return Object.keys(parts).length === 0 ? undefined : parts;
}
