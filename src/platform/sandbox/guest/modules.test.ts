import { expect, test } from 'vitest';
import type { CodeFile } from '#session/code-runner.ts';
import { compile } from './compile.ts';
import { type FileBody, runModules } from './modules.ts';

const load = async (_: string, text: string): Promise<FileBody> => {
  const address = `data:text/javascript,${encodeURIComponent(text)}`;
  return ((await import(/* @vite-ignore */ address)) as { default: FileBody }).default;
};
const said: unknown[] = [];
const packages = new Map([['sdk', { say: (...words: unknown[]) => void said.push(...words), GetItemCommand: class {} }]]);

async function run(main: string, others: Record<string, string> = {}): Promise<unknown[]> {
  said.length = 0;
  const files: CodeFile[] = [{ name: 'main.ts', text: main }];
  for (const [name, text] of Object.entries(others)) files.push({ name, text });
  await runModules({ files, packages, load });
  return [...said];
}

test('TypeScript runs, with types of all kinds taken off and lines kept', async () => {
  const source = `import { say, type Missing } from 'sdk';
interface Item { name: string }
enum Color { Red, Green }
class Box<T> { constructor(private readonly value: T) {} get = (): T => this.value; }
const item = { name: 'a' } satisfies Item as Item;
const make = async <T,>(value: T): Promise<T> => value;
say(item!.name, Color.Green, new Box<number>(4).get(), await make('top'));
for await (const n of [1, 2]) say(n);`;
  expect(await run(source)).toEqual(['a', 1, 4, 'top', 1, 2]);
  expect(compile({ name: 'main.ts', text: source }).split('\n')[6]).toMatch(/^_?\S*say/);
});

test('files import each other, run once, and may do so in a circle', async () => {
  const others = {
    'a.ts': `import { say } from 'sdk'; import { b } from './b'; say('a runs'); export const a = () => 'a' + b();`,
    'b.ts': `import { say } from 'sdk'; import { a } from './a.ts'; say('b runs'); export const b = () => typeof a; export default 7;`,
  };
  const main = `import { say } from 'sdk'; import { a } from './a.js'; import seven, * as b from './b'; say(a(), seven, b.b());`;
  expect(await run(main, others)).toEqual(['b runs', 'a runs', 'afunction', 7, 'function']);
});

test('a file can be imported when it is needed', async () => {
  const main = `import { say } from 'sdk'; const { x } = await import('./late'); say(x);`;
  expect(await run(main, { 'late.ts': 'export const x = 1;' })).toEqual([1]);
});

test.each<[string, string, RegExp]>([
  ['another package', `import x from 'lodash'; x();`, /^"lodash" can't be imported here. What can: "sdk"/],
  ['an address', `import x from 'https://example.com/x.js'; x();`, /can't be imported here/],
  ['a file that is not there', `import { x } from './gone'; x();`, /^No file "\.\/gone"\. There is "\.\/main\.ts", "\.\/other\.ts"\.$/],
  ['a file above', `import { x } from '../main'; x();`, /^No file/],
  ['a name that is not exported', `import { GetItenCommand } from 'sdk'; new GetItenCommand();`, /^"sdk" exports no "GetItenCommand"\. Is "GetItemCommand" meant\?$/],
  ['a name like nothing else', `import { xyz } from './other'; xyz();`, /^"\.\/other" exports no "xyz"\.$/],
])('%s is refused with a reason', async (_, main, message) => {
  await expect(run(main, { 'other.ts': 'export const one = 1;' })).rejects.toThrow(message);
});

test('mistakes are told with their line before anything runs', async () => {
  const main = `import { say } from 'sdk'; import './bad'; say('ran');`;
  const bad = run(main, { 'bad.ts': '\nconst a = ;' });
  await expect(bad).rejects.toMatchObject({ name: 'SyntaxError', at: { file: 'bad.ts', line: 2 } });
  await expect(run(main, { 'bad.ts': 'const a = 1; const a = 2;' })).rejects.toThrow(/already been declared \(in bad\.ts\)/);
  await expect(run(main, { 'bad.ts': 'await 1;' })).rejects.toThrow(/^Only main\.ts can await/);
  expect(said).toEqual([]);
});

test('what the code throws comes out as it is', async () => {
  await expect(run(`throw new RangeError('mine')`)).rejects.toMatchObject({ name: 'RangeError', message: 'mine' });
  await expect(run(`import './other';`, { 'other.ts': 'throw 5' })).rejects.toBe(5);
});

test('without a main file nothing runs', async () => {
  await expect(runModules({ files: [], packages, load })).rejects.toThrow('There is no main.ts');
});
