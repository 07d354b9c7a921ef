import { expect, test } from 'vitest';
import { LessonStory } from '#testing/lesson-story.ts';
import { filled, isOpen, tellingOfAnswers } from './fill.ts';

const story = new LessonStory().run([
  { operation: 'ListTables', input: {} },
  { operation: 'DescribeLimits', input: {} },
]);
const told = tellingOfAnswers(story.exchanges, Date.UTC(2026, 10, 20, 9, 0, 0, 700));

test.each([
  ['a time in seconds', { N: '{{now}}' }, { N: '1795165200' }],
  ['a later time', { N: '{{now plus 60}}' }, { N: '1795165260' }],
  ['a member of an earlier answer', { Limit: '{{TableMaxReadCapacityUnits in the answer of DescribeLimits}}' }, { Limit: '40000' }],
  ['inside a list', { Keys: [{ id: { S: '{{now}}' } }] }, { Keys: [{ id: { S: '1795165200' } }] }],
  ['an answer that is not there stays', { A: '{{X in the answer of Query}}' }, { A: '{{X in the answer of Query}}' }],
  ['what is no notation stays', { A: '{{quite}}' }, { A: '{{quite}}' }],
  ['a text with more in it stays', { A: 'at {{now}}' }, { A: 'at {{now}}' }],
])('%s', (_, input, expected) => {
  expect(filled({ operation: 'PutItem', input }, told).input).toEqual(expected);
});

test('a request with nothing to fill in is left alone', () => {
  const call = { operation: 'PutItem', input: { Item: { id: { S: 'a' } } } };
  expect(isOpen(call)).toBe(false);
  expect(filled(call, told)).toBe(call);
});
