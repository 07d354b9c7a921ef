/**
 * Expression text to tokens. All five kinds of expression share one lexer, so a keyword of one kind is
 * a keyword in all of them: `ADD #v :i` as a condition fails at `ADD`, not at `#v`.
 *
 * A character that starts no token becomes a token of its own and lets the parser report it in place.
 * Source for what the service takes as one token: texts of its own syntax errors. A name does not start
 * with an underscore (`token: "_", near: "set _something"`), a number has no leading zero
 * (`token: "-", near: "#AMZN_MAPPED_2021-0"` for `#AMZN_MAPPED_2021-03-03`), a bare `#` or `:` is a token.
 */
export type Keyword = 'AND' | 'OR' | 'NOT' | 'BETWEEN' | 'IN' | 'SET' | 'REMOVE' | 'ADD' | 'DELETE';

export type Sign = '=' | '<>' | '<' | '<=' | '>' | '>=' | '(' | ')' | '[' | ']' | ',' | '.' | '+' | '-';

/** An identifier is an attribute's name or a function's; `alias` is `#name`, `value` is `:value`. */
export type TokenType = Keyword | Sign | 'identifier' | 'alias' | 'value' | 'number' | 'unknown' | 'end';

export interface Token {
  readonly type: TokenType;
  /** As written; the end of the expression is `<EOF>`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const keywords: ReadonlySet<string> = new Set<Keyword>([
  'AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'SET', 'REMOVE', 'ADD', 'DELETE',
]);

const form = new RegExp(
  [
    String.raw`[ \t\r\n]+`,
    '(?<word>[A-Za-z][A-Za-z0-9_]*)',
    '(?<alias>#[A-Za-z0-9_]+)',
    '(?<value>:[A-Za-z0-9_]+)',
    '(?<number>0|[1-9][0-9]*)',
    String.raw`(?<sign><>|<=|>=|[()[\].,=<>+\-])`,
    '(?<unknown>.)',
  ].join('|'),
  'suy',
);

function wordType(text: string): TokenType {
  const upper = text.toUpperCase();
  return keywords.has(upper) ? (upper as Keyword) : 'identifier';
}

function tokenType(groups: Readonly<Record<string, string | undefined>>): TokenType | undefined {
  if (groups['word'] !== undefined) return wordType(groups['word']);
  if (groups['alias'] !== undefined) return 'alias';
  if (groups['value'] !== undefined) return 'value';
  if (groups['number'] !== undefined) return 'number';
  if (groups['sign'] !== undefined) return groups['sign'] as Sign;
  return groups['unknown'] === undefined ? undefined : 'unknown';
}

/** All tokens of a text without its white space; the last one is `end`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  form.lastIndex = 0;
  for (let match = form.exec(text); match !== null; match = form.exec(text)) {
    const type = tokenType(match.groups ?? {});
    if (type === undefined) continue;
    tokens.push({ type, text: match[0], start: match.index, end: form.lastIndex });
  }
  tokens.push({ type: 'end', text: '<EOF>', start: text.length, end: text.length });
  return tokens;
}
