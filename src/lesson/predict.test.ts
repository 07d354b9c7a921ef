import { describe, expect, test } from 'vitest';
import type { Predict, Text } from './lesson.ts';
import { measuredIn, verdictOf } from './predict.ts';
import { LessonStory } from '#testing/lesson-story.ts';
import { amount, words } from './value.ts';

const text = (words: string): Text => [{ kind: 'text', text: words }];

const units: Predict = {
  question: text('How many?'),
  of: { operations: ['ListTables'], where: undefined, error: undefined },
  reading: { kind: 'figure', figure: 'read units' },
  answer: {
    kind: 'choices',
    choices: [
      { value: amount('read units', 0.5), label: undefined, note: undefined, wrong: text('Not half.') },
      { value: amount('read units', 1), label: undefined, note: undefined, wrong: undefined },
    ],
  },
  why: text('So it is.'),
};

describe('what the learner has said, against what was measured', () => {
  test.each([
    ['right', amount('read units', 1), amount('read units', 1), 'You said 1. It took 1.', true],
    ['wrong', amount('read units', 0.5), amount('read units', 1), 'You said 0.5. It took 1.', false],
    ['not said', undefined, amount('read units', 1), 'It took 1 RCU.', undefined],
    ['bytes', amount('bytes', 6), amount('bytes', 12), 'You said 6 B. It is 12 B.', false],
    ['words', words('ACTIVE'), words('CREATING'), 'You said ACTIVE. It answered CREATING.', false],
  ] as const)('%s', (_, said, measured, sentence, right) => {
    expect(verdictOf(units, said, measured)).toMatchObject({ sentence, right });
  });

  test('a choice is told by the words that it shows', () => {
    const choices = [{ value: words('200'), label: text('the open orders'), note: undefined, wrong: undefined }];
    const { sentence } = verdictOf({ ...units, answer: { kind: 'choices', choices } }, words('200'), words('ValidationException'));
    expect(sentence).toBe('You said the open orders. It answered ValidationException.');
    expect(verdictOf({ ...units, answer: { kind: 'choices', choices } }, undefined, words('200')).sentence).toBe('It was: the open orders.');
  });

  test('a known wrong answer has its own word', () => {
    expect(verdictOf(units, amount('read units', 0.5), amount('read units', 1)).wrong).toEqual(text('Not half.'));
    expect(verdictOf(units, amount('read units', 7), amount('read units', 1)).wrong).toBeUndefined();
  });
});

test('only the request that the question is about settles it', () => {
  const { exchanges } = new LessonStory().run([
    { operation: 'DescribeTable', input: { TableName: 'Orders' } },
    { operation: 'ListTables', input: { Limit: 0 } },
    { operation: 'ListTables', input: {} },
  ]);
  expect(measuredIn(units, exchanges.slice(0, 2))).toBeUndefined();
  expect(measuredIn(units, exchanges)).toEqual(amount('read units', 0));
});

test('an answer that came too early settles nothing', () => {
  const waiting: Predict = { ...units, answered: { TableNames: ['Orders'] } };
  const table = { TableName: 'Orders', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' };
  const { exchanges } = new LessonStory().run([
    { operation: 'ListTables', input: {} },
    { operation: 'CreateTable', input: table },
    { operation: 'ListTables', input: {} },
  ]);
  expect(measuredIn(waiting, exchanges.slice(0, 2))).toBeUndefined();
  expect(measuredIn(waiting, exchanges)).toEqual(amount('read units', 0));
});
