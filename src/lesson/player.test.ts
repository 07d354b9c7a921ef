import { createActor, fromPromise, type SnapshotFrom } from 'xstate';
import { describe, expect, test } from 'vitest';
import { LessonStory } from '#testing/lesson-story.ts';
import { compileLesson } from './compile/compile-lesson.ts';
import type { Call } from './calls.ts';
import { effortOf } from './evidence.ts';
import { type Ground, notesOf, stepOf } from './play.ts';
import { playerMachine, type SetUp } from './player.ts';
import { type Progress, progressOf, readProgress } from './progress.ts';
import { callsToStep, givenOf } from './story.ts';
import { amount } from './value.ts';

const lesson = compileLesson({ digest: () => 'first',
  file: 'lesson.md',
  track: 'test',
  text: `---
id: small
title: A small lesson
minutes: 1
objectives: [Put]
layout: [tables]
start:
  - CreateTable: { TableName: Tiny, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }], BillingMode: PAY_PER_REQUEST }
  - AdvanceClock: { Seconds: 2 }
par: { calls: 2, readUnits: 0.5, writeUnits: 1, dollars: 0 }
---

## Read this {#read}

The table has {{items in Tiny}} items.

## Put {#put}

Put \`a\` into \`Tiny\`, which has {{items in Tiny}} items.

\`\`\`yaml check
item: Tiny
key: { id: a }
\`\`\`

\`\`\`yaml hints
- One
- Two
- Three
\`\`\`

\`\`\`yaml solution
- PutItem: { TableName: Tiny, Item: { id: { S: a } } }
\`\`\`

### Afterword

Now it has {{items in Tiny}}.

\`\`\`yaml picture
units: PutItem
\`\`\`

## Scan {#scan}

\`\`\`yaml given
- PutItem: { TableName: Tiny, Item: { id: { S: b } } }
\`\`\`

\`\`\`yaml predict
question: How many read units?
of: Scan
measure: read units
choices: [{ value: 0.5 }, { value: 1, wrong: Not so. }]
why: It read {{count in items.read of Scan}} items.
\`\`\`

\`\`\`yaml check
used: Scan
answer: { Count: 2 }
\`\`\`

\`\`\`yaml solution
- Scan: { TableName: Tiny }
\`\`\`

### Afterword

It measured {{measured in scan}}.
`,
});

const put: Call = { operation: 'PutItem', input: { TableName: 'Tiny', Item: { id: { S: 'a' } } } };
const scan: Call = { operation: 'Scan', input: { TableName: 'Tiny' } };
const find = (): Promise<typeof lesson> => Promise.resolve(lesson);

type Snapshot = SnapshotFrom<typeof playerMachine>;

/** A learner at the small lesson. */
class Learner {
  story = new LessonStory();
  readonly actor;
  readonly beginnings: string[] = [];
  failsWith: string | undefined;

  constructor(progress?: Progress, story?: LessonStory) {
    if (story !== undefined) this.story = story;
    const setUp = fromPromise<Ground, SetUp>(({ input }) => this.#setUp(input));
    this.actor = createActor(playerMachine.provide({ actors: { setUp } }), { input: { lesson, progress } });
    this.actor.start();
  }

  async #setUp({ at, beginning }: SetUp): Promise<Ground> {
    this.beginnings.push(`${beginning}: ${lesson.steps[at]!.id}`);
    if (this.failsWith !== undefined) throw new Error(this.failsWith);
    if (beginning === 'from nothing') {
      this.story = new LessonStory();
      this.story.given(await callsToStep(lesson, at, find));
    } else if (beginning === 'from the step before') this.story.given(await givenOf(lesson, at, find));
    const trial = this.story.fork().run(lesson.steps[at]!.solutions[0]?.calls ?? []);
    return { nowMs: this.story.nowMs, tables: this.story.tables(), solutionEffort: effortOf(trial.exchanges.slice(this.story.exchanges.length)) };
  }

  get snapshot(): Snapshot {
    return this.actor.getSnapshot();
  }

