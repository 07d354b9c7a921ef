/** Rules that hold line by line. Each gives back its breaches, with their places. */
import { codeOf, isSource, isTest, type ProjectFile } from './project-files.ts';

export interface Rule {
  readonly name: string;
  readonly appliesTo: (file: ProjectFile) => boolean;
  /** Of one line. */
  readonly forbids: RegExp;
  /** Comments and texts count, too. */
  readonly readsAll?: boolean;
  /** A line that breaks it, to show that it bites. */
  readonly example: string;
}

const isEngine = (file: ProjectFile): boolean => file.path.startsWith('src/engine/') && isSource(file) && !isTest(file);
/** This file and its test name what they forbid. */
const isElsewhere = ({ path }: ProjectFile): boolean => !path.startsWith('src/testing/structure');

export const rules: readonly Rule[] = [
  {
    name: 'the engine has no clock but its own',
    appliesTo: isEngine,
    forbids: /\b(Date|performance|Temporal|Intl)\b(?!:)/,
    example: 'const now = Date.now();',
  },
  {
    name: 'the engine has no chance but that of its seed',
    appliesTo: isEngine,
    forbids: /\bMath\.random\b|\bcrypto\b/,
    example: 'if (Math.random() < 0.5) split();',
  },
  {
    name: 'the engine has no timers and promises',
    appliesTo: isEngine,
    forbids: /\b(set(Timeout|Interval|Immediate)|queueMicrotask|requestAnimationFrame|requestIdleCallback|Promise|async|await)\b/,
    example: 'async function step() {',
  },
  {
    // Their last digit differs between JavaScript engines; `**` is exact for the whole powers that it is used for.
    name: 'the engine has no function whose last digit is not fixed',
    appliesTo: isEngine,
    forbids: /\bMath\.(exp|expm1|log|log1p|log2|log10|pow|a?sinh?|a?cosh?|a?tanh?|atan2|cbrt|hypot)\b|\.toLocale|\blocaleCompare\b/,
    example: 'const lag = Math.exp(unit);',
  },
  {
    name: 'no test is left out',
    appliesTo: (file) => /\.(test|spec)\.tsx?$/.test(file.path) && isElsewhere(file),
    forbids: /\b(test|it|describe)\.(only|skip|todo|fixme|fails)\b|\b[xf](it|describe)\(/,
    example: "test.only('x', () => {});",
  },
  {
    name: 'nothing is left for later',
    appliesTo: isElsewhere,
    forbids: /\b(TODO|FIXME|XXX|HACK)\b/,
    readsAll: true,
    example: '// TODO: later',
  },
  {
    name: 'no path of a machine',
    appliesTo: isElsewhere,
    forbids: /(^|[\s'"`(=:])(\/work\/|\/home\/[a-z]|\/Users\/[A-Za-z]|\/root\/|\/tmp\/[a-z]|\/var\/folders|[A-Z]:\\\\?Users)/,
    readsAll: true,
    example: "const place = '/home/someone/project';",
  },
  {
    name: 'no host of a package registry',
    appliesTo: isElsewhere,
    forbids: /registry\.npmjs|registry\.yarnpkg|artifactory|\.jfrog\.|pkgs\.dev|verdaccio/i,
    readsAll: true,
    example: 'registry=https://registry.npmjs.org/',
  },
];

export function breachesOf({ appliesTo, forbids, readsAll }: Rule, files: readonly ProjectFile[]): string[] {
  return files.filter(appliesTo).flatMap(({ path, text }) => {
    const lines = text.split('\n');
    const read = readsAll ? lines : codeOf(text).split('\n');
    return read.flatMap((line, at) => (forbids.test(line) ? [`${path}:${at + 1}: ${lines[at]!.trim()}`] : []));
  });
}

export const linesMax = 400;

/** Code and styles; data and lessons may be longer. */
export const tooLong = (files: readonly ProjectFile[]): string[] =>
  files
    .filter(({ path }) => /\.(tsx?|mjs|css)$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > linesMax)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
