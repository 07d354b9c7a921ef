import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCourse } from '#lesson/compile/read-course.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { notesOf, stepOf } from '#lesson/play.ts';
import { memoryConnection } from '#testing/memory-connection.ts';
import { progressStore } from './lesson-progress.ts';
import { LessonRun } from './lesson-run.ts';
import { Session } from './session.ts';

const { lessons } = readCourse(fileURLToPath(new URL('../../lessons', import.meta.url)));
const lesson = lessons.find(({ id }) => id === 'get-query-scan')!;
const find = (id: string): Promise<Lesson> => Promise.resolve(lessons.find((one) => one.id === id)!);

const storeInMemory = (): ReturnType<typeof progressStore> =>
  progressStore(() => {
    throw new Error('blocked');
  });

async function begin(store = storeInMemory(), connection = memoryConnection()): Promise<LessonRun> {
  const open = await connection;
  const run = new LessonRun({ lesson, session: new Session(open, await open.clock()), store, find });
  await reach(run, (state) => state !== 'settingUp');
  return run;
}

const stateOf = ({ player }: LessonRun): string => String(player.getSnapshot().value);

async function reach(run: LessonRun, isThere: (state: string) => boolean): Promise<void> {
  for (let rounds = 0; !isThere(stateOf(run)); rounds++) {
    if (rounds > 1000) throw new Error(`the player stays ${stateOf(run)}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function solve(run: LessonRun): Promise<void> {
  for (const { operation, input } of stepOf(run.player.getSnapshot().context).solutions[0]!.calls) await run.session.run(operation, input);
  await reach(run, (state) => state === 'afterword');
}

describe('a lesson in a workspace of its own', () => {
  test('makes its tables by requests that stand in no history', async () => {
    const run = await begin();
    const { tables } = await run.session.connection.facts({ itemsOf: [], itemsMax: 0 });
    expect(tables.map(({ record, itemCount }) => [record.name, record.status, itemCount])).toEqual([['Orders', 'ACTIVE', 48]]);
    expect(run.session.store.getState().exchanges).toEqual([]);
    await run.close();
  });

  test('begins its workspace as its settings say', async () => {
    const open = await memoryConnection();
    const begun: unknown[] = [];
    const watched = { ...open, reset: (beginning?: object) => (begun.push(beginning), open.reset(beginning)) };
    const settings = { speed: 0, seed: 7, throughput: 'static', lag: 'none', expiry: 'quick', partitionBytesMax: 4096 } as const;
    const run = new LessonRun({ lesson: { ...lesson, settings }, session: new Session(watched, await watched.clock()), store: storeInMemory(), find });
    await reach(run, (state) => state !== 'settingUp');
    expect(begun).toEqual([{ seed: 7, throughput: 'static', lag: 'none', expiry: 'quick', partitionBytesMax: 4096 }]);
    expect(await run.session.connection.about()).toMatchObject({ seed: 7, throughput: 'static', lag: 'none' });
    expect((await run.session.connection.clock()).speed).toBe(0);
    await run.close();
  });

  test('is solved from end to end by requests alone', async () => {
    const run = await begin();
    for (let at = 0; at < lesson.steps.length; at++) {
      await solve(run);
      run.player.send({ type: 'next' });
      await reach(run, (state) => state !== 'settingUp' && state !== 'afterword');
    }
    const { context } = run.player.getSnapshot();
    expect(stateOf(run)).toBe('finished');
    for (const step of lesson.steps) expect(notesOf(context, step).solutionEffort, step.id).toEqual(notesOf(context, step).effort);
    await run.close();
  });

  test('goes on after a reload where it was, with the tables as they are', async () => {
    const store = storeInMemory();
    const connection = memoryConnection();
    const run = await begin(store, connection);
    await solve(run);
    // A reload: the player and its session go, the workspace stays.
    run.player.stop();
    const again = await begin(store, connection);
    expect(stateOf(again)).toBe('afterword');
    expect(stepOf(again.player.getSnapshot().context).id).toBe('get');
    await again.close();
  });

  test('says that it has changed since it was done, and only then', async () => {
    const store = storeInMemory();
    const connection = memoryConnection();
    const run = await begin(store, connection);
    expect(run.hasChanged).toBe(false);
    const progress = store.read(lesson.id)!;
    store.write({ ...progress, finished: true, edition: 'another' });
    run.player.stop();
    const again = await begin(store, connection);
    expect(again.hasChanged).toBe(true);
    // Looking at it again is not doing it again.
    expect(store.read(lesson.id)!.edition).toBe('another');
    again.player.stop();
    store.write({ ...progress, finished: true });
    expect((await begin(store, connection)).hasChanged).toBe(false);
  });

  test('makes the tables again when the browser has cleared them', async () => {
    const store = storeInMemory();
    const run = await begin(store);
    await solve(run);
    run.player.send({ type: 'next' });
    await reach(run, (state) => state === 'predicting');
    await run.close();
    const again = await begin(store);
    expect(stateOf(again)).toBe('predicting');
    const { tables } = await again.session.connection.facts({ itemsOf: [], itemsMax: 0 });
    expect(tables[0]?.itemCount).toBe(48);
    await again.close();
  });
});

describe('undo within a lesson', () => {
  const put = { TableName: 'Orders', Item: { customer: { S: 'new' }, placed: { S: '2026-01-01' } } };
  const sent = (run: LessonRun): string => run.player.getSnapshot().context.evidence.ofStep.map(({ operation }) => operation).join(' ');
  const itemCount = async (run: LessonRun): Promise<number | undefined> => {
    const { tables } = await run.session.connection.facts({ itemsOf: [], itemsMax: 0 });
    return tables[0]?.itemCount;
  };
  const told = () => new Promise((resolve) => setTimeout(resolve, 50));

  test('takes back what the learner did, and what it proved; not what the lesson has put there', async () => {
    const run = await begin();
    const { travel } = run.session;
    await travel.read();
    expect(travel.store.getState().going.changes).toEqual([]);
    await run.session.run('GetItem', { TableName: 'Orders', Key: { customer: { S: 'new' }, placed: { S: '2026-01-01' } } });
    expect((await run.session.run('PutItem', put)).error).toBeUndefined();
    await told();
    expect([await itemCount(run), sent(run)]).toEqual([49, 'GetItem PutItem']);
    await travel.undo();
    await told();
    expect([await itemCount(run), sent(run)]).toEqual([48, 'GetItem']);
    await travel.undo();
    expect(await itemCount(run)).toBe(48);
    await travel.redo();
    await told();
    expect([await itemCount(run), sent(run)]).toEqual([49, 'GetItem PutItem']);
    await run.close();
  });

  test('a new change makes what was taken back prove nothing for good', async () => {
    const run = await begin();
    await run.session.run('PutItem', put);
    await told();
    await run.session.travel.undo();
    await run.session.run('DeleteItem', { TableName: 'Orders', Key: put.Item });
    await told();
    await run.session.travel.undo();
    await run.session.travel.redo();
    await told();
    expect(sent(run)).toBe('DeleteItem');
    await run.close();
  });
});
