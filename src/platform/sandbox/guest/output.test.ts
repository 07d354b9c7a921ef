import { expect, test } from 'vitest';
import type { OutputLine } from '#session/code-runner.ts';
import { lineCharsMax, outputCharsMax, outputLinesMax } from '../messages.ts';
import { Output } from './output.ts';

function openOutput() {
  let now = 0;
  const posts: { lines: readonly OutputLine[]; omitted: number }[] = [];
  const timers: (() => void)[] = [];
  const output = new Output({
    post: (lines, omitted) => void posts.push({ lines, omitted }),
    now: () => now,
    after: (_, run) => void timers.push(run),
  });
  return {
    output,
    posts,
    write: (text: string) => output.write('log', text, undefined),
    pass: (ms: number) => void (now += ms),
    runTimers: () => timers.splice(0).forEach((run) => run()),
    lines: () => posts.flatMap(({ lines }) => lines.map(({ text }) => text)),
  };
}

test('the first lines go out at once, so that a loop behind them hides none', () => {
  const { posts, write } = openOutput();
  write('a');
  write('b');
  expect(posts.map(({ lines }) => lines.map(({ text }) => text))).toEqual([['a'], ['b']]);
});

test('many lines go out in few messages, and none is lost', () => {
  const { posts, write, runTimers, lines } = openOutput();
  for (let i = 0; i < 500; i++) write(String(i));
  expect(posts.length).toBe(50);
  runTimers();
  expect(posts.length).toBe(51);
  expect(lines()).toEqual(Array.from({ length: 500 }, (_, i) => String(i)));
});

test('what is too much is counted', () => {
  const { output, posts, write, pass } = openOutput();
  for (let i = 0; i < outputLinesMax + 5; i++) write('x');
  expect(output.isFull).toBe(true);
  pass(1000);
  output.omit();
  expect(posts.reduce((count, { lines }) => count + lines.length, 0)).toBe(outputLinesMax);
  expect(posts.at(-1)!.omitted).toBe(6);
});

test('long lines and long output are cut', () => {
  const { write, lines, output } = openOutput();
  for (let i = 0; i < 100; i++) write('x'.repeat(2 * lineCharsMax));
  output.flush();
  expect(lines()[0]).toHaveLength(lineCharsMax);
  expect(lines()[0]).toMatch(/ … cut$/);
  expect(lines().join('').length).toBeLessThanOrEqual(outputCharsMax);
});

test('empty lines end too', () => {
  const { output, write } = openOutput();
  for (let i = 0; i < outputLinesMax; i++) write('');
  expect(output.isFull).toBe(true);
});
