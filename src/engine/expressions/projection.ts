/** ProjectionExpression: from its text to paths, and from paths and an item to a part of the item. */
import { type AttributeMap, type AttributeValue, attributeOf, type Item, setAttribute } from '#engine/model/attribute-value.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import { isFlaw } from './grammar.ts';
import type { Path } from './path.ts';
import { type PathTree, PathTreeBuilder } from './path-tree.ts';
import type { Placeholders } from './placeholders.ts';
import { parsedProjection } from './projection-parser.ts';

type Selection = PathTree<true>;

/** A projection meets many items, so its tree is kept with its paths. */
const selections = new WeakMap<readonly Path[], Selection>();

/** The paths of this text for this request, or the refusal in AWS's words. */
export function bindProjection(text: string, placeholders: Placeholders): readonly Path[] | Refusal {
  const refuse = (problem: string): Refusal => invalid(`Invalid ProjectionExpression: ${problem}`);
  const nodes = parsedProjection(text);
  if (isFlaw(nodes)) return refuse(nodes.problem);
  const paths: Path[] = [];
  for (const node of nodes) {
    const path = placeholders.path(node);
    if (path === undefined) return refuse(placeholders.pathProblem(node)!);
    paths.push(path);
  }
  const { problem, root } = growTree(paths);
  if (problem !== undefined) return refuse(problem);
  selections.set(paths, root);
  return paths;
}

function growTree(paths: readonly Path[]): PathTreeBuilder<true> {
  const builder = new PathTreeBuilder<true>();
  for (const path of paths) builder.plant(path, true);
  return builder;
}

/**
 * The parts of the item at the paths, inside the maps and lists they stand in. Lists are compacted in
 * rising order of index; what is missing leaves nothing behind, not even an empty map around it.
 * Values are shared with the item, not copied. Source: reference 13.35 (measured).
 */
export function project(item: Item, paths: readonly Path[]): Item {
  let selection = selections.get(paths);
  if (selection === undefined) {
    selection = growTree(paths).root;
    selections.set(paths, selection);
  }
  return selectedAttributes(item, selection) ?? {};
}

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
