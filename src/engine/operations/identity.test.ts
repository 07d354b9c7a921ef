import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#engine/kernel/random.ts';
import { runs } from '#testing/chance.ts';
import { isoLabel, uuid } from './identity.ts';

test('a label is the time as everybody writes it, from 1970 to far beyond', () => {
  const atMs = fc.integer({ min: 0, max: Date.UTC(2400, 0, 1) });
  fc.assert(
    fc.property(atMs, (ms) => {
      expect(isoLabel(ms)).toBe(new Date(ms).toISOString().slice(0, -1));
    }),
    runs(500),
  );
});

test.each(['2024-02-29', '2000-02-29', '1999-12-31', '2100-02-28', '2026-11-20'])('%s', (day) => {
  expect(isoLabel(Date.parse(`${day}T23:59:59.999Z`))).toBe(`${day}T23:59:59.999`);
});

test('ids are version 4 UUIDs, one for each table', () => {
  const ids = Array.from({ length: 100 }, (_, number) => uuid(createRandom(1).fork(number)));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(100);
});
