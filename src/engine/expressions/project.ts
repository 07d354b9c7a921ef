/** From paths and an item to a part of the item. */
import {
  type AttributeMap,
  type AttributeValue,
  attributeOf,
  type Item,
  setAttribute,
} from '#engine/model/attribute-value.ts';
import type { Path } from './path.ts';
import { type PathTree, PathTreeBuilder } from './path-tree.ts';

type Selection = PathTree<true>;

/** A page's projection meets many items, so its tree is grown once and kept with its paths. */
const selections = new WeakMap<readonly Path[], Selection>();

function selectionOf(paths: readonly Path[]): Selection {
  const known = selections.get(paths);
  if (known !== undefined) return known;
  const builder = new PathTreeBuilder<true>();
  for (const path of paths) builder.plant(path, true);
  selections.set(paths, builder.root);
  return builder.root;
}

/**
 * The parts of the item at the paths, inside the maps and lists they stand in. Lists are compacted in
 * rising order of index; what is missing leaves nothing behind, not even an empty map around it.
 * Values are shared with the item, not copied. Source: reference 13.35 (measured).
 */
export const project = (item: Item, paths: readonly Path[]): Item => selectedAttributes(item, selectionOf(paths)) ?? {};

function selected(value: AttributeValue, selection: Selection): AttributeValue | undefined {
  if (selection.leaf !== undefined) return value;
  if (value.M !== undefined) {
    const M = selectedAttributes(value.M, selection);
    return M && { M };
  }
  if (value.L !== undefined) {
    const L = selectedElements(value.L, selection);
    return L && { L };
  }
  return undefined;
}

function selectedAttributes(map: AttributeMap, { names }: Selection): AttributeMap | undefined {
  let chosen: AttributeMap | undefined;
  for (const [name, selection] of names ?? []) {
    const value = attributeOf(map, name);
    const part = value && selected(value, selection);
    if (part !== undefined) setAttribute((chosen ??= {}), name, part);
  }
  return chosen;
}

function selectedElements(list: readonly AttributeValue[], { indexes }: Selection): AttributeValue[] | undefined {
  const chosen: AttributeValue[] = [];
  for (const [index, selection] of [...(indexes ?? [])].sort(([a], [b]) => a - b)) {
    const value = list[index];
    const part = value && selected(value, selection);
    if (part !== undefined) chosen.push(part);
  }
  return chosen.length === 0 ? undefined : chosen;
}
