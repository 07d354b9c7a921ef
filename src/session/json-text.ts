/**
 * JSON read without losing anything: numbers stay the text that was typed, members keep their order, and a
 * name that stands twice is told. `JSON.parse` would turn 38 digits into 17.
 */
import { say } from '#texts/say.ts';

export type JsonValue =
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly elements: readonly JsonValue[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' };

export type JsonMember = readonly [name: string, value: JsonValue];

/** What is wrong with a text and where. Lines and columns count from 1. */
export interface JsonProblem {
  readonly kind: 'problem';
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Deeper than anything DynamoDB stores (32 levels, two braces each), and harmless to the stack. */
const depthMax = 200;

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z]+/y;

class Unreadable extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonValue {
    const value = this.#value(0);
    this.#take(blank);
    if (this.#at < this.#text.length) throw this.#expected(say('the end'));
    return value;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#text)?.[0];
    if (taken !== undefined) this.#at += taken.length;
    return taken;
  }

  /** The next character that says something. */
  #next(): string | undefined {
    this.#take(blank);
    return this.#text[this.#at];
  }

  #skip(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#at++;
    return true;
  }

  #expected(what: string): Unreadable {
    const found = this.#next();
    return new Unreadable((found === undefined ? say('Expected {what}, found the end.', { what }) : say('Expected {what}, found "{found}".', { what, found })), this.#at);
  }

  #value(depth: number): JsonValue {
    if (depth > depthMax) throw new Unreadable(say('Nested deeper than {depthMax} levels.', { depthMax }), this.#at);
    const first = this.#next();
    if (first === '{') return this.#object(depth);
    if (first === '[') return this.#array(depth);
    if (first === '"') return { kind: 'string', text: this.#string() };
    const digits = this.#take(number);
    if (digits !== undefined) return { kind: 'number', text: digits };
    return this.#word();
  }

  #word(): JsonValue {
    const start = this.#at;
    const taken = this.#take(word);
    if (taken === 'true' || taken === 'false') return { kind: 'boolean', value: taken === 'true' };
    if (taken === 'null') return { kind: 'null' };
    this.#at = start;
    throw this.#expected(say('a value'));
  }

  /** A loop and no pattern: a pattern's own stack gives up on a string of some megabytes. */
  #string(): string {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    try {
      const text = JSON.parse(this.#text.slice(start, end + 1)) as string;
      this.#at = end + 1;
      return text;
    } catch {
      throw new Unreadable(say('This string has no end, or a backslash or control character it may not have.'), start);
    }
  }

  #object(depth: number): JsonValue {
    this.#at++;
    const members: JsonMember[] = [];
    const names = new Set<string>();
    if (this.#skip('}')) return { kind: 'object', members };
    do {
      if (this.#next() !== '"') throw this.#expected(say('a name in double quotes'));
      const nameAt = this.#at;
      const name = this.#string();
      if (names.has(name)) throw new Unreadable(say('The name "{name}" stands twice.', { name }), nameAt);
      names.add(name);
      if (!this.#skip(':')) throw this.#expected('":"');
      members.push([name, this.#value(depth + 1)]);
    } while (this.#skip(','));
    if (!this.#skip('}')) throw this.#expected(say('"," or "}"'));
    return { kind: 'object', members };
  }

  #array(depth: number): JsonValue {
    this.#at++;
    const elements: JsonValue[] = [];
    if (this.#skip(']')) return { kind: 'array', elements };
    do elements.push(this.#value(depth + 1));
    while (this.#skip(','));
    if (!this.#skip(']')) throw this.#expected(say('"," or "]"'));
    return { kind: 'array', elements };
  }
}

/** Reads a text as JSON, or tells the first thing that is wrong with it. */
export function readJson(text: string): JsonValue | JsonProblem {
  try {
    return new Reader(text).whole();
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    const before = text.slice(0, thrown.at).split('\n');
    return {
      kind: 'problem',
      message: thrown.message,
      line: before.length,
      column: (before[before.length - 1] ?? '').length + 1,
    };
  }
}

export type Writable =
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Writable])[] }
  | { readonly kind: 'array'; readonly elements: readonly Writable[] };

/** Below this many characters a list or an object stays on its line. */
const lineMax = 72;

/** JSON text indented by two; what is short stays on one line. */
export function writeJson(value: Writable, indent = ''): string {
  if (value.kind === 'raw') return value.text;
  const [open, close] = value.kind === 'object' ? ['{', '}'] : ['[', ']'];
  const inner = `${indent}  `;
  const parts =
    value.kind === 'object'
      ? value.members.map(([name, member]) => `${JSON.stringify(name)}: ${writeJson(member, inner)}`)
      : value.elements.map((element) => writeJson(element, inner));
  if (parts.length === 0) return open + close;
  const space = value.kind === 'object' ? ' ' : '';
  const line = open + space + parts.join(', ') + space + close;
  if (indent !== '' && indent.length + line.length <= lineMax && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
