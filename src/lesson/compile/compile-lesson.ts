/** One lesson from its Markdown. Throws a {@link LessonProblem} with file and line for text that is none. */
import type { Code, Heading, RootContent } from 'mdast';
import type { Lesson, Step } from '../lesson.ts';
import type { Block } from '../prose.ts';
import { callOf, callsOf, groundOf, hintOf, pictureOf, predictOf, readYaml } from './blocks.ts';
import { checkOf } from './check-notation.ts';
import { parseMarkdown, proseOf } from './markdown.ts';
import { Place } from './problem.ts';
import { blocks, frontMatter } from './schema.ts';

export interface LessonSource {
  /** As problems name it. */
  readonly file: string;
  readonly track: string;
  readonly text: string;
  /** A short word for a text, another one for another text. */
  readonly digest: (text: string) => string;
}

const frontMatterNotation = /^---\n([\s\S]*?\n)---\n/;

export function compileLesson({ file, track, text, digest }: LessonSource): Lesson {
  const source = text.replaceAll('\r\n', '\n');
  const [head, yaml] = frontMatterNotation.exec(source) ?? [];
  if (head === undefined || yaml === undefined) throw new Place(file, 1).problem('the front matter between --- and --- is missing');
  const front = readYaml(frontMatter, yaml, new Place(file, 1, 'front matter'));
  // Blank lines in its place keep the line numbers true.
  const { children } = parseMarkdown('\n'.repeat(head.split('\n').length - 1) + source.slice(head.length));
  const steps = sectionsOf(children, new Place(file, undefined)).map((section) => stepOf(section));
  return {
    ...front,
    edition: digest(source.slice(head.length)),
    track,
    start: groundOf(front.start),
    allowedOperations: front.allowedOperations,
    steps,
  };
}

/** A heading of the second level and what stands below it. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly RootContent[];
  readonly place: Place;
}

function sectionsOf(nodes: readonly RootContent[], place: Place): Section[] {
  const sections: (Section & { nodes: RootContent[] })[] = [];
  for (const node of nodes) {
    const here = place.at(node.position?.start.line);
    if (node.type === 'heading' && node.depth === 2) sections.push({ ...headingOf(node, here), nodes: [], place: here });
    else if (sections.length === 0) throw here.problem('text before the first step');
    else sections[sections.length - 1]!.nodes.push(node);
  }
  if (sections.length === 0) throw place.problem('a lesson has at least one step: ## Title {#id}');
  const ids = sections.map(({ id }) => id);
  const twice = sections.find(({ id }, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw twice.place.problem(`the step id ${twice.id} is used twice`);
  return sections;
}

function headingOf(node: Heading, place: Place): { id: string; title: string } {
  const [text] = node.children;
  const [, title, id] = /^(.+?)\s*\{#([a-z][a-z0-9-]*)\}$/.exec(text?.type === 'text' ? text.value : '') ?? [];
  if (title === undefined || id === undefined || node.children.length > 1) throw place.problem('a step begins with ## Title {#id}');
  return { id, title };
}

type BlockName = keyof typeof blocks;

/** The word behind ```yaml, where it is the name of a block. */
function blockNameOf(node: Code, place: Place): BlockName | undefined {
  if (node.lang !== 'yaml') return undefined;
  const [name = ''] = (node.meta ?? '').split(' ');
  if (!Object.hasOwn(blocks, name)) throw place.problem(`a YAML block is one of ${Object.keys(blocks).join(', ')}; this is "${name}"`);
  return name as BlockName;
}

const isAfterword = (node: RootContent): boolean =>
  node.type === 'heading' && node.depth === 3 && node.children[0]?.type === 'text' && node.children[0].value === 'Afterword';

function stepOf({ id, title, nodes, place }: Section): Step {
  const at = nodes.findIndex(isAfterword);
  const body = at < 0 ? nodes : nodes.slice(0, at);
  const found = new Map<BlockName, { node: Code; place: Place }[]>();
  const prose: RootContent[] = [];
  for (const node of body) {
    const here = place.at(node.position?.start.line, `step ${id}`);
    const name = node.type === 'code' ? blockNameOf(node, here) : undefined;
    if (name === undefined || node.type !== 'code') prose.push(node);
    else found.set(name, [...(found.get(name) ?? []), { node, place: here.at(here.line, `step ${id}, ${name}`) }]);
  }
  return {
    id,
    title,
    prose: proseOf(prose, place),
    ...blocksOf(found),
    afterword: at < 0 ? [] : nodes.slice(at + 1).map((node) => afterwordBlock(node, place.at(node.position?.start.line, `step ${id}`))),
  };
}

type Found = ReadonlyMap<BlockName, readonly { readonly node: Code; readonly place: Place }[]>;

function blocksOf(found: Found): Omit<Step, 'id' | 'title' | 'prose' | 'afterword'> {
  /** The only block of a name. */
  const only = <T>(name: BlockName, read: (text: string, place: Place) => T): T | undefined => {
    const [first, second] = found.get(name) ?? [];
    if (second !== undefined) throw second.place.problem('a step has one of these');
    return first && read(first.node.value, first.place);
  };
  const options = only('step', (text, place) => readYaml(blocks.step, text, place));
  return {
    view: options?.view,
    request: options?.request && callOf(options.request),
    given: only('given', (text, place) => groundOf(readYaml(blocks.given, text, place))) ?? [],
    predict: only('predict', (text, place) => predictOf(readYaml(blocks.predict, text, place), place)),
    check: only('check', (text, place) => checkOf(readYaml(blocks.check, text, place))),
    hints: only('hints', (text, place) => readYaml(blocks.hints, text, place).map((hint) => hintOf(hint, place))) ?? [],
    solutions: (found.get('solution') ?? []).map(({ node, place }) => ({
      title: node.meta?.split(' ').slice(1).join(' ') ?? '',
      calls: callsOf(readYaml(blocks.solution, node.value, place)),
    })),
    wrong: (found.get('wrong') ?? []).map(({ node, place }) => {
      const { calls, says } = readYaml(blocks.wrong, node.value, place);
      return { calls: callsOf(calls), says };
    }),
  };
}

/** An afterword has pictures between its paragraphs. */
function afterwordBlock(node: RootContent, place: Place): Block {
  if (node.type === 'code' && blockNameOf(node, place) === 'picture') {
    return { kind: 'picture', picture: pictureOf(readYaml(blocks.picture, node.value, place)) };
  }
  return proseOf([node], place)[0]!;
}
