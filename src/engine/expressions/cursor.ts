/** A parser's place in the tokens, and what it has found wrong so far. */
import { tokensOf, type Token, type TokenType } from './lexer.ts';

export class Cursor {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #problem: string | undefined;
  #pathProblem: string | undefined;

  /** Comparators, connectives, functions and signs read so far. */
  operators = 0;
  /** Whether parentheses stood directly around parentheses. */
  redundantParentheses = false;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  /** The first thing that is wrong with the text as such: its grammar, then its paths. */
  get problem(): string | undefined {
    return this.#problem ?? this.#pathProblem;
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

  /** Takes the next token if it is of the type. */
  accept(type: TokenType): boolean {
    if (this.peek().type !== type) return false;
    this.#at++;
    return true;
  }

  /** Like {@link accept}, and a syntax error otherwise. */
  expect(type: TokenType): boolean {
    if (this.accept(type)) return true;
    this.fail();
    return false;
  }

  /**
   * The next token can't stand here. `near` is the text from the token before it to the token after it,
   * with the spaces between. Source: reference row 66, and the same text in many bug reports.
   */
  fail(): undefined {
    if (this.#problem !== undefined) return;
    const token = this.peek();
    const first = this.#tokens[this.#at - 1] ?? token;
    const follower = this.peek(1);
    const last = token.type === 'end' ? first : follower.type === 'end' ? token : follower;
    this.#problem = `Syntax error; token: "${token.text}", near: "${this.#text.slice(first.start, last.end)}"`;
  }

  /** Keeps the first path that breaks a limit; syntax errors behind it still win. */
  failPath(problem: string): void {
    this.#pathProblem ??= problem;
  }
}
