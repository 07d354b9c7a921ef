/** The statement parser's place in the tokens, and the first thing it found wrong. */
import type { At, Token } from './lexer.ts';

/**
 * Deeper than this an expression is not read, so that no statement can exhaust the host's stack. Values of
 * items have a limit of 32 levels, which is told by the validation behind.
 * Assumption: AWS publishes no limit for brackets within the 8,192 characters of a statement.
 */
const depthMax = 200;

/** As the parser that DynamoDB uses names them in its messages. */
const signNames: Readonly<Record<string, string>> = {
  ')': 'RIGHT_PAREN',
  ']': 'RIGHT_BRACKET',
  '}': 'RIGHT_CURLY',
  '>>': 'RIGHT_DOUBLE_ANGLE_BRACKET',
  ':': 'COLON',
};

export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  problem: string | undefined;
  /** Question marks so far. */
  parameters = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token `ahead` of the next one. The end goes on for ever. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  /** Whether the next token is this sign or keyword. */
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && (token.type === 'keyword' || token.type === 'sign');
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.#at++;
    return true;
  }

  expectSign(sign: string): boolean {
    if (this.accept(sign)) return true;
    this.fail(`Expected ${signNames[sign] ?? sign}`);
    return false;
  }

  expectKeyword(word: string): boolean {
    if (this.accept(word)) return true;
    this.fail(`Expected ${word.toUpperCase()} keyword`);
    return false;
  }

  /** How many tokens are left, the end counted in. */
  get left(): number {
    return this.#tokens.length - this.#at;
  }

  /** One level deeper; false beyond the limit. Every `enter` that was true wants a {@link leave}. */
  enter(levels = 1): boolean {
    if (this.#depth + levels > depthMax) {
      this.fail(`Expressions are nested more than ${depthMax} levels deep`);
      return false;
    }
    this.#depth += levels;
    return true;
  }

  leave(levels = 1): void {
    this.#depth -= levels;
  }

  fail(problem: string): undefined {
    this.problem ??= problem;
  }
}

export const formatAt = ({ line, column, length }: At): string => `${line}:${column}:${length}`;
