/** Recorded, written as a lesson, compiled, and done: from the author's requests to a learner's. */
import { beforeAll, describe, expect, test } from 'vitest';
import { attempt, standsOf } from '#testing/lesson-walk.ts';
import { memoryConnection } from '#testing/memory-connection.ts';
import { compileShared } from '#lesson/compile/compile-shared.ts';
import { writeDraft } from '#lesson/draft/lesson-draft.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { notesOf } from '#lesson/play.ts';
import { type LessonRecorder, recordedMax, recorderOf } from './lesson-recorder.ts';
import { Session } from './session.ts';

async function begin(): Promise<{ session: Session; recorder: LessonRecorder }> {
  const connection = await memoryConnection();
  const session = new Session(connection, await connection.clock());
  return { session, recorder: recorderOf(session) };
}

const table = {
  TableName: 'Orders',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
};

function drafted(recorder: LessonRecorder): string {
  const now = recorder.store.getState();
  if (now.kind !== 'recorded') throw new Error(now.kind);
  return writeDraft({ title: 'What "orders" are: a start', start: now.start, requests: now.requests, settings: now.settings });
}

function compiled(text: string): Lesson {
  const reading = compileShared(text);
  if (reading.kind === 'refused') throw new Error(`${reading.line}: ${reading.reason}\n${text}`);
  return reading.lesson;
}

const nowhere = (): never => {
  throw new Error('it begins where no other lesson ends');
};

describe('what an author does', () => {
  let text = '';
  beforeAll(async () => {
    const { session, recorder } = await begin();
    await session.run('CreateTable', table);
    await session.run('AdvanceClock', { Seconds: 10 });
    await session.run('PutItem', { TableName: 'Orders', Item: { id: { S: 'before' } } });
    await session.readTables();
    await recorder.start();
    const key = { id: { S: 'a' } };
    await session.run('PutItem', { TableName: 'Orders', Item: { ...key, n: { N: '1' }, rule: { M: { x: { S: '```' } } }, __proto__x: { SS: ['p', 'q'] } } });
    await session.run('UpdateItem', { TableName: 'Orders', Key: key, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } });
    await session.run('GetItem', { TableName: 'Orders', Key: key, ConsistentRead: true });
    await session.run('PutItem', { TableName: 'Orders', Item: key, ConditionExpression: 'attribute_not_exists(id)' });
    await session.run('DeleteItem', { TableName: 'Orders', Key: key });
    await session.run('CreateTable', { ...table, TableName: 'Later' });
    await session.run('AdvanceClock', { Seconds: 20 });
    await session.run('PutItem', { TableName: 'Later', Item: { id: { S: '<b>' } } });
    await session.run('Query', { TableName: 'Orders', KeyConditionExpression: 'id = :rule', ExpressionAttributeValues: { ':rule': { S: 'x' } } });
    recorder.stop();
    await session.run('Scan', { TableName: 'Orders' });
    text = drafted(recorder);
  });

  test('becomes a lesson with a step for each request, beginning with the tables as they were', () => {
    const { title, start, steps, par } = compiled(text);
    expect(title).toBe('What "orders" are: a start');
    expect(start.map((call) => 'operation' in call && call.operation)).toEqual(['CreateTable', 'AdvanceClock', 'BatchWriteItem']);
    expect(steps.map(({ id }) => id)).toEqual(['put-item-1', 'update-item-2', 'get-item-3', 'put-item-4', 'delete-item-5', 'create-table-6', 'put-item-7', 'query-8']);
    expect(steps[6]!.given).toEqual([{ operation: 'AdvanceClock', input: { Seconds: 21 } }]);
    expect(par).toMatchObject({ calls: 8, readUnits: 1.5 });
  });

  test('and can be done: no step is solved as it begins, each is by its request', async () => {
    const lesson = compiled(text);
    for (const { step, play, story } of await standsOf(lesson, nowhere)) {
      expect(notesOf(play, step).solved, step.id).toBe(false);
      const own = story.fork();
      expect(notesOf(attempt(play, own, step.solutions[0]!.calls), step).solved, `${step.id}: ${JSON.stringify(own.exchanges.at(-1)?.error)}`).toBe(true);
    }
  });

  test('another way to the same item solves the step, another item does not', async () => {
    const [{ step, play, story }] = (await standsOf(compiled(text), nowhere)) as [Awaited<ReturnType<typeof standsOf>>[0]];
    const { input } = step.solutions[0]!.calls[0]!;
    const put = (more: object): boolean => notesOf(attempt(play, story.fork(), [{ operation: 'PutItem', input: { ...input, ...more } }]), step).solved;
    expect(put({ ReturnConsumedCapacity: 'TOTAL' })).toBe(true);
    expect(put({ Item: { id: { S: 'a' } } })).toBe(false);
  });
});

test('a recording of nothing is no lesson yet; one has at most as many steps as a lesson may have', async () => {
  const { session, recorder } = await begin();
  await recorder.start();
  for (let n = 0; n < recordedMax + 3; n++) await session.run('ListTables', {});
  recorder.stop();
  expect(compiled(drafted(recorder)).steps).toHaveLength(recordedMax);
  recorder.forget();
  expect(recorder.store.getState()).toEqual({ kind: 'idle' });
});

test('tables too large for a text are refused before anything is recorded', async () => {
  const { session, recorder } = await begin();
  await session.run('CreateTable', table);
  await session.run('AdvanceClock', { Seconds: 10 });
  for (let n = 0; n <= 500; n++) await session.run('PutItem', { TableName: 'Orders', Item: { id: { S: String(n) } } });
  await session.readTables();
  await recorder.start();
  expect(recorder.store.getState()).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/^Orders has more than 500 items/) as string });
});

test('what is recorded in a workspace with other settings is a lesson with them', async () => {
  const { session, recorder } = await begin();
  await session.connection.reset({ burstSeconds: 60, lag: 'none' });
  await recorder.start();
  await session.run('CreateTable', table);
  recorder.stop();
  expect(compiled(drafted(recorder)).settings).toEqual({ burstSeconds: 60, lag: 'none' });
});
