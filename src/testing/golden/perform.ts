/** Plays golden cases. */
import { parse, type ScalarTag } from 'yaml';
import { encodeUtf8, realisticLag, type Settings } from '#engine';
import { itemOf, type Plain } from '../plain-values.ts';
import { type Body, Story, targetOf, type Told } from '../story.ts';
import { commandsOf, type GoldenCase, type Turn } from './case.ts';
import { sayAnswer, sayTraces } from './speak.ts';

/** `settings: seed 7, lag realistic` */
function settingsOf(text = ''): Partial<Settings> {
  const words = new Map(text.split(',').map((part) => part.trim().split(' ') as [string, string]));
  return {
    ...(words.has('seed') ? { seed: Number(words.get('seed')) } : {}),
    ...(words.get('lag') === 'realistic' ? realisticLag : {}),
  };
}

/** What was sent and what came of it. */
export interface Sent {
  readonly target: string | undefined;
  readonly body: string;
  readonly told: Told;
  /** Virtual time before. */
  readonly sinceMs: number;
}

/** The lines below the dashes. */
export type Say = (sent: Sent, golden: GoldenCase) => readonly string[];

/** The answer, and the trace unless the header says `trace: no`. */
const sayAll: Say = ({ told, sinceMs }, { header }) => [
  ...sayAnswer(told),
  ...(header.get('trace') === 'no' ? [] : sayTraces(told.result.traces, sinceMs)),
];

class Performance {
  readonly #story: Story;
  readonly #golden: GoldenCase;
  readonly #say: Say;
  #last: Told | undefined;

  constructor(golden: GoldenCase, say: Say) {
    this.#story = new Story(settingsOf(golden.header.get('settings')));
    this.#golden = golden;
    this.#say = say;
  }

  play(turn: Turn): Turn {
    const commands = commandsOf(turn);
    const answered = turn.answer === undefined ? undefined : commands.pop();
    for (const command of commands) this.#quietly(command);
    if (answered === undefined) return turn;
    return { lines: turn.lines, answer: this.#say(this.#send(answered), this.#golden) };
  }

  #quietly(command: string): void {
    const [word, rest] = split(command);
    if (word === 'table') this.#story.table(rest.replaceAll('\n', ' '));
    else if (word === 'load') this.#load(rest);
    else {
      const { told } = this.#send(command);
      if (told.status !== 200) throw new Error(`${command}: ${told.status} ${told.message}`);
    }
  }

  /** `load Music` and an item a line, in plain values. */
  #load(text: string): void {
    const [tableName = '', ...lines] = text.split('\n');
    const items = lines.map((line) => itemOf(this.#value(line) as { readonly [name: string]: Plain }));
    this.#story.put(tableName, ...items);
  }

  #send(command: string): Sent {
    const [operation, text] = split(command);
    const sinceMs = this.#story.engine.nowMs;
    let target: string | undefined = targetOf(operation);
    let body = operation === 'raw' || text === '' ? '{}' : JSON.stringify(this.#value(text));
    if (operation === 'raw') {
      const [rawTarget, rawBody] = split(text);
      target = rawTarget === '-' ? undefined : rawTarget;
      body = rawBody;
    }
    const told = this.#story.send(target, encodeUtf8(body));
    this.#last = told;
    return { target, body, told, sinceMs };
  }

  #value(text: string): unknown {
    const tags: ScalarTag[] = [
      { tag: '!x', resolve: (count) => 'x'.repeat(Number(count)) },
      { tag: '!nines', resolve: (count) => '9'.repeat(Number(count)) },
      { tag: '!fill', resolve: filled },
      { tag: '!times', resolve: (list) => this.#times(list) },
      { tag: '!last', resolve: (path) => this.#lastAt(path) },
    ];
    return parse(text, { customTags: tags, schema: 'core', merge: true, uniqueKeys: false });
  }

  /** `101 {pk: {S: k@}}` is a list of so many, with their numbers for the `@`. */
  #times(list: string): unknown[] {
    const [count, text] = split(list);
    return Array.from({ length: Number(count) }, (_, i) => this.#value(text.replaceAll('@', String(i + 1))));
  }

  /** A member of the answer before, e.g. `LastEvaluatedKey`, or its `requestId`. */
  #lastAt(path: string): unknown {
    if (path === 'requestId') return this.#last?.result.response?.headers['x-amzn-requestid'];
    return path.split('.').reduce((value: Body, name) => value?.[name] as Body, this.#last?.body);
  }
}

/** `REMOVE {4090:x}` has so many x after the word. */
const filled = (text: string): string => text.replace(/\{(\d+):([^}]*)\}/g, (_, count: string, piece: string) => piece.repeat(Number(count)));

function split(text: string): [string, string] {
  const end = /\s/.exec(text)?.index ?? text.length;
  return [text.slice(0, end), text.slice(end + 1)];
}

/** The case with the answers that the engine gives. */
export function perform(golden: GoldenCase, say: Say = sayAll): GoldenCase {
  const performance = new Performance(golden, say);
  return { ...golden, turns: golden.turns.map((turn) => performance.play(turn)) };
}
