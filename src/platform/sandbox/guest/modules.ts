/** Loads and runs the learner's files, and gives them what they import. */
import { type CodeFile, mainFileName } from '#session/code-runner.ts';
import { compile, syntaxProblem } from './compile.ts';
import { nearestName } from './nearest-name.ts';
import type { Packages } from './packages.ts';

type Exports = Record<string, unknown>;
type Require = (specifier: string) => unknown;
export type FileBody = (exports: Exports, require: Require) => unknown;

export interface ModulesOptions {
  readonly files: readonly CodeFile[];
  readonly packages: Packages;
  /** Makes a function of a module's text. */
  readonly load: (file: string, moduleText: string) => Promise<FileBody>;
}

/**
 * Runs {@link mainFileName} to its end. All files are read before the first one runs, so that a mistake in
 * any of them is told before anything has happened.
 */
export async function runModules({ files, packages, load }: ModulesOptions): Promise<void> {
  const bodies = new Map<string, FileBody>();
  for (const file of files) {
    const text = compile(file);
    try {
      bodies.set(file.name, await load(file.name, text));
    } catch (thrown) {
      throw syntaxProblem(file.name, thrown);
    }
  }
  const loaded = new Map<string, Exports>();
  const require: Require = (specifier) => {
    const found = packages.get(specifier);
    if (found !== undefined) return namedExports(specifier, { ...found, __esModule: true });
    const name = fileOf(specifier, bodies);
    if (name === undefined) throw new Error(notFound(specifier, packages, bodies));
    return namedExports(specifier, loaded.get(name) ?? run(name));
  };
  /** A file that is imported in a circle is seen as far as it has come. */
  const run = (name: string): Exports => {
    const exports: Exports = {};
    loaded.set(name, exports);
    bodies.get(name)!(exports, require);
    return exports;
  };
  const main = bodies.get(mainFileName);
  if (main === undefined) throw new Error(`There is no ${mainFileName}, which is the file that is run.`);
  const exports: Exports = {};
  loaded.set(mainFileName, exports);
  await main(exports, require);
}

/** `./orders` and `./orders.js` are `orders.ts`. */
function fileOf(specifier: string, bodies: ReadonlyMap<string, unknown>): string | undefined {
  if (!specifier.startsWith('./')) return undefined;
  const name = specifier.slice(2);
  return [name, `${name}.ts`, name.replace(/\.js$/, '.ts')].find((candidate) => bodies.has(candidate));
}

function notFound(specifier: string, packages: Packages, bodies: ReadonlyMap<string, unknown>): string {
  const quoted = (names: Iterable<string>): string => [...names].map((name) => `"${name}"`).join(', ');
  if (/^\.{0,2}\//.test(specifier)) {
    return `No file "${specifier}". There is ${quoted([...bodies.keys()].map((name) => `./${name}`))}.`;
  }
  return `"${specifier}" can't be imported here. What can: ${quoted(packages.keys())} and files of your own, such as "./other".`;
}

/** A name that isn't exported is told where it is used, and not as `undefined` somewhere behind. */
function namedExports(specifier: string, exports: Exports): Exports {
  return new Proxy(exports, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || name === '__esModule' || name === 'then') {
        return Reflect.get(target, name) as unknown;
      }
      const near = nearestName(name, Object.keys(target).filter((known) => !known.endsWith('$')));
      throw new SyntaxError(`"${specifier}" exports no "${name}".${near === undefined ? '' : ` Is "${near}" meant?`}`);
    },
  });
}