  get notes(): ReturnType<typeof notesOf> {
    return notesOf(this.snapshot.context, stepOf(this.snapshot.context));
  }

  /** State and step: `doing put`. */
  get place(): string {
    return `${String(this.snapshot.value)} ${stepOf(this.snapshot.context).id}`;
  }

  async settled(): Promise<this> {
    while (this.snapshot.value === 'settingUp') await new Promise((resolve) => setImmediate(resolve));
    return this;
  }

  run(...calls: Call[]): this {
    const before = this.story.exchanges.length;
    this.story.run(calls);
    const exchanges = this.story.exchanges.slice(before);
    this.actor.send({ type: 'news', news: { nowMs: this.story.nowMs, tables: this.story.tables(), exchanges } });
    return this;
  }

  async next(): Promise<this> {
    this.actor.send({ type: 'next' });
    return this.settled();
  }
}

const atScan = async (): Promise<Learner> => {
  const learner = await new Learner().settled();
  await learner.next();
  await learner.run(put).next();
  return learner;
};

describe('a learner goes through a lesson', () => {
  test('reads, does, predicts, does, and is finished', async () => {
    const learner = await new Learner().settled();
    expect(learner.place).toBe('reading read');
    expect((await learner.next()).place).toBe('doing put');
    expect(learner.run(scan).place).toBe('doing put');
    expect(learner.run(put).place).toBe('afterword put');
    expect((await learner.next()).place).toBe('predicting scan');
    learner.actor.send({ type: 'predict', said: amount('read units', 1) });
    expect(learner.place).toBe('doing scan');
    expect(learner.run(scan).place).toBe('afterword scan');
    expect(learner.notes).toMatchObject({ said: amount('read units', 1), measured: amount('read units', 0.5) });
    expect((await learner.next()).place).toBe('finished scan');
    expect(learner.beginnings).toEqual(['from nothing: read', 'from the step before: put', 'from the step before: scan']);
  });

  test('a request that is heard of after its effect counts all the same', async () => {
    const learner = await new Learner().settled();
    await learner.next();
    const { story, actor } = learner;
    const before = story.exchanges.length;
    story.run([put]);
    const told = { nowMs: story.nowMs, tables: story.tables() };
    actor.send({ type: 'news', news: { ...told, exchanges: [] } });
    expect(learner.place).toBe('afterword put');
    actor.send({ type: 'news', news: { ...told, exchanges: story.exchanges.slice(before) } });
    expect(learner.notes).toMatchObject({ effort: { calls: 1, writeUnits: 1 }, pictures: [{ kind: 'units', operation: 'PutItem' }] });
    // What comes after the step was solved is play.
    story.given([{ operation: 'AdvanceClock', input: { Seconds: 1 } }]);
    learner.run(put);
    expect(learner.notes.effort).toMatchObject({ calls: 1, writeUnits: 1 });
  });

  test('texts keep the numbers they were read with', async () => {
    const learner = await new Learner().settled();
    await learner.next();
    learner.run(put);
    expect(learner.notes.prose).toEqual({ 'items in Tiny': '0' });
    expect(learner.notes.afterword).toEqual({ 'items in Tiny': '1' });
    expect(learner.notes.pictures).toMatchObject([{ kind: 'units', operation: 'PutItem', units: 1 }]);
  });

  test('who runs the request before answering has no prediction, and loses nothing', async () => {
    const learner = await atScan();
    expect(learner.run(scan).place).toBe('afterword scan');
    expect(learner.notes).toMatchObject({ said: undefined, measured: amount('read units', 0.5), predict: { 'count in items.read of Scan': '2' } });
  });

  test('hints come one by one and end', async () => {
    const learner = await new Learner().settled();
    await learner.next();
    for (let taken = 1; taken <= 5; taken++) learner.actor.send({ type: 'hint' });
    expect(learner.notes.hints).toBe(3);
    learner.actor.send({ type: 'show solution' });
    expect(learner.notes.solutionShown).toBe(true);
  });

  test('requests are counted until the step is solved; playing on is free', async () => {
    const learner = await new Learner().settled();
    await learner.next();
    learner.run(scan, put).run(put);
    expect(learner.notes.effort).toMatchObject({ calls: 2, readUnits: 2, writeUnits: 1 });
    expect(learner.notes.solutionEffort).toMatchObject({ calls: 1, readUnits: 0, writeUnits: 1 });
  });

  test('next does nothing before the step is solved', async () => {
    const learner = await new Learner().settled();
    await learner.next();
    expect((await learner.next()).place).toBe('doing put');
  });
});

