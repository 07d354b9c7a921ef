/**
 * Golden cases: conversations with the engine as text. A file holds several, each under a title:
 *
 *     # a write is charged by the larger of the two items
 *     rule: 2.11
 *     source: DG/read-write-operations
 *     verified: docs
 *
 *     table Music pk:S
 *     PutItem {TableName: Music, Item: {pk: {S: a}}}
 *     ----
 *     200 {}
 *     | PutItem arrived, 40 B, for table Music.
 *
 * What stands above the dashes is the author's and stays as it is; what stands below them, up to an empty
 * line, is the engine's and is written by it (`GOLDEN=write npx vitest run golden`). Commands without dashes
 * set the scene: they must succeed and say nothing. A command begins at the margin and goes on indented.
 */
export interface Turn {
  /** The author's lines: one command, or several of which only the last is answered. */
  readonly lines: readonly string[];
  /** The engine's lines; absent where nothing is answered. */
  readonly answer: readonly string[] | undefined;
}

export interface GoldenCase {
  readonly title: string;
  readonly header: ReadonlyMap<string, string>;
  readonly turns: readonly Turn[];
}

export const verifications: readonly string[] = ['aws', 'docs', 'assumed'];

const dashes = '----';
const headerLine = /^([a-z]+): (.+)$/;

/** Reads a file; a text that is no golden file is an error of its author and thrown. */
export function parseCases(text: string): GoldenCase[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith('# ') ? [at] : []));
  if (starts.length === 0) throw new Error('no case begins with "# "');
  return starts.map((start, i) => parseCase(lines.slice(start, starts[i + 1])));
}

function parseCase(lines: readonly string[]): GoldenCase {
  const title = lines[0]!.slice(2);
  const header = new Map<string, string>();
  let at = 1;
  for (; at < lines.length && lines[at] !== ''; at++) {
    const [, name, value] = headerLine.exec(lines[at]!) ?? [];
    if (name === undefined || value === undefined) throw new Error(`${title}: not a header line: ${lines[at]}`);
    header.set(name, value);
  }
  for (const name of ['rule', 'source', 'verified']) if (!header.has(name)) throw new Error(`${title}: no ${name}`);
  if (!verifications.includes(header.get('verified')!)) throw new Error(`${title}: verified is ${verifications.join(', ')}`);
  return { title, header, turns: parseTurns(lines.slice(at)) };
}

function parseTurns(lines: readonly string[]): Turn[] {
  const turns: Turn[] = [];
  let commands: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line === dashes) {
      const answer: string[] = [];
      for (at++; at < lines.length && lines[at] !== ''; at++) answer.push(lines[at]!);
      turns.push({ lines: commands, answer });
      commands = [];
    } else if (line !== '') commands.push(line);
  }
  if (commands.length > 0) turns.push({ lines: commands, answer: undefined });
  return turns;
}

export function formatCases(cases: readonly GoldenCase[]): string {
  const texts = cases.map(({ title, header, turns }) => {
    const head = [`# ${title}`, ...[...header].map(([name, value]) => `${name}: ${value}`)];
    const blocks = turns.map(({ lines, answer }) => [...lines, ...(answer === undefined ? [] : [dashes, ...answer])]);
    return [head, ...blocks].map((block) => block.join('\n')).join('\n\n');
  });
  return `${texts.join('\n\n')}\n`;
}

/** The commands of a turn: lines at the margin begin one, indented lines go on with it. */
export function commandsOf({ lines }: Turn): string[] {
  const commands: string[] = [];
  for (const line of lines) {
    if (/^\s/.test(line) && commands.length > 0) commands[commands.length - 1] += `\n${line}`;
    else commands.push(line);
  }
  return commands;
}
