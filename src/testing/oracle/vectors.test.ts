import { describe, expect, test } from 'vitest';
import { createEngine, noLag, realisticLag } from '#engine';
import { Dice } from '../dice.ts';
import { answers, plain } from '../invariants/same.ts';
import { violations } from '../invariants/tables.ts';
import { startMs, Story, testSettings } from '../story.ts';

type Vector = readonly number[];

const numbers = (vector: Vector): { N: string }[] => vector.map((n) => ({ N: String(n) }));
const notation = 'Shop pk:S | vector byMeaning emb 3 COSINE [tenant:S] | vector byPlace emb 3 EUCLIDEAN KEYS_ONLY | vector byProduct emb 3 DOT_PRODUCT KEYS_ONLY';
const anyVector = (dice: Dice): Vector => [dice.between(-9, 9), dice.between(-9, 9), dice.between(1, 9) / 10];

/** As an index keeps it. */
const in32Bits = (vector: Vector): Vector => vector.map((n) => Math.fround(n));
const dot = (a: Vector, b: Vector): number => a.reduce((sum, n, i) => sum + n * b[i]!, 0);
const length = (a: Vector): number => Math.sqrt(dot(a, a));
/** By the formulas of a schoolbook; less is nearer. */
const distances: Readonly<Record<string, (a: Vector, b: Vector) => number>> = {
  byMeaning: (a, b) => 1 - dot(a, b) / (length(a) * length(b)),
  byPlace: (a, b) => length(a.map((n, i) => n - b[i]!)),
  byProduct: (a, b) => -dot(a, b),
};

function search(story: Story, IndexName: string, vector: Vector, TopK = 100): { key: string; score: number }[] {
  const condition = IndexName === 'byMeaning' ? { SearchConditionExpression: 'tenant = :t', ExpressionAttributeValues: { ':t': { S: 't' } } } : {};
  const { SearchResults } = story.done('SearchVectors', { TableName: 'Shop', IndexName, TopK, SearchVector: numbers(vector), ...condition });
  return (SearchResults as { Item: { pk: { S: string } }; Score: number }[]).map(({ Item, Score }) => ({ key: Item.pk.S, score: Score }));
}

describe('the nearest', () => {
  test.each(Object.keys(distances))('%s: those that comparing one by one finds, in that order', (IndexName) => {
    const dice = new Dice(7);
    const story = new Story().table(notation);
    const vectors = new Map(Array.from({ length: 60 }, (_, i): [string, Vector] => [`k${i}`, anyVector(dice)]));
    for (const [pk, vector] of vectors) story.put('Shop', { pk: { S: pk }, tenant: { S: 't' }, emb: { L: numbers(vector) } });
    for (let i = 0; i < 20; i++) {
      const wanted = anyVector(dice);
      const expected = [...vectors.values()].map((vector) => distances[IndexName]!(in32Bits(wanted), in32Bits(vector))).sort((a, b) => a - b).slice(0, 7);
      const found = search(story, IndexName, wanted, 7);
      const scores = found.map(({ score }) => (IndexName === 'byProduct' ? -score : score));
      scores.forEach((score, at) => expect(score).toBeCloseTo(expected[at]!, 9));
      expect(new Set(found.map(({ key }) => key)).size).toBe(7);
    }
  });

  test('an item that is written is found as soon as the index has caught up, and not before', () => {
    const story = new Story(realisticLag).table(notation);
    story.put('Shop', { pk: { S: 'a' }, emb: { L: numbers([1, 0, 0]) } });
    expect(search(story, 'byPlace', [1, 0, 0])).toEqual([]);
    story.wait(2);
    expect(search(story, 'byPlace', [1, 0, 0])).toEqual([{ key: 'a', score: 0 }]);
  });
});

test('an item whose time to live is over leaves the index', () => {
  const story = new Story().table(notation);
  story.done('UpdateTimeToLive', { TableName: 'Shop', TimeToLiveSpecification: { AttributeName: 'ends', Enabled: true } });
  story.put('Shop', { pk: { S: 'a' }, ends: { N: String(startMs / 1000 + 60) }, emb: { L: numbers([1, 0, 0]) } });
  expect(search(story, 'byPlace', [1, 0, 0])).toHaveLength(1);
  story.wait(3 * 86_400);
  expect(search(story, 'byPlace', [1, 0, 0])).toEqual([]);
});

test('a table that is restored has its vector indexes, filled', () => {
  const story = new Story().table(notation);
  story.put('Shop', { pk: { S: 'a' }, tenant: { S: 't' }, emb: { L: numbers([1, 0, 0]) } });
  const { BackupDetails } = story.done('CreateBackup', { TableName: 'Shop', BackupName: 'nightly' });
  story.put('Shop', { pk: { S: 'b' }, tenant: { S: 't' }, emb: { L: numbers([1, 0, 0]) } });
  story.wait(600);
  const BackupArn = (BackupDetails as { BackupArn: string }).BackupArn;
  expect(story.call('RestoreTableFromBackup', { BackupArn, TargetTableName: 'Again', BillingModeOverride: 'PROVISIONED', ProvisionedThroughputOverride: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }).body['message']).toContain(
    'Vector indexes are only supported for PAY_PER_REQUEST tables',
  );
  story.done('RestoreTableFromBackup', { BackupArn, TargetTableName: 'Again' });
  story.wait(7200);
  const { SearchResults } = story.done('SearchVectors', { TableName: 'Again', IndexName: 'byPlace', TopK: 5, SearchVector: numbers([1, 0, 0]) });
  expect((SearchResults as { Item: { pk: { S: string } } }[]).map(({ Item }) => Item.pk.S)).toEqual(['a']);
});

