/** What stands for `#name` and `:value` in one request, and whether its expressions used all of it. */
import { type AttributeMap, type AttributeValue, attributeOf } from '#engine/model/attribute-value.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { PathNode, ValueNode } from './ast.ts';
import type { Path } from './path.ts';

const noNames: Readonly<Record<string, string>> = {};
const noValues: AttributeMap = {};

const isAlias = (element: string | number): element is string => typeof element === 'string' && element.startsWith('#');

export class Placeholders {
  readonly #names: Readonly<Record<string, string>>;
  readonly #values: AttributeMap;
  /** Both kinds: one starts with `#`, the other with `:`. */
  readonly #used = new Set<string>();

  /** Both maps as the request has them; their keys and values are already checked. */
  constructor(names: Readonly<Record<string, string>> | undefined, values: AttributeMap | undefined) {
    this.#names = names ?? noNames;
    this.#values = values ?? noValues;
  }

  /** The path with the names behind its `#name`s, or nothing when one of them is undefined. */
  path({ elements, hasAlias }: PathNode): Path | undefined {
    if (!hasAlias) return elements;
    const path: (string | number)[] = [];
    for (const element of elements) {
      if (!isAlias(element)) {
        path.push(element);
        continue;
      }
      if (!Object.hasOwn(this.#names, element)) return undefined;
      this.#used.add(element);
      path.push(this.#names[element]!);
    }
    return path;
  }

  /** Source: reference row 63. */
  pathProblem({ elements }: PathNode): string | undefined {
    const alias = elements.find((element) => isAlias(element) && !Object.hasOwn(this.#names, element));
    if (alias === undefined) return undefined;
    return `An expression attribute name used in the document path is not defined; attribute name: ${alias}`;
  }

  /** The value behind `:value`. */
  value({ placeholder }: ValueNode): AttributeValue | undefined {
    const value = attributeOf(this.#values, placeholder);
    if (value !== undefined) this.#used.add(placeholder);
    return value;
  }

  /** Source: reference row 64. */
  valueProblem({ placeholder }: ValueNode): string | undefined {
    if (Object.hasOwn(this.#values, placeholder)) return undefined;
    return `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`;
  }

  /**
   * The refusal for placeholders that no expression used, names before values. To be asked after all
   * expressions of the request are bound. Source: reference rows 61, 62.
   */
  unused(): Refusal | undefined {
    return this.#unusedOf('Names', this.#names) ?? this.#unusedOf('Values', this.#values);
  }

  #unusedOf(kind: string, map: object): Refusal | undefined {
    const unused = Object.keys(map).filter((key) => !this.#used.has(key));
    if (unused.length === 0) return undefined;
    return invalid(
      `Value provided in ExpressionAttribute${kind} unused in expressions: keys: {${unused.join(', ')}}`,
    );
  }
}
