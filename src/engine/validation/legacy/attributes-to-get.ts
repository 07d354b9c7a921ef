/** AttributesToGet, the projection from before ProjectionExpression. Source of texts: E. */
import type { Path } from '#engine/expressions/index.ts';
import { invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import { checkAttributeName } from '../attribute-values.ts';
import type { Constraints } from '../constraints.ts';

const attributesToGetMax = 255;

export const constrainAttributesToGet = (
  constraints: Constraints,
  names: readonly string[] | undefined,
  path = 'attributesToGet',
): Constraints => constraints.lengthAtLeast(path, names, 1).lengthAtMost(path, names, attributesToGetMax);

export function checkAttributesToGet(names: readonly string[] | undefined): Refusal | undefined {
  const seen = new Set<string>();
  for (const name of names ?? []) {
    const refusal = checkAttributeName(name);
    if (refusal !== undefined) return refusal;
    if (seen.has(name)) return invalidParameter(`Duplicate value in attribute name: ${name}`);
    seen.add(name);
  }
  return undefined;
}

/** Each name is one name, whatever stands in it: `a.b` is not a path here. */
export const legacyPaths = (names: readonly string[] | undefined): readonly Path[] | undefined =>
  names?.map((name) => [name]);
