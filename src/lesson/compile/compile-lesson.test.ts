import { describe, expect, test } from 'vitest';
import { compileLesson } from './compile-lesson.ts';
import { lessonJsonSchema } from './schema.ts';

const front = `---
id: a-lesson
title: A lesson
minutes: 1
objectives: [One]
layout: [tables]
par: { calls: 0, readUnits: 0, writeUnits: 0, dollars: 0 }
---
`;

const compile = (body: string, head = front): ReturnType<typeof compileLesson> =>
  compileLesson({ file: 'lessons/t/a/lesson.md', track: 't', text: head + body, digest: (text) => String(text.length) });

test('text becomes nodes, values become data', () => {
  const { steps } = compile('\n## One {#one}\n\nSome **bold** `code {{items in T}}`,\nand [a page](https://example.org).\n\n1. first\n');
  expect(steps[0]).toMatchObject({
    id: 'one',
    title: 'One',
    prose: [
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'Some ' },
          { kind: 'strong', children: [{ kind: 'text', text: 'bold' }] },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'code ' },
          { kind: 'value', source: 'items in T', expression: { kind: 'item count', table: 'T', key: [] }, code: true },
          { kind: 'text', text: ', and ' },
          { kind: 'link', href: 'https://example.org', children: [{ kind: 'text', text: 'a page' }] },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'list', ordered: true, items: [[{ kind: 'paragraph', children: [{ kind: 'text', text: 'first' }] }]] },
    ],
  });
});

test('a compiled lesson is plain JSON', () => {
  const lesson = compile('\n## One {#one}\n\nText.\n\n```yaml check\n{ item: T, key: { a: 1 }, matches: { b: [true, null, { c: x }] } }\n```\n');
  expect(JSON.parse(JSON.stringify(lesson))).toEqual(JSON.parse(JSON.stringify(lesson)));
  expect(lesson.steps[0]?.check).toMatchObject({
    kind: 'item',
    key: { a: { N: '1' } },
    matches: [{ name: 'b', matcher: { kind: 'is', value: { L: [{ BOOL: true }, { NULL: true }, { M: { c: { S: 'x' } } }] } } }],
  });
});

describe('what is no lesson is refused with its place', () => {
  test.each([
    ['no front matter', 'text', '## One {#one}\n', 'lessons/t/a/lesson.md:1: the front matter'],
    ['a member too many', front.replace('minutes: 1', 'minutes: 1\nhour: 2'), '\n## One {#one}\n', 'Unrecognized key: "hour"'],
    ['YAML that is none', front.replace('[One]', '[One'), '\n## One {#one}\n', 'lessons/t/a/lesson.md:6: front matter:'],
    ['an alias, of which a few make very much', front.replace('[One]', '[&a One, *a]'), '\n## One {#one}\n', 'has no aliases'],
    ['a mistake within a block', front, '\n## One {#a}\n\n```yaml check\nnoTable: A\n]\n```\n', 'lessons/t/a/lesson.md:14: step a, check:'],
    ['no step', front, '', 'a lesson has at least one step'],
    ['text before the first step', front, '\nHello.\n', 'lessons/t/a/lesson.md:10: text before the first step'],
    ['a step without an id', front, '\n## One\n', 'lessons/t/a/lesson.md:10: a step begins with ## Title {#id}'],
    ['an id twice', front, '\n## One {#a}\n\n## Two {#a}\n', 'lessons/t/a/lesson.md:12: the step id a is used twice'],
    ['HTML', front, '\n## One {#a}\n\n<b>x</b>\n', "lessons/t/a/lesson.md:12: a lesson's text has no html"],
    ['an image', front, '\n## One {#a}\n\n![x](y.png)\n', "a lesson's text has no image"],
    ['a link that runs code', front, '\n## One {#a}\n\n[x](javascript:alert(1))\n', 'a link begins with https://'],
    ['a value that is none', front, '\n## One {#a}\n\n{{the answer}}\n', 'lessons/t/a/lesson.md:12: {{the answer}}: "the answer" is no value.'],
    ['an unknown block', front, '\n## One {#a}\n\n```yaml chek\na: 1\n```\n', 'lessons/t/a/lesson.md:12: step a: a YAML block is one of'],
    ['a block twice', front, '\n## One {#a}\n\n```yaml check\n{ noTable: A }\n```\n\n```yaml check\n{ noTable: B }\n```\n', 'lessons/t/a/lesson.md:16: step a, check: a step has one of these'],
    ['a wrong block', front, '\n## One {#a}\n\n```yaml hints\n[a, b]\n```\n', 'lessons/t/a/lesson.md:12: step a, hints:'],
    ['two calls in one', front, '\n## One {#a}\n\n```yaml solution\n- { Scan: {}, Query: {} }\n```\n', 'one operation with its input'],
    ['a measure that is none', front, '\n## One {#a}\n\n```yaml predict\n{ question: x, of: Scan, measure: joy, choices: [{ value: 1 }, { value: 2 }], why: y }\n```\n', '"joy" can\'t be read from a request.'],
    ['a prediction without answers', front, '\n## One {#a}\n\n```yaml predict\n{ question: x, of: Scan, measure: read units, why: y }\n```\n', 'either choices or a number'],
  ])('%s', (_, head, body, problem) => {
    expect(() => compile(body, head)).toThrow(problem);
  });
});

test('the JSON Schema for editors is the one of these schemas', async () => {
  await expect(`${JSON.stringify(lessonJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot('../../../lessons/lesson.schema.json');
});
