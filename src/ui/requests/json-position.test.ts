import { jsonLanguage } from '@codemirror/lang-json';
import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { jsonPosition } from './json-position.ts';

/** `|` is the cursor. The answer: kind, path, what is replaced, names that are taken. */
function at(marked: string): string {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const doc = Text.of(text.split('\n'));
  const position = jsonPosition(jsonLanguage.parser.parse(text), doc, cursor);
  if (position === undefined) return 'nothing';
  const { kind, path, from, to, taken } = position;
  return `${kind} ${JSON.stringify(path)} replaces ${JSON.stringify(text.slice(from, to))}${taken.length > 0 ? ` beside ${taken.join(',')}` : ''}`;
}

test.each([
  ['{|}', 'name [] replaces ""'],
  ['{"Tab|"}', 'name [] replaces "\\"Tab\\""'],
  ['{"Tab|": "x"}', 'name [] replaces "\\"Tab\\""'],
  ['{Tab|}', 'name [] replaces "Tab"'],
  ['{"a": 1, |}', 'name [] replaces "" beside a'],
  ['{"a": 1,\n  Ke|\n}', 'name [] replaces "Ke" beside a'],
  ['{"TableName": |}', 'value ["TableName"] replaces ""'],
  ['{"TableName": "Or|"}', 'value ["TableName"] replaces "\\"Or\\""'],
  ['{"ScanIndexForward": tr|}', 'value ["ScanIndexForward"] replaces "tr"'],
  ['{"ScanIndexForward": true|}', 'value ["ScanIndexForward"] replaces "true"'],
  ['{"Item": {"a": {|}}}', 'name ["Item","a"] replaces ""'],
  ['{"Item": {"a": {"S|"}}}', 'name ["Item","a"] replaces "\\"S\\""'],
  ['{"KeySchema": [{}, {"Attr|"}]}', 'name ["KeySchema",1] replaces "\\"Attr\\""'],
  ['{"KeySchema": [{"AttributeName": "a", "KeyType": "|"}]}', 'value ["KeySchema",0,"KeyType"] replaces "\\"\\""'],
  ['{"__proto__": {|}}', 'name ["__proto__"] replaces ""'],
  ['|', 'nothing'],
  ['{"a": 1 |}', 'nothing'],
  ['{"a"| }', 'name [] replaces "\\"a\\""'],
])('in %s the cursor is at: %s', (text, position) => {
  expect(at(text)).toBe(position);
});
