/**
 * The road from text to checked tree, the same for all kinds: size, emptiness, syntax, limits, and then
 * what the grammar itself checks without knowing placeholders. Results are kept by text, since programs
 * send the same few expressions over and over; this changes no answer, only its cost.
 */
import { utf8Length } from '#engine/kernel/utf8.ts';
import { expressionBytesMax, operatorsMax } from '#engine/model/limits.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { PathNode } from './ast.ts';
import { Cursor } from './cursor.ts';
import { isReserved } from './reserved-words.ts';

export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'SearchConditionExpression'
  | 'UpdateExpression';

export const refuseExpression = (kind: ExpressionKind, problem: string): Refusal =>
  invalid(`Invalid ${kind}: ${problem}`);

/** Something wrong with an expression, in AWS's words without the kind of expression before them. */
export interface Flaw {
  readonly problem: string;
}

export const isFlaw = (value: object): value is Flaw => 'problem' in value;

export interface Grammar<Tree> {
  parse(cursor: Cursor): Tree | undefined;
  /** The first thing wrong with the tree that no placeholder could change. */
  check(tree: Tree): string | undefined;
  readonly refusesRedundantParentheses: boolean;
}

/** Bounds the memory that texts made by a program can take: the oldest is forgotten. */
const keptTexts = 512;

/** A parser for the grammar that remembers its results. */
export function parserOf<Tree extends object>(grammar: Grammar<Tree>): (text: string) => Tree | Flaw {
  const kept = new Map<string, Tree | Flaw>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const sizeProblem = expressionSizeProblem(text);
    if (sizeProblem !== undefined) return { problem: sizeProblem };
    const parsed = parsedBy(grammar, text);
    if (kept.size >= keptTexts) kept.delete(kept.keys().next().value!);
    kept.set(text, parsed);
    return parsed;
  };
}

/** Source: reference row 69, measured; before syntax and before placeholders are put in. */
function expressionSizeProblem(text: string): string | undefined {
  const bytes = utf8Length(text);
  if (bytes <= expressionBytesMax) return undefined;
  return `Expression size has exceeded the maximum allowed size; expression size: ${bytes}`;
}

/**
 * Assumption: the number of operators is looked at after syntax and parentheses and before functions.
 * Source of its text: reference row 70, with the kind before it as in
 * https://github.com/aws/aws-sdk-js/issues/3721 and https://github.com/scylladb/scylladb/issues/14473.
 */
function parsedBy<Tree extends object>(grammar: Grammar<Tree>, text: string): Tree | Flaw {
  const cursor = new Cursor(text);
  if (cursor.peek().type === 'end') return { problem: 'The expression can not be empty;' };
  const tree = grammar.parse(cursor);
  if (cursor.problem !== undefined) return { problem: cursor.problem };
  if (grammar.refusesRedundantParentheses && cursor.redundantParentheses) {
    return { problem: 'The expression has redundant parentheses;' };
  }
  if (cursor.operators > operatorsMax) {
    return { problem: `The expression contains too many operators; operator count: ${operatorsMax + 1}` };
  }
  const problem = grammar.check(tree!);
  return problem === undefined ? tree! : { problem };
}

/** Source: reference row 67. */
export function reservedWordProblem({ elements }: PathNode): string | undefined {
  const word = elements.find((element) => typeof element === 'string' && isReserved(element));
  return word === undefined ? undefined : `Attribute name is a reserved keyword; reserved keyword: ${word}`;
}