describe('again', () => {
  test('a step begins with its tables as they were, and keeps what was predicted', async () => {
    const learner = await atScan();
    learner.actor.send({ type: 'predict', said: amount('read units', 1) });
    learner.run({ operation: 'DeleteTable', input: { TableName: 'Tiny' } }, scan);
    learner.actor.send({ type: 'restart step' });
    await learner.settled();
    expect(learner.place).toBe('doing scan');
    expect(learner.beginnings.at(-1)).toBe('from nothing: scan');
    expect(learner.story.tables()[0]?.itemCount).toBe(2);
    expect(learner.run(scan).place).toBe('afterword scan');
  });

  test('a lesson begins anew', async () => {
    const learner = await atScan();
    learner.actor.send({ type: 'restart lesson' });
    expect((await learner.settled()).place).toBe('reading read');
    expect(learner.story.tables()[0]?.itemCount).toBe(0);
    expect(learner.snapshot.context.evidence).toMatchObject({ ofStep: [], earlier: [] });
  });

  test('when the tables can not be made, it says why, and can be tried again', async () => {
    const learner = await new Learner().settled();
    learner.failsWith = 'No room.';
    await learner.next();
    expect(learner.place).toBe('failed put');
    expect(learner.snapshot.context.problem).toBe('No room.');
    learner.failsWith = undefined;
    learner.actor.send({ type: 'restart step' });
    expect((await learner.settled()).place).toBe('doing put');
    expect(learner.snapshot.context.problem).toBeUndefined();
  });
});

describe('after a reload', () => {
  const kept = (learner: Learner, settled = true): Progress => readProgress(JSON.stringify(progressOf(learner.snapshot.context, settled)), 'small')!;

  test('the learner stands where they stood', async () => {
    const learner = await atScan();
    learner.actor.send({ type: 'predict', said: amount('read units', 1) });
    const again = await new Learner(kept(learner), learner.story).settled();
    expect(again.place).toBe('doing scan');
    expect(again.beginnings).toEqual(['as it is: scan']);
    expect(again.run(scan).place).toBe('afterword scan');
    expect(again.notes.said).toEqual(amount('read units', 1));
  });

  test('a solved step stays solved, with its afterword and pictures', async () => {
    const learner = await new Learner().settled();
    await learner.next();
    learner.run(put);
    const again = await new Learner(kept(learner), learner.story).settled();
    expect(again.place).toBe('afterword put');
    expect(again.notes).toEqual(learner.notes);
  });

  test('tables that were left half made are made again', async () => {
    const learner = await atScan();
    const again = await new Learner(kept(learner, false)).settled();
    expect(again.beginnings).toEqual(['from nothing: scan']);
  });

  test('a finished lesson is finished', async () => {
    const learner = await atScan();
    await learner.run(scan).next();
    expect((await new Learner(kept(learner), learner.story).settled()).place).toBe('finished scan');
  });

  test('a step that the lesson no longer has sends back to the beginning', async () => {
    const learner = await atScan();
    expect((await new Learner({ ...kept(learner), step: 'gone' }).settled()).place).toBe('reading read');
  });

  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another version', '{"version":2,"lesson":"small"}'],
    ['another lesson', '{"version":1,"lesson":"large","step":"a","notes":{},"finished":false,"settled":true,"tables":[]}'],
    ['notes that are none', '{"version":1,"lesson":"small","step":"a","notes":{"a":{"hints":"x"}},"finished":false,"settled":true,"tables":[]}'],
    ['a list', '[]'],
  ])('%s is no progress', (_, text) => {
    expect(readProgress(text, 'small')).toBeUndefined();
  });
});
