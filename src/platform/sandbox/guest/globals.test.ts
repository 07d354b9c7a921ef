import { expect, test } from 'vitest';
import { randomUuid, trimGlobals } from './globals.ts';

test('only what is listed stays, on the scope and on what it inherits', () => {
  const inherited = { importScripts: 1, atob: 2 };
  const scope = Object.assign(Object.create(inherited), { postMessage: 1, Worker: 2, indexedDB: 3, Map: 4, JSON: 5 });
  trimGlobals(scope);
  expect(Object.keys(scope)).toEqual(['Map', 'JSON']);
  expect(Object.keys(inherited)).toEqual(['atob']);
  expect('toString' in scope).toBe(true);
});

test('random ids have the form of version 4 and differ', () => {
  const ids = Array.from({ length: 100 }, randomUuid);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(100);
});
