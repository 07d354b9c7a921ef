import { expect, test } from 'vitest';
import { guestConsole } from './console.ts';
import { Output } from './output.ts';

function openConsole() {
  const lines: string[] = [];
  let now = 0;
  const output = new Output({
    post: (posted) => lines.push(...posted.map(({ level, text, at }) => `${level} ${at!.line} ${text}`)),
    now: () => now++,
    after: () => undefined,
  });
  return { lines, console: guestConsole({ output, here: () => ({ file: 'main.ts', line: 7 }), now: () => 5 }) };
}

test('every level prints its values, separated by spaces, with their place', () => {
  const { lines, console } = openConsole();
  console.log('a', 1, { b: 2 });
  console.error(new Error('bad'));
  console.warn();
  console.info(undefined);
  console.debug([]);
  expect(lines).toEqual(['log 7 a 1 { b: 2 }', 'error 7 Error: bad', 'warn 7 ', 'info 7 undefined', 'debug 7 []']);
});

test('groups indent, assertions speak when they fail, timers measure', () => {
  const { lines, console } = openConsole();
  console.group('head');
  console.log('two\nlines');
  console.groupEnd();
  console.assert(true, 'no');
  console.assert(false, 'why');
  console.time('t');
  console.timeEnd('t');
  expect(lines).toEqual(['log 7 head', 'log 7   two\n  lines', 'error 7 Assertion failed why', 'log 7 t: 0.0 ms']);
});

test('a value that refuses to be looked at does not stop the code', () => {
  const { lines, console } = openConsole();
  console.log(
    new Proxy({}, {
      ownKeys() {
        throw new Error('no');
      },
    }),
  );
  expect(lines).toEqual(['log 7 [a value that can’t be shown]']);
});

test('tables have rows and columns', () => {
  const { lines, console } = openConsole();
  console.table([{ pk: 'a', n: 1 }, { pk: 'b' }, 5]);
  console.table('text');
  expect(lines).toEqual([
    ['log 7    pk  n  value', '-  --  -  -----', '0  a   1', '1  b', '2         5'].join('\n'),
    'log 7 text',
  ]);
});
