/** Holds the shape of the house: docs in ARCHITECTURE.md. Each guard is shown to bite by a planted fault. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { undocumented } from './structure/door.ts';
import { breaches, unnamed } from './structure/fences.ts';
import { allImports, cycles, type Import, importsOf } from './structure/imports.ts';
import { codeOf, isTest, projectFiles } from './structure/project-files.ts';
import { breachesOf, linesMax, rules, tooLong } from './structure/rules.ts';

const files = projectFiles();
const imports = allImports(files);
const running = allImports(files.filter((file) => !isTest(file)));

const plant = (from: string, to: string, isType = false): Import[] => [{ from, to, isType }];

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(imports.length).toBeGreaterThan(1500);
  expect(new Set(files.map(({ path }) => path.split('/')[0]))).toContain('lessons');
});

test('imports are found, however they are written', () => {
  const text = [
    "import './a.css';",
    "import b, { type C } from '#engine/model/key.ts';",
    "import type { D } from '#engine';",
    'import {\n  E,\n} from "../nowhere.ts";',
    "import {\n  e,\n} from '../session.ts';",
    "export * as f from './f.ts';",
    "const g = await import('#ui/learn/learn.tsx');",
    "/** import { h } from './h.ts'; */",
    "import i from 'vitest';",
  ].join('\n');
  expect(importsOf({ path: 'src/ui/kit/x.ts', text }).map(({ to, isType }) => (isType ? `type ${to}` : to))).toEqual([
    'src/ui/kit/a.css',
    'src/engine/model/key.ts',
    'type src/engine/index.ts',
    'src/ui/session.ts',
    'src/ui/kit/f.ts',
    'src/ui/learn/learn.tsx',
    'vitest',
  ]);
});

test('code is read without its comments and texts', () => {
  expect(codeOf("a /* Date */ + 'Date' // Date\n`${Date}` + \"it's\"").match(/Date/g)).toHaveLength(1);
});

describe('fences', () => {
  test('nobody climbs one', () => {
    expect(breaches(running)).toEqual([]);
  });

  test.each([
    ['a room imports its neighbour', plant('src/engine/capacity/units.ts', 'src/engine/partitions/heat.ts')],
    ['a room imports types of its neighbour', plant('src/engine/expressions/ast.ts', 'src/engine/trace/events.ts', true)],
    ['a room imports the corridor', plant('src/engine/validation/keys.ts', 'src/engine/operations/place.ts')],
    ['the ground imports what stands on it', plant('src/engine/kernel/clock.ts', 'src/engine/model/key.ts')],
    ['the engine imports the page', plant('src/engine/engine.ts', 'src/session/session.ts')],
    ['the engine imports a package', plant('src/engine/engine.ts', 'vitest')],
    ['a page imports the engine itself', plant('src/ui/inside/inside.tsx', 'src/engine/index.ts')],
    ['a page goes past the door', plant('src/ui/inside/inside.tsx', 'src/engine/trace/events.ts', true)],
    ['a page imports the platform', plant('src/ui/learn/learn.tsx', 'src/platform/worker/worker.ts')],
    ['the session imports the page', plant('src/session/session.ts', 'src/ui/learn/learn.tsx')],
    ['texts import anybody', plant('src/texts/say.ts', 'src/session/format.ts')],
    ['the engine imports texts', plant('src/engine/trace/sentence.ts', 'src/texts/say.ts')],
    ['a lesson imports the session', plant('src/lesson/play.ts', 'src/session/session.ts')],
    ['what runs imports what is for tests', plant('src/app/main.tsx', 'src/testing/story.ts')],
    ['a room that nobody knows', plant('src/engine/cellar/rats.ts', 'src/engine/model/key.ts')],
  ])('%s: refused', (_, planted) => {
    expect(breaches(planted)).toHaveLength(1);
  });

  test('rooms are called by their names', () => {
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    expect(unnamed(imports, texts)).toEqual([]);
    const path = 'src/ui/learn/x.tsx';
    expect(unnamed(plant(path, 'src/session/session.ts'), new Map([[path, "import '../../session/session.ts';"]]))).toHaveLength(1);
  });

  test('no file imports itself by way of others', () => {
    expect(cycles(imports)).toEqual([]);
    const planted = [...plant('a.ts', 'b.ts'), ...plant('b.ts', 'c.ts', true), ...plant('c.ts', 'b.ts'), ...plant('d.ts', 'a.ts')];
    expect(cycles(planted)).toEqual(['b.ts > c.ts > b.ts']);
  });
});

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  test('holds', () => {
    expect(files.some(rule.appliesTo)).toBe(true);
    expect(breachesOf(rule, files)).toEqual([]);
  });

  test('bites', () => {
    const { path } = files.find(rule.appliesTo)!;
    expect(breachesOf(rule, [{ path, text: `const a = 1;\n${rule.example}\n` }])).toEqual([`${path}:2: ${rule.example}`]);
  });
});

test('what the engine lets out says what it is', () => {
  expect(undocumented(files)).toEqual([]);
  const door = { path: 'src/engine/index.ts', text: "export { a, type B } from './kernel/c.ts';\nexport * as d from './d.ts';\n" };
  const texts = ['/** A. */\nexport const a = 1;\nexport interface B {}\nexport type Hidden = 1;\n', 'export function e() {}\n'];
  expect(undocumented([door, { path: 'src/engine/kernel/c.ts', text: texts[0]! }, { path: 'src/engine/d.ts', text: texts[1]! }])).toEqual([
    'src/engine/kernel/c.ts: B',
    'src/engine/d.ts: e',
  ]);
});

test('the compiler knows no browser and no Node in the engine', () => {
  const { path } = files.find((file) => file.path === 'src/engine/tsconfig.json')!;
  const planted = { sound: 'export const half = Math.floor(1.5);', page: 'window.alert(1);', node: 'process.exit();', timer: 'setTimeout(() => 1, 2);' };
  const folder = mkdtempSync(join(tmpdir(), 'dynascope-'));
  try {
    for (const [name, code] of Object.entries(planted)) writeFileSync(join(folder, `${name}.ts`), `${code}\nexport {};\n`);
    const compilerOptions = { rootDir: '.', outDir: 'types', tsBuildInfoFile: 'types/tsbuildinfo' };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: resolve(path), compilerOptions, include: ['*.ts'] }));
    const { stdout } = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: folder, encoding: 'utf8' });
    const refused = new Set([...stdout.matchAll(/^(\w+)\.ts\b.*: error/gm)].map(([, name]) => name));
    expect(refused).toEqual(new Set(['page', 'node', 'timer']));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test(`no file is longer than ${linesMax} lines`, () => {
  expect(tooLong(files)).toEqual([]);
  expect(tooLong([{ path: 'src/long.ts', text: 'x\n'.repeat(linesMax + 1) }])).toEqual([`src/long.ts has ${linesMax + 1} lines`]);
});
