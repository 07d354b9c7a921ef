import { describe, expect, test } from 'vitest';
import { storeItem } from '#engine/model/stored-item.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { itemOf, type Plain } from '#testing/plain-values.ts';
import { type Image, indexChanges } from './maintenance.ts';
import { projectedNames } from './projection.ts';

const index = (projection: IndexRecord['projection'], status: IndexRecord['status'] = 'ACTIVE'): IndexRecord => ({
  name: 'byGenre',
  kind: 'global',
  key: { partition: [{ name: 'genre', type: 'S' }], sort: [{ name: 'year', type: 'N' }] },
  projection,
  throughput: { readUnits: 0, writeUnits: 0, decreasesToday: 0 },
  partitionsAtBirth: 1,
  status,
  countedItems: 0,
  countedBytes: 0,
});
const table = (...indexes: IndexRecord[]): TableRecord =>
  ({ key: { partition: [{ name: 'pk', type: 'S' }], sort: [] }, indexes }) as unknown as TableRecord;
const image = (plain: { readonly [name: string]: Plain } | undefined): Image | undefined => {
  if (plain === undefined) return undefined;
  const item = itemOf(plain);
  return { item, stored: storeItem(item) };
};

const all = { type: 'ALL', nonKeyAttributes: [] } as const;
const keysOnly = { type: 'KEYS_ONLY', nonKeyAttributes: [] } as const;
const some = { type: 'INCLUDE', nonKeyAttributes: ['title', '__proto__'] } as const;
const item = { pk: 'a', genre: 'jazz', year: 1999, title: 'x', more: 'y', ['__proto__']: 'z' };

describe('what an index holds of an item', () => {
  test.each([
    [all, Object.keys(item)],
    [keysOnly, ['pk', 'genre', 'year']],
    [some, ['pk', 'genre', 'year', 'title', '__proto__']],
  ])('%o', (projection, names) => {
    const [change] = indexChanges(table(index(projection)), 'p', undefined, image(item));
    expect(Object.keys(JSON.parse(change!.after!.entry.item.text) as object)).toEqual(names);
    expect(projectedNames(table(), index(projection)) === undefined).toBe(projection.type === 'ALL');
  });

  test.each<[string, { readonly [name: string]: Plain }]>([
    ['a key is missing', { pk: 'a', genre: 'jazz' }],
    ['a key is of another type', { pk: 'a', genre: 'jazz', year: 'x' }],
    ['a key is empty', { pk: 'a', genre: '', year: 1 }],
  ])('nothing when %s', (_, plain) => {
    expect(indexChanges(table(index(all)), 'p', undefined, image(plain))[0]).toMatchObject({ after: undefined, unchanged: true });
  });

  test('nothing new while it is being deleted', () => {
    expect(indexChanges(table(index(all, 'DELETING')), 'p', undefined, image(item))).toEqual([]);
  });
});

describe('what a write changes', () => {
  const changeOf = (projection: IndexRecord['projection'], before: typeof item | undefined, after: { readonly [name: string]: Plain } | undefined) => {
    const [change] = indexChanges(table(index(projection)), 'p', image(before), image(after));
    return { moved: change!.before?.position !== change!.after?.position, unchanged: change!.unchanged };
  };

  test.each<[string, IndexRecord['projection'], { readonly [name: string]: Plain } | undefined, object]>([
    ['an attribute that the index lacks', keysOnly, { ...item, title: 'new' }, { moved: false, unchanged: true }],
    ['an attribute that it holds', some, { ...item, title: 'new' }, { moved: false, unchanged: false }],
    ['its sort key', keysOnly, { ...item, year: 2000 }, { moved: true, unchanged: false }],
    ['its partition key', keysOnly, { ...item, genre: 'folk' }, { moved: true, unchanged: false }],
    ['nothing', all, { ...item }, { moved: false, unchanged: true }],
    ['the item is gone', all, undefined, { moved: true, unchanged: false }],
  ])('%s', (_, projection, after, expected) => {
    expect(changeOf(projection, item, after)).toEqual(expected);
  });
});
