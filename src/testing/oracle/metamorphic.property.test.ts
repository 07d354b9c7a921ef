import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, realisticLag, type Settings } from '#engine';
import { patienceMs, runs } from '../chance.ts';
import { Dice } from '../dice.ts';
import { schemas } from '../requests/schemas.ts';
import { itemRequest } from '../requests/valid-requests.ts';
import { Story, testSettings } from '../story.ts';
import { anyRequest, begun } from './moves.ts';

const play = fc.record({ seed: fc.nat(), moves: fc.integer({ min: 10, max: 120 }) });

/** Everything that leaves the door: answers byte by byte, and what is to be stored. */
function told(story: Story, seed: number, moves: number): unknown[] {
  const dice = new Dice(seed);
  const all: unknown[] = [];
  for (let i = 0; i < moves; i++) {
    const request = anyRequest(dice);
    if (request === undefined) {
      story.wait(dice.below(4));
      continue;
    }
    const { response, respondAtMs, records, promises } = story.call(request.operation, request.body).result;
    all.push({ ...response, body: decodeUtf8(response!.body), respondAtMs, records, promises });
  }
  return all;
}

describe('the same story', () => {
  test('gives the same bytes every time', () => {
    fc.assert(
      fc.property(play, ({ seed, moves }) => {
        const settings: Settings = { ...testSettings, seed, ...realisticLag };
        expect(told(begun(settings), seed, moves)).toEqual(told(begun(settings), seed, moves));
      }),
      runs(20),
    );
  }, patienceMs);

  test('gives the same bytes without a trace', () => {
    fc.assert(
      fc.property(play, ({ seed, moves }) => {
        const settings: Settings = { ...testSettings, seed, ...realisticLag };
        expect(told(begun(settings, { trace: false }), seed, moves)).toEqual(told(begun(settings), seed, moves));
      }),
      runs(20),
    );
  }, patienceMs);

  test('gives other bytes under another seed', () => {
    const [one, other] = [1, 2].map((seed) => told(begun({ ...testSettings, seed }), 5, 30));
    expect(one).not.toEqual(other);
  });

  test('gives the same answers over one partition, four and forty, but for the units of empty Scans', () => {
    const settings = (writeUnits: number | undefined): object =>
      writeUnits === undefined
        ? { BillingMode: 'PAY_PER_REQUEST' }
        : { BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: writeUnits } };
    fc.assert(
      fc.property(play, fc.constantFrom(...schemas), ({ seed, moves }, schema) => {
        const stories = [5, undefined, 40_000].map((writeUnits) => {
          const GlobalSecondaryIndexes = schema.create.GlobalSecondaryIndexes?.map(({ ProvisionedThroughput: _throughput, ...index }) => ({
            ...index,
            ...(writeUnits === undefined ? {} : { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } }),
          }));
          const { ProvisionedThroughput: _, ...create } = schema.create;
          const indexes = GlobalSecondaryIndexes === undefined ? {} : { GlobalSecondaryIndexes };
          const story = new Story();
          story.done('CreateTable', { ...create, ...settings(writeUnits), ...indexes });
          return story.wait(2);
        });
        const counts = stories.map((story) => story.engine.inspect().tables[0]!.partitions.length);
        expect(counts).toEqual([1, 4, 40]);
        const dice = new Dice(seed);
        for (let i = 0; i < moves; i++) {
          const { operation, body } = itemRequest(dice, [schema]);
          const [one, four, forty] = stories.map((story) => {
            const { ConsumedCapacity: _, ...answer } = story.call(operation, body).body as Record<string, unknown>;
            return answer;
          });
          expect(four).toEqual(one);
          expect(forty).toEqual(one);
        }
      }),
      runs(20),
    );
  }, patienceMs);
});
