import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { anyText } from '#testing/texts.ts';
import { OrderedMap, type Range } from './ordered-map.ts';

/** The same by a plain Map, sorted when asked. */
class Model {
  readonly map: Map<string, number>;

  constructor(entries: Iterable<[string, number]> = []) {
    this.map = new Map(entries);
  }

  walk({ from, fromExclusive, to, toExclusive }: Range): [string, number][] {
    return [...this.map]
      .filter(([key]) => from === undefined || key > from || (!fromExclusive && key === from))
      .filter(([key]) => to === undefined || key < to || (!toExclusive && key === to))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

const key = fc.oneof(
  fc.integer({ min: 0, max: 3000 }).map((n) => String(n).padStart(4, '0')),
  anyText(3),
);
const bound = fc.option(key, { nil: undefined });
const range = fc.record({ from: bound, fromExclusive: fc.boolean(), to: bound, toExclusive: fc.boolean() });
const write = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set' as const), key, value: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look and set' as const), key, value: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('look' as const), key, value: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), key, value: fc.constant(0) }) },
);

interface Write {
  readonly kind: 'set' | 'look and set' | 'look' | 'delete';
  readonly key: string;
  readonly value: number;
}

function apply(map: OrderedMap<number>, model: Model, { kind, key: at, value }: Write): void {
  const before = model.map.get(at);
  if (kind === 'look' || kind === 'look and set') expect(map.get(at)).toBe(before);
  if (kind === 'look') return;
  if (kind === 'set' || kind === 'look and set') {
    expect(map.set(at, value)).toBe(before);
    model.map.set(at, value);
  } else {
    expect(map.delete(at)).toBe(before);
    model.map.delete(at);
  }
}

function expectSame(map: OrderedMap<number>, model: Model, ranges: readonly Range[] = [{}]): void {
  expect(map.size).toBe(model.map.size);
  for (const one of ranges) {
    const expected = model.walk(one);
    expect(Array.from(map.ascending(one), ({ key: at, value }) => [at, value])).toEqual(expected);
    expect(Array.from(map.descending(one), ({ key: at, value }) => [at, value])).toEqual(expected.reverse());
  }
}

/** Enough for several blocks. */
const filled = (count: number): { map: OrderedMap<number>; model: Model } => {
  const map = new OrderedMap<number>();
  const model = new Model();
  for (let i = 0; i < count; i++) {
    const at = String((i * 7919) % 3001).padStart(4, '0');
    map.set(at, i);
    model.map.set(at, i);
  }
  return { map, model };
};

describe('an ordered map', () => {
  test('is a sorted list of what was put and not deleted, over any stretch and both ways', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 3, 1600), fc.array(write, { maxLength: 80 }), fc.array(range, { maxLength: 6 }), (count, writes, ranges) => {
        const { map, model } = filled(count);
        for (const one of writes) apply(map, model, one);
        expectSame(map, model, [{}, ...ranges]);
        for (const { key: at } of writes) expect(map.get(at)).toBe(model.map.get(at));
      }),
      runs(60),
    );
  });

  test('and its fork go their own ways', () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 60 }), fc.array(write, { maxLength: 60 }), fc.boolean(), (ours, theirs, again) => {
        const { map, model } = filled(1200);
        const fork = map.fork();
        const second = again ? fork.fork() : undefined;
        const forkModel = new Model(model.map);
        const secondModel = new Model(model.map);
        ours.forEach((one, i) => {
          apply(map, model, one);
          if (theirs[i] !== undefined) apply(fork, forkModel, theirs[i]);
        });
        for (const one of theirs.slice(ours.length)) apply(fork, forkModel, one);
        expectSame(map, model);
        expectSame(fork, forkModel);
        if (second !== undefined) expectSame(second, secondModel);
      }),
      runs(40),
    );
  });

  test('remembers where it has looked only until the next write', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    for (const looked of keys) {
      for (const written of keys) {
        for (const kind of ['set', 'delete', 'look and set'] as const) {
          const { map, model } = { map: new OrderedMap<number>(), model: new Model() };
          for (const at of ['b', 'd']) apply(map, model, { kind: 'set', key: at, value: 1 });
          apply(map, model, { kind: 'look', key: looked, value: 0 });
          apply(map, model, { kind, key: written, value: 2 });
          apply(map, model, { kind: 'set', key: looked, value: 3 });
          expectSame(map, model);
        }
      }
    }
  });

  test('fills its blocks when keys come in rising order, and empties them again', () => {
    const { map, model } = { map: new OrderedMap<number>(), model: new Model() };
    for (let i = 0; i < 2000; i++) apply(map, model, { kind: i % 2 === 0 ? 'set' : 'look and set', key: String(i).padStart(5, '0'), value: i });
    expectSame(map, model);
    for (let i = 0; i < 2000; i++) apply(map, model, { kind: 'delete', key: String(i).padStart(5, '0'), value: 0 });
    expect([map.size, [...map.ascending()], [...map.descending()]]).toEqual([0, [], []]);
    expect([map.get('x'), map.delete('x'), map.set('x', 1), map.get('x')]).toEqual([undefined, undefined, undefined, 1]);
  });
});
