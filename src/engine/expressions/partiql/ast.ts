/** Statements as written: parameters are still question marks. Trees are shared by all who run the text. */
import type { Path } from '../path.ts';
import type { At } from './lexer.ts';

export type BinaryOperator = '=' | '<>' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '||' | 'like';

interface Node {
  readonly at: At;
}

export interface PathNode extends Node {
  readonly kind: 'path';
  readonly elements: Path;
}

export interface TupleNode extends Node {
  readonly kind: 'tuple';
  readonly fields: readonly { readonly name: Expression; readonly value: Expression }[];
}

export interface CallNode extends Node {
  readonly kind: 'call';
  /** In lower case. */
  readonly name: string;
  readonly operands: readonly Expression[];
}

export type Expression =
  | PathNode
  | TupleNode
  | CallNode
  | (Node & { readonly kind: 'string' | 'number'; readonly text: string })
  | (Node & { readonly kind: 'boolean'; readonly value: boolean })
  | (Node & { readonly kind: 'null' | 'missing' })
  /** The first question mark has the index 0. */
  | (Node & { readonly kind: 'parameter'; readonly index: number })
  | (Node & { readonly kind: 'list' | 'bag'; readonly elements: readonly Expression[] })
  | (Node & { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] })
  | (Node & { readonly kind: 'not'; readonly part: Expression })
  | (Node & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly lower: Expression;
      readonly upper: Expression;
    })
  | (Node & { readonly kind: 'in'; readonly operand: Expression; readonly options: Expression })
  | (Node & { readonly kind: 'is'; readonly operand: Expression; readonly type: string })
  /** Well formed, and nothing that DynamoDB has: a path through `*`, a sign before a name. */
  | (Node & { readonly kind: 'other' });

/** A clause that the grammar has and DynamoDB has not. */
export interface Unsupported {
  readonly clause: string;
  readonly at: At;
}

export interface OrderKey {
  readonly key: Expression;
  readonly descending: boolean;
}

export interface SelectNode extends Node {
  readonly kind: 'select';
  /** Absent: `*`. */
  readonly columns: readonly Expression[] | undefined;
  readonly from: Expression;
  readonly where: Expression | undefined;
  readonly orderBy: readonly OrderKey[] | undefined;
  readonly unsupported: Unsupported | undefined;
}

export type ReturningKind = 'ALL OLD' | 'ALL NEW' | 'MODIFIED OLD' | 'MODIFIED NEW';

export interface ReturningNode {
  readonly kind: ReturningKind;
  /** Only `*` may follow; anything else is refused later. */
  readonly isWhole: boolean;
}

export interface InsertNode {
  readonly kind: 'insert';
  readonly target: PathNode;
  /** Absent when the statement has no `VALUE`. */
  readonly value: Expression | undefined;
  readonly returning: ReturningNode | undefined;
  readonly unsupported: Unsupported | undefined;
}

export type UpdateAction =
  | { readonly kind: 'set'; readonly path: PathNode; readonly source: Expression }
  | { readonly kind: 'remove'; readonly path: PathNode };

export interface UpdateNode {
  readonly kind: 'update';
  readonly target: PathNode;
  readonly actions: readonly UpdateAction[];
  readonly where: Expression | undefined;
  readonly returning: ReturningNode | undefined;
  readonly unsupported: Unsupported | undefined;
}

export interface DeleteNode {
  readonly kind: 'delete';
  readonly target: PathNode;
  readonly where: Expression | undefined;
  readonly returning: ReturningNode | undefined;
  readonly unsupported: Unsupported | undefined;
}

export interface ExistsNode {
  readonly kind: 'exists';
  readonly select: SelectNode;
}

export type StatementNode = SelectNode | InsertNode | UpdateNode | DeleteNode | ExistsNode;

export interface ParsedStatement {
  readonly statement: StatementNode;
  /** How many question marks the statement has. */
  readonly parameters: number;
}
