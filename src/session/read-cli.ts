/**
 * A line of the AWS command line, read as a request: the way back from "Copy as AWS CLI". It takes quotes,
 * backslashes and continued lines as a POSIX shell does, and nothing else of a shell.
 */
import { requestShapes, type Shape } from '#engine';
import { say } from '#texts/say.ts';
import { kebab } from './copy-as-cli.ts';
import { readJson, type Writable, writeJson } from './json-text.ts';
import { writable } from './pretty-json.ts';

export type CliRead =
  | { readonly operation: string; readonly text: string }
  /** What is wrong, and where in the line. */
  | { readonly problem: string; readonly from: number; readonly to: number };

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

class Unreadable extends Error {
  readonly from: number;
  readonly to: number;

  constructor(message: string, { from, to }: Pick<Word, 'from' | 'to'>) {
    super(message);
    this.from = from;
    this.to = to;
  }
}

export function readCli(line: string): CliRead {
  try {
    return requestOf(wordsOf(line), line.length);
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    return { problem: thrown.message, from: thrown.from, to: thrown.to };
  }
}

/** Commands by their names on the command line. */
export const cliOperations: ReadonlyMap<string, string> = new Map(Object.keys(requestShapes).map((name) => [kebab(name), name]));

/** Of the command line itself and without a part in the request. */
const ownFlags: readonly string[] = ['no-paginate', 'no-cli-pager', 'debug', 'no-verify-ssl'];
const ownOptions: readonly string[] = ['region', 'profile', 'output', 'endpoint-url', 'query', 'color'];

function requestOf(words: readonly Word[], end: number): CliRead {
  const [aws, service, command, ...rest] = words;
  const nowhere = { from: end, to: end };
  if (aws?.text !== 'aws') throw new Unreadable(say('A line begins with "aws dynamodb".'), aws ?? nowhere);
  if (service?.text !== 'dynamodb') throw new Unreadable(say('Behind "aws" stands "dynamodb".'), service ?? nowhere);
  const operation = cliOperations.get(command?.text ?? '');
  if (command === undefined || operation === undefined) throw new Unreadable(say('Behind "aws dynamodb" stands a command, e.g. put-item.'), command ?? nowhere);
  const members: (readonly [string, Writable])[] = [];
  for (let at = 0; at < rest.length; at++) {
    const { name, inline } = optionOf(rest[at]!);
    if (ownFlags.includes(name)) continue;
    const option = ownOptions.includes(name) ? undefined : memberOf(operation, name, rest[at]!);
    if (option?.shape.kind === 'boolean') {
      members.push([option.member, { kind: 'raw', text: String(!option.isNegated) }]);
      continue;
    }
    const word = inline ?? rest[++at];
    if (word === undefined) throw new Unreadable(say('--{name} has no value.', { name }), rest[rest.length - 1]!);
    if (option !== undefined) members.push([option.member, valueOf(option.shape, word)]);
  }
  return { operation, text: writeJson({ kind: 'object', members }) };
}

/** `--name value` or `--name=value`. */
function optionOf(word: Word): { readonly name: string; readonly inline: Word | undefined } {
  const [, name, sign, text = ''] = /^--([a-z0-9-]+)(=)?(.*)$/s.exec(word.text) ?? [];
  if (name === undefined) throw new Unreadable(say('An option begins with two hyphens.'), word);
  return { name, inline: sign === undefined ? undefined : { ...word, text } };
}

function memberOf(operation: string, name: string, word: Word): { readonly member: string; readonly shape: Shape; readonly isNegated: boolean } {
  const { members } = requestShapes[operation as keyof typeof requestShapes] as Extract<Shape, { kind: 'structure' }>;
  for (const [member, shape] of Object.entries(members)) {
    if (kebab(member) === name) return { member, shape, isNegated: false };
    if (`no-${kebab(member)}` === name && shape.kind === 'boolean') return { member, shape, isNegated: true };
  }
  throw new Unreadable(say('{kebab} has no option --{name}.', { kebab: kebab(operation), name }), word);
}

function valueOf(shape: Shape, word: Word): Writable {
  if (/^(file|fileb):\/\//.test(word.text)) throw new Unreadable(say('Files of the machine can not be read here. Write the JSON itself.'), word);
  switch (shape.kind) {
    case 'string':
    case 'blob':
      return { kind: 'raw', text: JSON.stringify(word.text) };
    case 'integer':
    case 'long':
    case 'double':
    case 'timestamp':
      if (!/^-?\d+(\.\d+)?$/.test(word.text)) throw new Unreadable(say('Here stands a number.'), word);
      return { kind: 'raw', text: word.text };
    default: {
      const json = readJson(word.text);
      if (json.kind === 'problem') throw new Unreadable(say('Here stands JSON, in single quotes. {message}', { message: json.message }), word);
      return writable(json);
    }
  }
}

function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at]!) || (line[at] === '\\' && line[at + 1] === '\n')) {
      at += line[at] === '\\' ? 2 : 1;
      continue;
    }
    const word = wordAt(line, at);
    words.push(word);
    at = word.to;
  }
  return words;
}

function wordAt(line: string, from: number): Word {
  let text = '';
  let at = from;
  while (at < line.length && !/\s/.test(line[at]!)) {
    const letter = line[at]!;
    if (letter === "'" || letter === '"') {
      const inside = quotedAt(line, at);
      text += inside.text;
      at = inside.to;
    } else if (letter === '\\') {
      if (line[at + 1] === '\n') break;
      text += line[at + 1] ?? '';
      at += 2;
    } else {
      text += letter;
      at++;
    }
  }
  return { text, from, to: at };
}

/** In single quotes everything is itself; in double ones a backslash may stand before a few letters. */
function quotedAt(line: string, from: number): Word {
  const quote = line[from]!;
  let text = '';
  for (let at = from + 1; at < line.length; at++) {
    if (line[at] === quote) return { text, from, to: at + 1 };
    if (quote === '"' && line[at] === '\\' && '"\\$`'.includes(line[at + 1] ?? ' ')) at++;
    text += line[at];
  }
  throw new Unreadable(say('This quote has no end.'), { from, to: line.length });
}
