/** A table that is restored to a second is what the table was at that second, after any writes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '#engine';
import { patienceMs, runs } from '../chance.ts';
import { violations } from '../invariants/tables.ts';
import { Story, testSettings } from '../story.ts';

type Write = { readonly waitMs: number; readonly key: number; readonly value: number | undefined };

const write: fc.Arbitrary<Write> = fc.record({
  waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 400, max: 90_000 })),
  key: fc.nat(9),
  value: fc.option(fc.nat(99), { nil: undefined }),
});

const sorted = (items: readonly object[]): string[] => items.map((item) => JSON.stringify(item)).sort((a, b) => (a < b ? -1 : 1));
const itemsOf = (engine: Engine, name: string): string[] =>
  sorted([...engine.inspect().tables.find(({ record }) => record.name === name)!.items()]);

function recovering(): Story {
  const story = new Story().table('Music pk:N sk:N | local byValue value:N | global byKey sk:N');
  for (const sk of ['1', '2']) story.put('Music', { pk: { N: '0' }, sk: { N: sk }, value: { N: sk } });
  story.done('UpdateContinuousBackups', { TableName: 'Music', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  return story;
}

/** Does them, and gives back what the table was at every second, the last ones left out. */
function perform(story: Story, writes: readonly Write[]): Map<number, string[]> {
  const seconds = new Map<number, string[]>();
  const look = (toMs: number): void => {
    const { nowMs } = story.engine;
    const next = Math.ceil((nowMs + 0.001) / 1000);
    const last = Math.floor(toMs / 1000);
    if (last < next) return;
    const now = itemsOf(story.engine, 'Music');
    for (const second of new Set([next, last])) seconds.set(second, now);
  };
  for (const { waitMs, key, value } of writes) {
    look(story.engine.nowMs + waitMs);
    story.wait(waitMs / 1000);
    const Key = { pk: { N: String(key >> 1) }, sk: { N: String(key & 1) } };
    if (value === undefined) story.done('DeleteItem', { TableName: 'Music', Key });
    else story.done('PutItem', { TableName: 'Music', Item: { ...Key, value: { N: String(value) } } });
  }
  look(story.engine.nowMs + 2000);
  story.wait(303);
  return seconds;
}

function restored(story: Story, second: number): string[] {
  story.done('RestoreTableToPointInTime', { SourceTableName: 'Music', TargetTableName: 'Then', RestoreDateTime: second });
  story.wait(30);
  expect(violations(story.engine.inspect())).toEqual([]);
  return itemsOf(story.engine, 'Then');
}

const reopened = (engine: Engine): Story => {
  const again = createEngine(testSettings);
  for (const record of engine.fork().snapshot()) again.replay(record);
  return new Story(again);
};

const replayed = ({ records, engine }: Story): Story => {
  const again = createEngine(testSettings);
  for (const record of records) again.replay(record);
  return new Story(again).wait((engine.nowMs - again.nowMs) / 1000);
};

describe('a table restored to a second', () => {
  test('is the table at that second, in a running workspace, a reopened one and one that is read from its journal', () => {
    fc.assert(
      fc.property(fc.array(write, { minLength: 1, maxLength: 40 }), fc.nat(), (writes, choice) => {
        const story = recovering();
        const seconds = [...perform(story, writes)];
        const [second, then] = seconds[choice % seconds.length]!;
        for (const one of [replayed(story), reopened(story.engine), new Story(story.engine.fork())]) {
          expect(restored(one, second)).toEqual(then);
        }
      }),
      runs(30),
    );
  }, patienceMs);

  test('shares nothing with its source from then on', () => {
    const story = recovering();
    story.wait(400);
    restored(story, Math.floor(story.engine.nowMs / 1000) - 310);
    const before = itemsOf(story.engine, 'Then');
    story.done('DeleteItem', { TableName: 'Music', Key: { pk: { N: '0' }, sk: { N: '1' } } });
    expect(itemsOf(story.engine, 'Then')).toEqual(before);
    story.done('DeleteItem', { TableName: 'Then', Key: { pk: { N: '0' }, sk: { N: '2' } } });
    expect(itemsOf(story.engine, 'Music')).toHaveLength(1);
    expect(itemsOf(story.engine, 'Then')).toHaveLength(1);
  });
});

describe('a backup', () => {
  test('holds the table as it was, whatever is written later, also after a reopening and without its table', () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 20 }), fc.array(write, { maxLength: 20 }), fc.boolean(), (before, after, isDeleted) => {
        const story = recovering();
        perform(story, before);
        const then = itemsOf(story.engine, 'Music');
        const { BackupDetails: { BackupArn } } = story.done('CreateBackup', { TableName: 'Music', BackupName: 'then' }) as { BackupDetails: { BackupArn: string } };
        perform(story, after);
        if (isDeleted) story.done('DeleteTable', { TableName: 'Music' });
        story.wait(5);
        for (const one of [story, reopened(story.engine)]) {
          one.done('RestoreTableFromBackup', { BackupArn, TargetTableName: 'Then' });
          one.wait(30);
          expect(itemsOf(one.engine, 'Then')).toEqual(then);
          expect(violations(one.engine.inspect())).toEqual([]);
        }
      }),
      runs(30),
    );
  }, patienceMs);
});
