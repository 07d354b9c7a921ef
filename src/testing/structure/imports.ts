/** Who imports whom, type imports included. */
import { posix } from 'node:path';
import { isSource, type ProjectFile } from './project-files.ts';

export interface Import {
  /** The file that imports. */
  readonly from: string;
  /** The file that is imported, or the package's name. */
  readonly to: string;
  /** Nothing of it is left when the program runs. */
  readonly isType: boolean;
}

/** A whole statement, or a call of `import`. */
const statement = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '');

/** Source of the mapping: `imports` in package.json. */
function resolved(from: string, specifier: string): string {
  if (specifier === '#engine') return 'src/engine/index.ts';
  const path = specifier.split('?')[0]!;
  if (path.startsWith('#')) return `src/${path.slice(1)}`;
  return path.startsWith('.') ? posix.join(posix.dirname(from), path) : path;
}

export function importsOf({ path, text }: ProjectFile): Import[] {
  return [...withoutComments(text).matchAll(statement)].map(([, type, whole, called]) => ({
    from: path,
    to: resolved(path, (whole ?? called)!),
    isType: type !== undefined,
  }));
}

export const allImports = (files: readonly ProjectFile[]): Import[] => files.filter(isSource).flatMap(importsOf);

/** A way round for each cycle, e.g. `a.ts > b.ts > a.ts`. */
export function cycles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) found.push([...way.slice(start), file].join(' > '));
    if (start >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
