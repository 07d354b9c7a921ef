import { expect, test } from 'vitest';
import { CodeProblem, Places } from './places.ts';

const places = new Places();
places.add('blob:null/1', 'main.ts');
places.add('blob:null/2', 'orders.ts');

const failed = (stack: unknown, error: Error = new Error('bad')): Error => Object.assign(error, { stack });

test('a stack is told in the learner’s files alone', () => {
  const stack = [
    'Error: bad',
    '    at deserialize (blob:null/0:50:3)',
    '    at async save (blob:null/2:4:9)',
    '    at async Object.default (blob:null/1:12:3)',
    '    at async blob:null/1:13:3',
  ].join('\n');
  expect(places.describe(failed(stack))).toEqual({
    name: 'Error',
    message: 'bad',
    text: 'Error: bad\n    at save, orders.ts:4\n    at main.ts:12\n    at main.ts:13',
    at: { file: 'orders.ts', line: 4 },
  });
});

test('stacks of other browsers are read too', () => {
  expect(places.of('save@blob:null/2:4:9\n@blob:null/1:1:1')).toEqual([
    { file: 'orders.ts', line: 4, caller: 'save' },
    { file: 'main.ts', line: 1, caller: undefined },
  ]);
});

test('a mistake in a file has the place where it is', () => {
  const problem = new CodeProblem('SyntaxError', 'Unexpected token', { file: 'main.ts', line: 2 });
  expect(places.describe(problem)).toMatchObject({
    text: 'SyntaxError: Unexpected token\n    at main.ts:2',
    at: { file: 'main.ts', line: 2 },
  });
});

test('imported names read as they were written', () => {
  expect(places.describe(failed('', new TypeError('(0, _orders.save) is not a function'))).message).toBe(
    'save is not a function',
  );
});

test.each<[unknown, string]>([
  ['text', 'The code threw text, which is no Error.'],
  [undefined, 'The code threw undefined, which is no Error.'],
  [failed({ toString: 1 }), 'bad'],
  [failed('', Object.defineProperty(new Error(''), 'message', { get() { throw new Error('no'); } })), 'The code threw something that can’t be read.'],
])('whatever is thrown is described: case %#', (thrown, message) => {
  expect(places.describe(thrown).message).toBe(message);
});
