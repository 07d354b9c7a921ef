/** The entries of a store as one replica has them: the leader's, with what the replica lacks undone. */
import type { Entry, OrderedMap, Range } from '#engine/kernel/ordered-map.ts';

type Direction = 'ascending' | 'descending';

const inRange = (key: string, { from, fromExclusive, to, toExclusive }: Range): boolean =>
  (from === undefined || key > from || (!fromExclusive && key === from)) &&
  (to === undefined || key < to || (!toExclusive && key === to));

export function entriesInView<V>(
  entries: OrderedMap<V>,
  range: Range,
  direction: Direction,
  overlay: ReadonlyMap<string, V | undefined> | undefined,
): Iterable<Entry<V>> {
  const leader = direction === 'ascending' ? entries.ascending(range) : entries.descending(range);
  if (overlay === undefined) return leader;
  const undone = [...overlay].filter(([key]) => inRange(key, range)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (undone.length === 0) return leader;
  return merged(leader, direction === 'ascending' ? undone : undone.reverse(), direction);
}

/** Both run in the same direction; where both have a key, the undone value counts. */
function* merged<V>(
  leader: Iterable<Entry<V>>,
  undone: readonly (readonly [string, V | undefined])[],
  direction: Direction,
): Generator<Entry<V>> {
  let next = 0;
  const isPast = (key: string, other: string): boolean => (direction === 'ascending' ? key > other : key < other);
  for (const entry of leader) {
    for (; next < undone.length && isPast(entry.key, undone[next]![0]); next++) {
      const [key, value] = undone[next]!;
      if (value !== undefined) yield { key, value };
    }
    if (next < undone.length && undone[next]![0] === entry.key) {
      const [key, value] = undone[next++]!;
      if (value !== undefined) yield { key, value };
    } else yield entry;
  }
  for (; next < undone.length; next++) {
    const [key, value] = undone[next]!;
    if (value !== undefined) yield { key, value };
  }
}
