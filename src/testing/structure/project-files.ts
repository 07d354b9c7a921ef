/** The text files of the project, for the tests that hold its shape. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ProjectFile {
  /** From the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What is installed, built or reported; and `test-results`, which a run of the browser leaves behind. */
const foreign = /^(node_modules|\.git|dist.*|test-results|playwright-report|blob-report)$/;
const textual = /\.(ts|tsx|mts|mjs|css|html|json|md|txt|svg|webmanifest)$/;

/** All text files that are ours, in alphabetical order. */
export function projectFiles(): ProjectFile[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !foreign.test(name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${entry.name}/`) : [entry.name]))
    .filter((path) => textual.test(path) && path !== 'package-lock.json')
    .sort()
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

const filesUnder = (folder: string): string[] =>
  readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length).replaceAll('\\', '/').replace(/\/{2,}/g, '/'));

export const isSource = ({ path }: ProjectFile): boolean => /^src\/.*\.tsx?$/.test(path);

export const isTest = ({ path }: ProjectFile): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('src/testing/');

/** Code without comments, and without what stands in quotes, on the same lines. Templates keep what they compute. */
export function codeOf(text: string): string {
  const blank = (found: string): string => found.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, blank);
}
