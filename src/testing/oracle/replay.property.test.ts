import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asToday, type CommitRecord, createEngine, type Engine, noLag, quickExpiry, realisticLag, type Settings } from '#engine';
import { patienceMs, runs } from '../chance.ts';
import { Dice } from '../dice.ts';
import { answers, plain } from '../invariants/same.ts';
import { stepViolations } from '../invariants/steps.ts';
import { violations } from '../invariants/tables.ts';
import { Story, testSettings } from '../story.ts';
import { anyRequest, begun } from './moves.ts';

/** One request of any kind, or some time. */
function move(story: Story, dice: Dice): void {
  const request = anyRequest(dice);
  if (request === undefined) story.wait(dice.below(4));
  else expect(stepViolations(story.call(request.operation, request.body).result)).toEqual([]);
}

function replayed(settings: Settings, records: Iterable<CommitRecord>): Engine {
  const engine = createEngine(settings);
  for (const record of records) engine.replay(record);
  return engine;
}

/** Past everything that is under way. */
const settled = (engine: Engine, toMs: number): Engine => {
  expect(engine.step({ kind: 'time', toMs }).bug).toBeUndefined();
  return engine;
};

interface Knobs {
  readonly seed: number;
  readonly lag: boolean;
  /** Throughput is limited, and partitions split at a few kilobytes. */
  readonly tight: boolean;
  readonly expiry: boolean;
}

const run = fc.record({ seed: fc.nat(), moves: fc.integer({ min: 10, max: 150 }), lag: fc.boolean(), tight: fc.boolean(), expiry: fc.boolean() });
const settingsOf = ({ seed, lag, tight, expiry }: Knobs): Settings => ({
  ...testSettings,
  seed,
  ...(lag ? realisticLag : noLag),
  ...(tight ? { ...asToday, partitionBytesMax: 300, splitSecondsMin: 1, splitSecondsMax: 9, burstSeconds: 20 } : {}),
  ...(expiry ? quickExpiry : {}),
});

describe('a story that was written down', () => {
  test('ends in the same state when it is read again', () => {
    fc.assert(
      fc.property(run, ({ moves, ...knobs }) => {
        const settings = settingsOf(knobs);
        const story = begun(settings);
        const dice = new Dice(knobs.seed);
        for (let i = 0; i < moves; i++) move(story, dice);
        const again = settled(replayed(settings, story.records), story.engine.nowMs);
        expect(plain(again.inspect())).toEqual(plain(story.engine.inspect()));
        expect(answers(again)).toEqual(answers(story.engine));
      }),
      runs(25),
    );
  }, patienceMs);

  test('ends in the same state from a snapshot in the middle and the rest', () => {
    fc.assert(
      fc.property(run, fc.integer({ min: 0, max: 80 }), ({ moves, ...knobs }, before) => {
        const settings = settingsOf(knobs);
        const story = begun(settings);
        const dice = new Dice(knobs.seed);
        for (let i = 0; i < before; i++) move(story, dice);
        const snapshot = [...story.engine.fork().snapshot()];
        const from = story.records.length;
        for (let i = 0; i < moves; i++) move(story, dice);
        const reopened = replayed(settings, [...snapshot, ...story.records.slice(from)]);
        // Lags and phases of a new index end within seconds; what was on its way is not in a snapshot.
        const endMs = story.engine.nowMs + 10_000;
        const [live, again] = [settled(story.engine, endMs), settled(reopened, endMs)];
        expect(withoutLogs(plain(again.inspect()))).toEqual(withoutLogs(plain(live.inspect())));
        expect(withoutLogs(withoutBill(answers(again)))).toEqual(withoutLogs(withoutBill(answers(live))));
      }),
      runs(25),
    );
  }, patienceMs);

  test('keeps every invariant on the way', () => {
    fc.assert(
      fc.property(run, ({ moves, ...knobs }) => {
        const story = begun(settingsOf(knobs));
        const dice = new Dice(knobs.seed);
        for (let i = 0; i < moves; i++) {
          move(story, dice);
          if (i % 10 === 0) expect(violations(story.engine.inspect())).toEqual([]);
        }
        settled(story.engine, story.engine.nowMs + 10_000);
        expect(violations(story.engine.inspect())).toEqual([]);
      }),
      runs(25),
    );
  }, patienceMs);
});

/** A global index that reads the table from a snapshot has fewer entries in its log. */
const withoutLogs = (value: object): object =>
  JSON.parse(JSON.stringify(value, (name, member: unknown) => (name === 'AppliedSequence' ? 0 : member))) as object;

/** What an index has not taken in yet is in it after a snapshot, and so is stored and billed a little earlier. */
const withoutBill = (all: readonly object[]): object[] => all.filter((answer) => !('PriceBook' in answer));

describe('a fork', () => {
  test('knows nothing of what the other side does, and the other side nothing of it', () => {
    fc.assert(
      fc.property(run, ({ moves, ...knobs }) => {
        const story = begun(settingsOf(knobs));
        const dice = new Dice(knobs.seed);
        for (let i = 0; i < moves; i++) move(story, dice);
        const fork = new Story(story.engine.fork());
        const [before, said] = [plain(story.engine.inspect()), answers(story.engine)];
        expect(plain(fork.engine.inspect())).toEqual(before);
        expect(answers(fork.engine)).toEqual(said);
        for (let i = 0; i < 30; i++) move(fork, dice);
        expect(plain(story.engine.inspect())).toEqual(before);
        expect(answers(story.engine)).toEqual(said);
        const forked = plain(fork.engine.inspect());
        for (let i = 0; i < 30; i++) move(story, dice);
        expect(plain(fork.engine.inspect())).toEqual(forked);
      }),
      runs(20),
    );
  }, patienceMs);
});