test('a write that leaves a vector as it is does not look at it again', () => {
  const story = new Story().table('Shop pk:S');
  story.put('Shop', { pk: { S: 'a' }, emb: { S: 'no vector' } });
  const Create = { IndexName: 'byPlace', VectorAttribute: { AttributeName: 'emb' }, Projection: { ProjectionType: 'ALL' }, Dimensions: 3, DistanceFunction: 'EUCLIDEAN' };
  story.done('UpdateTable', { TableName: 'Shop', VectorIndexUpdates: [{ Create }] });
  story.wait(10);
  const update = (UpdateExpression: string, value: object): number => story.call('UpdateItem', { TableName: 'Shop', Key: { pk: { S: 'a' } }, UpdateExpression, ExpressionAttributeValues: { ':v': value } }).status;
  expect([update('SET title = :v', { S: 'Dune' }), update('SET emb = :v', { S: 'other' }), update('SET emb = :v', { L: numbers([1, 2, 3]) })]).toEqual([200, 400, 200]);
  expect(search(story, 'byPlace', [1, 2, 3])).toEqual([{ key: 'a', score: 0 }]);
});

describe('a story with vector indexes that was written down', () => {
  const settings = { ...testSettings, ...noLag };

  function told(lag: object, seed: number): Story {
    const dice = new Dice(seed);
    const story = new Story({ ...settings, ...lag }).table(notation);
    for (let i = 0; i < 120; i++) {
      const key = { pk: { S: `k${dice.below(12)}` } };
      const emb = { L: numbers(anyVector(dice)) };
      const kind = dice.below(6);
      if (kind < 3) story.put('Shop', { ...key, ...dice.maybe(0.8, () => ({ tenant: { S: dice.pick(['t', 'u']) } })), ...dice.maybe(0.8, () => ({ emb })) });
      else if (kind < 4) story.done('DeleteItem', { TableName: 'Shop', Key: key });
      else if (kind < 5) story.done('TransactWriteItems', { TransactItems: [{ Update: { TableName: 'Shop', Key: key, UpdateExpression: 'SET emb = :e', ExpressionAttributeValues: { ':e': emb } } }] });
      else story.wait(dice.below(2));
      if (i === 60) story.done('UpdateTable', { TableName: 'Shop', VectorIndexUpdates: [{ Delete: { IndexName: 'byProduct' } }] });
    }
    return story;
  }

  test.each([1, 2, 3])('ends in the same state when it is read again, from its start or from a snapshot, seed %i', (seed) => {
    for (const lag of [noLag, realisticLag]) {
      const story = told(lag, seed);
      expect(violations(story.engine.inspect())).toEqual([]);
      const again = createEngine({ ...settings, ...lag });
      for (const record of story.records) again.replay(record);
      expect(plain(again.inspect())).toEqual(plain(story.engine.inspect()));
      expect(answers(again)).toEqual(answers(story.engine));

      const reopened = createEngine({ ...settings, ...lag });
      const fork = story.engine.fork();
      for (const record of fork.snapshot()) reopened.replay(record);
      for (const engine of [story.engine, reopened]) engine.step({ kind: 'time', toMs: story.engine.nowMs + 10_000 });
      const vectors = (engine: typeof reopened): unknown => engine.inspect().tables[0]!.vectorIndexes.map(({ name, entries, bytes }) => [name, bytes, [...entries()]]);
      expect(vectors(reopened)).toEqual(vectors(story.engine));
      expect(violations(reopened.inspect())).toEqual([]);
    }
  });

  test('a fork goes its own way', () => {
    const story = told(noLag, 5);
    const before = search(story, 'byPlace', [1, 1, 1]);
    const fork = new Story(story.engine.fork());
    fork.put('Shop', { pk: { S: 'new' }, emb: { L: numbers([1, 1, 1]) } });
    expect(search(fork, 'byPlace', [1, 1, 1])[0]).toEqual({ key: 'new', score: 0 });
    expect(search(story, 'byPlace', [1, 1, 1])).toEqual(before);
  });
});

test('an index that is not the projection of its table is noticed', () => {
  const story = new Story().table(notation);
  story.put('Shop', { pk: { S: 'a' }, emb: { L: numbers([1, 0, 0]) } });
  const { nowMs, requests, tables } = story.engine.inspect();
  const [table] = tables;
  const spoiled = table!.vectorIndexes.map((index) => ({ ...index, entries: function* () { yield { item: { pk: { S: 'a' } }, vector: [1, 0, 1] }; } }));
  expect(violations({ nowMs, requests, tables: [{ ...table!, vectorIndexes: spoiled }] })).toContain('Shop: vector index byPlace is not the projection of its table');
});
