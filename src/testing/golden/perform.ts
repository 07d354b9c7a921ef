/** Plays golden cases. */
import { parse, type ScalarTag } from 'yaml';
import { encodeUtf8, realisticLag, type Settings } from '#engine';
import { itemOf, type Plain } from '../plain-values.ts';
import { type Body, Story, type Told } from '../story.ts';
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

class Performance {
  readonly #story: Story;
  readonly #speaks: boolean;
  #last: Told | undefined;

  constructor({ header }: GoldenCase) {
    this.#story = new Story(settingsOf(header.get('settings')));
    this.#speaks = header.get('trace') !== 'no';
  }

  play(turn: Turn): Turn {
    const commands = commandsOf(turn);
    const answered = turn.answer === undefined ? undefined : commands.pop();
    for (const command of commands) this.#quietly(command);
    if (answered === undefined) return turn;
    const sinceMs = this.#story.engine.nowMs;
    const told = this.#send(answered);
    const spoken = this.#speaks ? sayTraces(told.result.traces, sinceMs) : [];
    return { lines: turn.lines, answer: [...sayAnswer(told), ...spoken] };
  }

  #quietly(command: string): void {
    const [word = '', rest] = split(command);
    if (word === 'table') this.#story.table(rest.replaceAll('\n', ' '));
    else if (word === 'load') this.#load(rest);
    else {
      const told = this.#send(command);
      if (told.status !== 200) throw new Error(`${command}: ${told.status} ${told.message}`);
    }
  }

  /** `load Music` and an item a line, in plain values. */
  #load(text: string): void {
    const [tableName = '', ...lines] = text.split('\n');
    const items = lines.map((line) => itemOf(this.#value(line) as { readonly [name: string]: Plain }));
    this.#story.put(tableName, ...items);
  }

  #send(command: string): Told {
    const [operation, text] = split(command);
    if (operation === 'raw') {
      const [target = '', body] = split(text);
      this.#last = this.#story.send(target === '-' ? undefined : target, encodeUtf8(body));
    } else this.#last = this.#story.call(operation, (text === '' ? {} : this.#value(text)) as object);
    return this.#last;
  }

  #value(text: string): unknown {
    const tags: ScalarTag[] = [
      { tag: '!x', resolve: (count) => 'x'.repeat(Number(count)) },
      { tag: '!nines', resolve: (count) => '9'.repeat(Number(count)) },
      { tag: '!last', resolve: (path) => this.#lastAt(path) },
    ];
    return parse(text, { customTags: tags, schema: 'core', uniqueKeys: false });
  }

  /** A member of the answer before, e.g. `LastEvaluatedKey`, or its `requestId`. */
  #lastAt(path: string): unknown {
    if (path === 'requestId') return this.#last?.result.response?.headers['x-amzn-requestid'];
    return path.split('.').reduce((value: Body, name) => value?.[name] as Body, this.#last?.body);
  }
}

function split(text: string): [string, string] {
  const end = /\s/.exec(text)?.index ?? text.length;
  return [text.slice(0, end), text.slice(end + 1)];
}

/** The case with the answers that the engine gives. */
export function perform(golden: GoldenCase): GoldenCase {
  const performance = new Performance(golden);
  return { ...golden, turns: golden.turns.map((turn) => performance.play(turn)) };
}
