/**
 * A PartiQL statement to tokens. Comments are white space, keywords come out in lower case, and two keywords
 * that belong together are one token (`INSERT INTO`), as in the parser that DynamoDB uses.
 */
import { isKeyword, pairs } from './keywords.ts';

/** Where something stands: both from one, the length in characters. Error texts print it as `1:8:5`. */
export interface At {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export type TokenType = 'keyword' | 'identifier' | 'quoted' | 'string' | 'number' | 'sign' | 'end';

export interface Token {
  readonly type: TokenType;
  /** Keywords in lower case; names and strings without their quotes; the rest as written. */
  readonly text: string;
  readonly at: At;
}

export interface LexerProblem {
  readonly problem: string;
}

const form = new RegExp(
  [
    String.raw`\s+|--[^\r\n]*|/\*[^]*?\*/`,
    '(?<word>[A-Za-z_$][A-Za-z0-9_$]*)',
    String.raw`(?<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)`,
    "'(?<string>(?:[^']|'')*)'",
    '"(?<quoted>(?:[^"]|"")*)"',
    String.raw`(?<sign><<|>>|<=|>=|<>|!=|\|\||[()[\]{},.:;?*=<>+\-/%@])`,
    '(?<unknown>[^])',
  ].join('|'),
  'uy',
);

/** The place in the text that the scanner has come to. */
class Position {
  line = 1;
  column = 1;

  advance(text: string): void {
    const lines = text.split(/\r\n|\r|\n/);
    this.line += lines.length - 1;
    this.column = (lines.length === 1 ? this.column : 1) + lines.at(-1)!.length;
  }
}

/** All tokens; the last one is the end. */
export function tokensOf(text: string): readonly Token[] | LexerProblem {
  const tokens: Token[] = [];
  const position = new Position();
  form.lastIndex = 0;
  for (let match = form.exec(text); match !== null; match = form.exec(text)) {
    const at = { line: position.line, column: position.column, length: match[0].length };
    const groups = match.groups ?? {};
    if (groups['unknown'] !== undefined) return unknownCharacter(text, position, groups['unknown']);
    const token = tokenOf(groups, at);
    if (token !== undefined) add(tokens, token);
    position.advance(match[0]);
  }
  tokens.push({ type: 'end', text: '', at: { line: position.line, column: position.column, length: 0 } });
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, at: At): Token | undefined {
  const { word, number, string, quoted, sign } = groups;
  if (word !== undefined) {
    const lower = word.toLowerCase();
    return isKeyword(lower) ? { type: 'keyword', text: lower, at } : { type: 'identifier', text: word, at };
  }
  if (number !== undefined) return { type: 'number', text: number, at };
  if (string !== undefined) return { type: 'string', text: string.replaceAll("''", "'"), at };
  if (quoted !== undefined) return { type: 'quoted', text: quoted.replaceAll('""', '"'), at };
  return sign === undefined ? undefined : { type: 'sign', text: sign === '!=' ? '<>' : sign, at };
}

/** Joins the token with the one before it when the two are a pair. */
function add(tokens: Token[], token: Token): void {
  const before = tokens.at(-1);
  const pair = before?.type === 'keyword' && token.type === 'keyword' ? `${before.text} ${token.text}` : '';
  if (before === undefined || !pairs.has(pair)) {
    tokens.push(token);
    return;
  }
  const sameLine = before.at.line === token.at.line;
  const length = sameLine ? token.at.column + token.at.length - before.at.column : before.at.length;
  tokens[tokens.length - 1] = { type: 'keyword', text: pair, at: { ...before.at, length } };
}

/**
 * Assumption: the detail is the parser's own sentence for it, as its users report it
 * (https://github.com/localstack/localstack/issues/3109). A quote that is not closed is missed at the end.
 */
function unknownCharacter(text: string, position: Position, character: string): LexerProblem {
  let shown = `'${character}' [U+${character.codePointAt(0)!.toString(16)}]`;
  if (character === "'" || character === '"') {
    position.advance(text.slice(form.lastIndex - 1));
    shown = '<EOF>';
  }
  return { problem: `Lexer Error: at line ${position.line}, column ${position.column}: invalid character at, ${shown}` };
}
