/** What the engine's door lets out, and whether it says what it is. */
import { posix } from 'node:path';
import type { ProjectFile } from './project-files.ts';

const doorPath = 'src/engine/index.ts';

/** `export { a, type B } from './c.ts'`, or `export * as d from './d.ts'`. */
const exported = /^export (?:type )?(?:\{([^}]*)\}|\* as \w+) from '([^']+)';/gm;

const resolved = (specifier: string): string =>
  specifier.startsWith('#') ? `src/${specifier.slice(1)}` : posix.join(posix.dirname(doorPath), specifier);

function declared(text: string): { readonly name: string; readonly isDocumented: boolean }[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const name = /^export (?:abstract )?(?:function\*?|const|class|interface|type) (\w+)/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, isDocumented: lines[at - 1]?.trimEnd().endsWith('*/') === true }];
  });
}

/** What the door lets out by its name, and the functions that it lets out together, without a comment. */
export function undocumented(files: readonly ProjectFile[]): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return [...texts.get(doorPath)!.matchAll(exported)].flatMap(([, names, specifier]) => {
    const path = resolved(specifier!);
    // Limits stand in groups, and a comment above a group is about all of it.
    if (path.endsWith('/limits.ts')) return [];
    const wanted = names?.split(',').map((name) => name.replace('type ', '').trim());
    const bare = declared(texts.get(path)!).filter(({ name, isDocumented }) => !isDocumented && (wanted?.includes(name) ?? true));
    return bare.map(({ name }) => `${path}: ${name}`);
  });
}
