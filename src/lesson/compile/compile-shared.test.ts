/** Lessons from elsewhere, kind and hostile. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sharedCharsMax } from '../shared.ts';
import { compileShared } from './compile-shared.ts';

const own = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../lessons/${path}/lesson.md`, import.meta.url)), 'utf8');

const front = (start = '[]'): string => `---
id: a-lesson
title: A lesson
minutes: 1
objectives: [One]
layout: [tables]
start: ${start}
par: { calls: 0, readUnits: 0, writeUnits: 0, dollars: 0 }
---

## One {#one}

Text.
`;

test('a lesson is read, under an id that no lesson of the course has', () => {
  const reading = compileShared(own('costs/what-an-item-weighs'));
  expect(reading).toMatchObject({ kind: 'lesson', lesson: { title: 'What an item weighs', track: 'shared' } });
  expect(reading.kind === 'lesson' && reading.lesson.id).toMatch(/^shared-[0-9a-f]{8}-[0-9a-z]+$/);
});

test.each(['consistency/leader-loss', 'partitions/retries', 'partitions/auto-scaling', 'reading/get-query-scan', 'first-table/your-first-table'])(
  'the limits leave room for a lesson such as %s',
  (path) => {
    expect(compileShared(own(path)).kind).toBe('lesson');
  },
);

test('another text has another id, the same text the same', () => {
  const id = (text: string): string => {
    const reading = compileShared(text);
    return reading.kind === 'lesson' ? reading.lesson.id : reading.reason;
  };
  expect(id(front())).toBe(id(front()));
  expect(id(front())).not.toBe(id(`${front()}More.\n`));
});

const laughs = Array.from({ length: 12 }, (_, at) => `  l${at}: &l${at} [${at === 0 ? 'ha' : Array.from({ length: 10 }, () => `*l${at - 1}`).join(', ')}]`).join('\n');

describe('what is no lesson, or too much of one, is refused', () => {
  test.each([
    ['nothing', '', 1, 'the front matter between --- and --- is missing'],
    ['a script', `${front()}\n<script>alert(1)</script>\n`, 15, "a lesson's text has no html"],
    ['an image that calls home', `${front()}\n![x](https://example.org/x.png)\n`, 15, "a lesson's text has no image"],
    ['a link that runs code', `${front()}\n[x](javascript:alert(1))\n`, 15, 'a link begins with https://'],
    ['data as a link', `${front()}\n[x](data:text/html,x)\n`, 15, 'a link begins with https://'],
    ['a billion laughs', front().replace('start: []', `start:\n${laughs}`), undefined, 'has no aliases'],
    ['a tag that would make an object', front().replace('start: []', 'start: !!js/function "x"'), undefined, 'start'],
    ['nesting without end', front(`${'['.repeat(50_000)}`), undefined, ''],
    ['another start than its own', front('[{ inherit: get-query-scan }]'), undefined, 'only the lessons of the course can'],
    ['time without end', front('[{ AdvanceClock: { Seconds: 1e12 } }]'), undefined, 'AdvanceClock moves time by'],
    ['an item too large', front('[{ generate: sized item, seed: 1, table: T, item: {}, fill: x, bytes: 1000000000 }]'), undefined, 'An item has 409600 bytes at most.'],
    ['too many items', front('[{ generate: orders, seed: 1, table: T, customers: { a: 1000000 }, from: 2026-01-01, noteBytes: [1, 2] }]'), undefined, 'make more than 3000 items'],
    ['too much work for the lab', front(`[${Array.from({ length: 13 }, () => '{ RunWorkload: {} }').join(', ')}]`), undefined, 'It runs 13 workloads'],
    ['too many steps', `${front()}${Array.from({ length: 50 }, (_, at) => `\n## S {#s${at}}\n`).join('')}`, undefined, 'It has 51 steps'],
    ['too much text', 'x'.repeat(sharedCharsMax + 1), undefined, 'It is longer than 131072 characters.'],
  ])('%s', (_, text, line, reason) => {
    const reading = compileShared(text);
    expect(reading.kind).toBe('refused');
    if (reading.kind !== 'refused') return;
    expect(reading.reason).toContain(reason);
    if (line !== undefined) expect(reading.line).toBe(line);
  });
});

test('names that objects have by themselves harm nobody', () => {
  const text = front('[{ PutItem: { TableName: __proto__, Item: { __proto__: { S: a }, constructor: { S: b } } } }]');
  expect(compileShared(text)).toMatchObject({ kind: 'lesson' });
  expect(({} as Record<string, unknown>)['S']).toBeUndefined();
});
