import { expect, test } from 'vitest';
import { itemBytes, type AttributeMap } from '#engine';
import type { Call, Calls } from './calls.ts';
import { orders } from './generators/orders.ts';
import { sizedItem } from './generators/sized-item.ts';
import type { Lesson, Step } from './lesson.ts';
import { callsToStep, givenOf, rested } from './story.ts';

const step = (id: string, given: Calls, ...solution: string[]): Step => ({
  id,
  title: id,
  prose: [],
  view: undefined,
  request: undefined,
  given,
  predict: undefined,
  check: undefined,
  hints: [],
  solutions: [{ title: '', calls: solution.map((operation) => ({ operation, input: {} })) }],
  wrong: [],
  afterword: [],
});

const lesson = (id: string, start: Calls, ...steps: Step[]): Lesson => ({
  id,
  edition: '1',
  title: id,
  track: 't',
  minutes: 1,
  objectives: [],
  misconceptions: [],
  layout: ['tables'],
  start,
  allowedOperations: undefined,
  settings: {},
  par: { calls: 0, readUnits: 0, writeUnits: 0, dollars: 0 },
  steps,
});

const call = (operation: string): Calls[number] => ({ operation, input: {} });

const first = lesson('first', [call('Start')], step('one', [call('GivenOne')], 'SolveOne'), step('two', [call('GivenTwo')], 'SolveTwo'));
const second = lesson('second', [{ inherit: 'first' }, call('More')], step('one', [], 'SolveLast'));
const find = (id: string): Promise<Lesson> => Promise.resolve(id === 'first' ? first : second);

const names = async (calls: Promise<readonly { operation: string }[]>): Promise<string[]> => (await calls).map(({ operation }) => operation);

test('what is under way when the learner comes is behind the rest that comes before', () => {
  const order = (...calls: Call[]): string[] => rested(calls).map(({ operation }) => operation);
  const underWay = { operation: 'Transfer', input: {}, isUnderWay: true };
  expect(order({ operation: 'Given', input: {} }, underWay)).toEqual(['Given', 'AdvanceClock', 'Transfer']);
  expect(order(underWay, { operation: 'Given', input: {} })).toEqual(['Transfer', 'Given', 'AdvanceClock']);
});

test('a step is reached by the start, what is given, and the solutions before it', async () => {
  expect(await names(callsToStep(first, 0, find))).toEqual(['Start', 'GivenOne']);
  expect(await names(callsToStep(first, 1, find))).toEqual(['Start', 'GivenOne', 'AdvanceClock', 'SolveOne', 'GivenTwo']);
  expect(await names(givenOf(first, 1, find))).toEqual(['GivenTwo']);
});

test('a lesson can begin where another ends', async () => {
  expect(await names(callsToStep(second, 0, find))).toEqual(['Start', 'GivenOne', 'AdvanceClock', 'SolveOne', 'GivenTwo', 'AdvanceClock', 'SolveTwo', 'More']);
});

const notation = {
  generate: 'orders',
  seed: 7,
  table: 'Orders',
  customers: { ana: 40, bo: 3 },
  from: '2026-01-05',
  noteBytes: [10, 90],
} as const;

test('orders are the same for the same seed, and have keys of their own', () => {
  const made = orders(notation);
  expect(orders(notation)).toEqual(made);
  expect(orders({ ...notation, seed: 8 })).not.toEqual(made);
  const keys = made.map(({ input }) => JSON.stringify([input['Item']].map((item) => [(item as AttributeMap)['customer'], (item as AttributeMap)['placed']])));
  expect(keys).toHaveLength(43);
  expect(new Set(keys).size).toBe(43);
  for (const { input } of made) expect((input['Item'] as AttributeMap)['note']!.S!.length).toBeLessThanOrEqual(90);
});

test.each([60, 1024, 5000])('a sized item is %i bytes', (bytes) => {
  const { input } = sizedItem({ generate: 'sized item', seed: 1, table: 'T', item: { id: { S: 'm' }, stock: { N: '7' } }, fill: 'text', bytes });
  expect(itemBytes(input['Item'] as AttributeMap)).toBe(bytes);
});
