import { expect, test } from 'vitest';
import type { Inline } from '../prose.ts';
import { compileLesson } from './compile-lesson.ts';
import { glossary, linkTerms } from './glossary.ts';

const terms = glossary.parse([
  { id: 'partition', term: 'partition', forms: ['partitions', 'partition'], says: 'A part.' },
  { id: 'partition-key', term: 'partition key', forms: ['partition key'], says: 'Decides the place.' },
  { id: 'scan', term: 'Scan', forms: ['Scan'], says: 'Reads all.' },
]);

const say = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('children' in inline ? `${inline.kind === 'term' ? `<${inline.term}>` : ''}${say(inline.children)}` : 'text' in inline ? inline.text : '')).join('');

function linked(text: string): string {
  const front = 'id: x\ntitle: X\nminutes: 1\nobjectives: [y]\nlayout: [request]\npar: { calls: 0, readUnits: 0, writeUnits: 0, dollars: 0 }';
  const lesson = compileLesson({ file: 'x', track: 'x', digest: () => 'x', text: `---\n${front}\n---\n## One {#one}\n\n${text}\n` });
  return linkTerms(lesson, terms)
    .steps.flatMap(({ prose }) => prose.map((block) => (block.kind === 'paragraph' ? say(block.children) : '')))
    .join('\n');
}

test.each([
  ['A partition key and a partition.', 'A <partition key>partition key and a <partition>partition.'],
  ['Partitions, partitions.', '<partition>Partitions, partitions.'],
  ['To scan is no Scan.', 'To scan is no <Scan>Scan.'],
  ['**Partition key**, `Scan`, subpartition.', '<partition key>Partition key, Scan, subpartition.'],
  ['[A Scan](https://example.com) and then a Scan.', 'A Scan and then a <Scan>Scan.'],
  ['One partition.\n\n## Two {#two}\n\nAnother partition, a Scan.', 'One <partition>partition.\nAnother partition, a <Scan>Scan.'],
])('%s', (text, links) => {
  expect(linked(text)).toBe(links);
});
