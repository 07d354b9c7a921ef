/** Where the page says something: the calls of `say` and its like in the sources, and what is wrong with one. */
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';
import { type PhysicsGroup, physicsGroups } from '#engine';
import { keyOf } from '#texts/say.ts';
import type { ProjectFile } from '../structure/project-files.ts';

export interface Said {
  /** What it is called in a catalogue. */
  readonly key: string;
  /** The form for one, of a text with a number. */
  readonly one: string | undefined;
  readonly path: string;
}

export interface Reading {
  readonly said: readonly Said[];
  /** With file and line. */
  readonly problems: readonly string[];
}

/** By the argument that has the text, or its forms. */
const speakers: Readonly<Record<string, { readonly at: number; readonly hasForms: boolean }>> = {
  say: { at: 0, hasForms: false },
  saidWith: { at: 0, hasForms: false },
  sayCount: { at: 1, hasForms: true },
  formatCount: { at: 1, hasForms: true },
};

/** These define the speakers. */
const definers: ReadonlySet<string> = new Set(['src/texts/say.ts', 'src/ui/kit/said-with.tsx', 'src/session/format.ts']);

const literal = (node: ESTree.Node | undefined): string | undefined =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

function memberOf(node: ESTree.Node | undefined, name: string): string | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties) {
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name) return literal(property.value);
  }
  return undefined;
}

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Of one file. */
export function saidIn({ path, text }: ProjectFile): Reading {
  const said: Said[] = [];
  const problems: string[] = [];
  const problem = (node: ESTree.Node, words: string): void => void problems.push(`${path}:${lineOf(text, node.start)}: ${words}`);
  const note = (node: ESTree.CallExpression, name: string): void => {
    const { at, hasForms } = speakers[name]!;
    const given = node.arguments[at];
    const one = hasForms ? memberOf(given, 'one') : undefined;
    const words = hasForms ? memberOf(given, 'other') : literal(given);
    const context = hasForms ? undefined : node.arguments[2];
    if (words === undefined || (hasForms && one === undefined)) return problem(node, `what is given to ${name} is no literal`);
    if (context !== undefined && literal(context) === undefined) return problem(node, `the context given to ${name} is no literal`);
    if (words !== words.trim() || words === '') problem(node, `"${words}" begins or ends in a space`);
    said.push({ key: keyOf(words, literal(context)), one, path });
  };
  new Visitor({
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && Object.hasOwn(speakers, node.callee.name)) note(node, node.callee.name);
    },
  }).visit(parseSync(path, text).program);
  return { said, problems };
}

/** The engine describes its settings in English, and the page says them as its own; but for names of operations, and `%`. */
const settingsSaid: readonly Said[] = Object.values<PhysicsGroup>(physicsGroups)
  .flatMap(({ title, settings }) => [title, ...Object.values(settings).flatMap(({ label, unit, says, source }) => [label, unit, says, source])])
  .filter((text): text is string => typeof text === 'string' && !/^(%|([A-Z][a-z]+){2,})$/.test(text))
  .map((text): Said => ({ key: text, one: undefined, path: 'src/engine/model/physics' }));

/** Of the page's own files, and of what it says of the engine's settings. */
export function allSaid(files: readonly ProjectFile[]): Reading {
  const readings = files.filter(isPage).map(saidIn);
  return { said: [...readings.flatMap(({ said }) => said), ...settingsSaid], problems: readings.flatMap(({ problems }) => problems) };
}

export const isPage = ({ path }: ProjectFile): boolean =>
  /^src\/(ui|app|session|texts|lesson(?!\/(compile|draft)\/))\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !definers.has(path);
