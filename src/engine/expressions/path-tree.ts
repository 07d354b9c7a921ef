/**
 * Several paths as one tree, which finds paths that get in each other's way while it grows and lets an
 * item be taken apart or rebuilt in one walk.
 */
import { formatPath, type Path } from './path.ts';

/** A place in the document that paths lead to or through. */
export interface PathTree<Leaf> {
  /** What was planted here. */
  leaf: Leaf | undefined;
  names: Map<string, PathTree<Leaf>> | undefined;
  indexes: Map<number, PathTree<Leaf>> | undefined;
  /** The path that came here first. */
  readonly first: Path;
}

const newTree = <Leaf>(first: Path): PathTree<Leaf> => ({
  leaf: undefined,
  names: undefined,
  indexes: undefined,
  first,
});

const rewrite = (one: Path, two: Path): string =>
  `must remove or rewrite one of these paths; path one: ${formatPath(one)}, path two: ${formatPath(two)}`;

export class PathTreeBuilder<Leaf> {
  readonly root: PathTree<Leaf> = newTree([]);
  #overlap: string | undefined;
  #conflict: string | undefined;

  /** Source: reference row 79, 13.31. All overlaps win over all conflicts (E). */
  get problem(): string | undefined {
    return this.#overlap ?? this.#conflict;
  }

  /** Adds a path. Of two that overlap the shorter one stands. */
  plant(path: Path, leaf: Leaf): void {
    let place = this.root;
    for (const element of path) {
      if (place.leaf !== undefined) break;
      place = typeof element === 'number' ? this.#element(place, element, path) : this.#attribute(place, element, path);
    }
    if (place.first !== path) {
      this.#overlap ??= `Two document paths overlap with each other; ${rewrite(place.first, path)}`;
    }
    place.leaf ??= leaf;
  }

  #attribute(place: PathTree<Leaf>, name: string, path: Path): PathTree<Leaf> {
    const rival = place.indexes?.values().next().value;
    if (rival !== undefined) this.#conflictOf(rival.first, path);
    place.names ??= new Map();
    const next = place.names.get(name) ?? newTree(path);
    place.names.set(name, next);
    return next;
  }

  #element(place: PathTree<Leaf>, index: number, path: Path): PathTree<Leaf> {
    const rival = place.names?.values().next().value;
    if (rival !== undefined) this.#conflictOf(rival.first, path);
    place.indexes ??= new Map();
    const next = place.indexes.get(index) ?? newTree(path);
    place.indexes.set(index, next);
    return next;
  }

  #conflictOf(one: Path, two: Path): void {
    this.#conflict ??= `Two document paths conflict with each other; ${rewrite(one, two)}`;
  }
}
