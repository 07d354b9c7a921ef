/** Expressions as written: placeholders are still placeholders. Trees are shared by all who parse the text. */
import type { Path } from './path.ts';

export interface PathNode {
  readonly kind: 'path';
  /** Names as written, so an element that starts with `#` is a placeholder; numbers are list indexes. */
  readonly elements: Path;
  readonly hasAlias: boolean;
}

export interface ValueNode {
  readonly kind: 'value';
  /** With its colon. */
  readonly placeholder: string;
}

export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly operands: readonly OperandNode[];
}

export type OperandNode = PathNode | ValueNode | CallNode;

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type ConditionNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly part: ConditionNode }
  | {
      readonly kind: 'comparison';
      readonly comparator: Comparator;
      readonly left: OperandNode;
      readonly right: OperandNode;
    }
  | {
      readonly kind: 'between';
      readonly operand: OperandNode;
      readonly lower: OperandNode;
      readonly upper: OperandNode;
    }
  | { readonly kind: 'in'; readonly operand: OperandNode; readonly options: readonly OperandNode[] }
  | CallNode;

export interface SumNode {
  readonly kind: 'sum';
  readonly sign: '+' | '-';
  readonly left: OperandNode;
  readonly right: OperandNode;
}

export type Clause = 'SET' | 'REMOVE' | 'ADD' | 'DELETE';

export type ActionNode =
  | { readonly clause: 'SET'; readonly path: PathNode; readonly source: OperandNode | SumNode }
  | { readonly clause: 'REMOVE'; readonly path: PathNode }
  | { readonly clause: 'ADD' | 'DELETE'; readonly path: PathNode; readonly value: ValueNode };

export interface UpdateNode {
  readonly actions: readonly ActionNode[];
  /** The first clause that is written twice. */
  readonly repeated: Clause | undefined;
}

/** The operands and all operands inside them in the order written, each call before its own. */
export function operandsIn(roots: readonly OperandNode[]): OperandNode[] {
  const operands: OperandNode[] = [];
  const open = roots.toReversed();
  for (let operand = open.pop(); operand !== undefined; operand = open.pop()) {
    operands.push(operand);
    if (operand.kind === 'call') open.push(...operand.operands.toReversed());
  }
  return operands;
}
