/** Assumptions, gathered from where they are made. */
import { isSource, isTest, type ProjectFile } from '../structure/project-files.ts';

export interface Assumption {
  /** Below `src/`. */
  readonly path: string;
  /** What it is about: what the comment says before, or what it stands above. */
  readonly about: string;
  readonly text: string;
}

/** A block comment, or lines of line comments that follow each other. */
const comment = /\/\*\*?([\s\S]*?)\*\/|(?:^[ \t]*\/\/[^\n]*\n?)+|\/\/[^\n]*/gm;

const plain = (found: string): string =>
  found
    .replace(/^[ \t]*\/\*\*?|\*\/$/g, '')
    .replace(/^[ \t]*(\*|\/\/)[ \t]?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

const sources = / ?\bSource(?: of [^:]*)?: .*?(?:\.(?= [A-Z`'"])|$)/g;

/** Each from the word on, up to a source that follows it or to the end of the comment. */
function inComment(text: string): { about: string; text: string }[] {
  const [before = '', ...found] = text.split(/\bAssumption: /);
  return found.map((one) => ({ about: before.replace(sources, '').trim(), text: one.split(/(?<=[.;]) Source(?: of [^:]*)?: /)[0]!.trim() }));
}

/** What the first line after a place declares or says: short, so that other changes of the line do not show. */
function subjectAfter(text: string, at: number): string {
  const line = /\S[^\n]*/.exec(text.slice(at))?.[0] ?? '';
  const declared = /^(?:export )?(?:function|const|class|interface|type) (\w+)/.exec(line)?.[1];
  if (declared !== undefined) return `\`${declared}\``;
  return [...line.matchAll(/'([^']+)'|`([^`]+)`/g)].map(([, one, other]) => one ?? other!).at(-1) ?? '';
}

function inFile({ path, text }: ProjectFile): Assumption[] {
  return [...text.matchAll(comment)].flatMap(({ 0: found, index }) =>
    inComment(plain(found)).map((one) => ({
      path: path.slice('src/'.length),
      about: one.about === '' ? subjectAfter(text, index + found.length) : one.about,
      text: one.text,
    })),
  );
}

export const assumptionsIn = (files: readonly ProjectFile[]): Assumption[] => files.filter((file) => isSource(file) && !isTest(file)).flatMap(inFile);
