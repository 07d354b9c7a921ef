import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderedMap } from '#engine/kernel/ordered-map.ts';
import { runs } from '#testing/chance.ts';
import { entriesInView } from './page-view.ts';

const key = fc.constantFrom(...Array.from('abcdefghij'));
const bound = fc.option(key, { nil: undefined });
const range = fc.record({ from: bound, fromExclusive: fc.boolean(), to: bound, toExclusive: fc.boolean() });

test("a replica sees the leader's entries with what it lacks undone, in order and in range", () => {
  fc.assert(
    fc.property(
      fc.dictionary(key, fc.nat(9)),
      fc.dictionary(key, fc.option(fc.nat(9), { nil: undefined })),
      range,
      fc.constantFrom('ascending' as const, 'descending' as const),
      (leader, undone, within, direction) => {
        const entries = new OrderedMap<number>();
        for (const [at, value] of Object.entries(leader)) entries.set(at, value);
        const seen = Object.entries({ ...leader, ...undone })
          .filter((entry): entry is [string, number] => entry[1] !== undefined)
          .filter(([at]) => within.from === undefined || at > within.from || (!within.fromExclusive && at === within.from))
          .filter(([at]) => within.to === undefined || at < within.to || (!within.toExclusive && at === within.to))
          .sort(([a], [b]) => (a < b ? -1 : 1));
        const view = entriesInView(entries, within, direction, new Map(Object.entries(undone)));
        expect(Array.from(view, ({ key: at, value }) => [at, value])).toEqual(direction === 'ascending' ? seen : seen.reverse());
      },
    ),
    runs(400),
  );
});
