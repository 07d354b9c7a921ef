/** The files of a learner's code: names that can be imported, one file that is run, and an end to it all. */
import { say } from '#texts/say.ts';
import { type CodeFile, mainFileName } from './code-runner.ts';

export const filesMax = 12;

/** The text of the file; nothing where there is none. */
export const textOf = (files: readonly CodeFile[], name: string): string | undefined =>
  files.find((file) => file.name === name)?.text;

export const withText = (files: readonly CodeFile[], name: string, text: string): readonly CodeFile[] =>
  files.map((file) => (file.name === name ? { name, text } : file));

export const withoutFile = (files: readonly CodeFile[], name: string): readonly CodeFile[] =>
  files.filter((file) => file.name !== name || name === mainFileName);

/** What a typed name becomes: `orders` is `orders.ts`. */
export const fileNameOf = (typed: string): string => `${typed.trim().replace(/^\.\//, '').replace(/\.ts$/, '')}.ts`;

/** Why there can be no file of this name; nothing when there can. */
export function fileNameProblem(files: readonly CodeFile[], name: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{1,40}\.ts$/.test(name)) return say('A name has letters, digits, hyphens and underscores.');
  if (textOf(files, name) !== undefined) return say('{name} is there already.', { name });
  return files.length >= filesMax ? say('There are {filesMax} files already.', { filesMax }) : undefined;
}

/** Files read from outside; nothing when they are not what this page once stored. */
export function readFiles(value: unknown): readonly CodeFile[] | undefined {
  if (!Array.isArray(value) || value.length > filesMax) return undefined;
  const files: CodeFile[] = [];
  for (const file of value as unknown[]) {
    const { name, text } = (file ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || typeof text !== 'string' || fileNameProblem(files, name) !== undefined) return undefined;
    files.push({ name, text });
  }
  return textOf(files, mainFileName) === undefined ? undefined : files;
}
