/** Conditions with their placeholders filled in: checked, plain data, ready to be held against items. */
import type { AttributeType, AttributeValue } from '#engine/model/attribute-value.ts';
import type { Comparator } from './ast.ts';
import type { Path } from './path.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly of: Operand };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'comparison'; readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly lower: Operand; readonly upper: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly options: readonly Operand[] }
  | { readonly kind: 'attribute_exists' | 'attribute_not_exists'; readonly path: Path }
  | { readonly kind: 'attribute_type'; readonly operand: Operand; readonly type: AttributeType }
  | { readonly kind: 'begins_with'; readonly operand: Operand; readonly prefix: Operand }
  | { readonly kind: 'contains'; readonly operand: Operand; readonly element: Operand };

/** All document paths that the condition mentions, in the order written; the same one may come again. */
export function conditionPaths(condition: Condition): readonly Path[] {
  const paths: Path[] = [];
  collect(condition, paths);
  return paths;
}

function collect(condition: Condition, into: Path[]): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.parts) collect(part, into);
      return;
    case 'not':
      return collect(condition.part, into);
    case 'comparison':
      return collectOperands([condition.left, condition.right], into);
    case 'between':
      return collectOperands([condition.operand, condition.lower, condition.upper], into);
    case 'in':
      return collectOperands([condition.operand, ...condition.options], into);
    case 'attribute_exists':
    case 'attribute_not_exists':
      into.push(condition.path);
      return;
    case 'attribute_type':
      return collectOperands([condition.operand], into);
    case 'begins_with':
      return collectOperands([condition.operand, condition.prefix], into);
    case 'contains':
      return collectOperands([condition.operand, condition.element], into);
  }
}

function collectOperands(operands: readonly Operand[], into: Path[]): void {
  for (const operand of operands) {
    let inner = operand;
    while (inner.kind === 'size') inner = inner.of;
    if (inner.kind === 'path') into.push(inner.path);
  }
}
