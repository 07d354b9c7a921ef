/** Document paths: where in an item a value stands. */
import { type AttributeMap, type AttributeValue, attributeOf } from '#engine/model/attribute-value.ts';

/** The first element is always a name; numbers are list indexes. */
export type Path = readonly (string | number)[];

/** As error texts print it: `[a, b, [0]]`. Source: reference rows 76, 79. */
export function formatPath(path: Path): string {
  return `[${path.map((element) => (typeof element === 'number' ? `[${element}]` : element)).join(', ')}]`;
}

export const samePath = (a: Path, b: Path): boolean =>
  a.length === b.length && a.every((element, i) => element === b[i]);

/** The value at the path, or nothing where a name is missing, a list too short or a type in the way another. */
export function valueAt(item: AttributeMap, path: Path): AttributeValue | undefined {
  let value = attributeOf(item, path[0] as string);
  for (let i = 1; i < path.length && value !== undefined; i++) {
    const element = path[i]!;
    if (typeof element === 'number') value = value.L?.[element];
    else value = value.M === undefined ? undefined : attributeOf(value.M, element);
  }
  return value;
}
