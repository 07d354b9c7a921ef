/** Guards this test's own process, which nothing else runs in. */
import { beforeAll, expect, test } from 'vitest';
import { BufferBudget } from './memory.ts';

const megabyte = 1024 ** 2;
const budget = new BufferBudget(64 * megabyte);
beforeAll(() => budget.guard(globalThis as unknown as Record<string, unknown>));

/** Bytes that an expression adds. */
function added(make: () => unknown): number {
  const before = budget.bytes;
  kept.push(make());
  return budget.bytes - before;
}
const kept: unknown[] = [];

test.each<[string, () => unknown, number]>([
  ['an array of a length', () => new Uint8Array(1000), 1000],
  ['an array of wide elements', () => new Float64Array(1000), 8000],
  ['a buffer', () => new ArrayBuffer(1000), 1000],
  ['a copy', () => new Uint8Array(1000).slice(), 2000],
  ['a mapped copy', () => new Uint8Array(1000).map((n) => n + 1), 2000],
  ['an array of values', () => Uint8Array.from({ length: 1000 }, () => 1), 1000],
  ['encoded text', () => new TextEncoder().encode('x'.repeat(1000)), 1000],
  ['a view of a buffer', () => new Uint8Array(new ArrayBuffer(1000), 8, 16), 1000],
  ['small arrays', () => new Uint8Array(100), 0],
])('%s counts', (_, make, bytes) => {
  expect(added(make)).toBe(bytes);
});

test('what is made is what it always was', () => {
  class Bytes extends Uint8Array {
    sum(): number {
      return this.reduce((sum, n) => sum + n, 0);
    }
  }
  const bytes = new Bytes([1, 2, 3]);
  expect([bytes.sum(), bytes instanceof Uint8Array, bytes.slice() instanceof Bytes]).toEqual([6, true, true]);
  expect(new Uint8Array([1, 2])).toBeInstanceOf(Uint8Array);
  expect(Object.getPrototypeOf(new Uint8Array(1))).toBe(Uint8Array.prototype);
  expect(new Uint8Array(1).constructor).toBe(Uint8Array);
  expect(Uint8Array.BYTES_PER_ELEMENT).toBe(1);
});

test('more than the limit is refused, also in steps and through what is already there', () => {
  const refused = /more than 64 MB in typed arrays/;
  expect(() => new Uint8Array(65 * megabyte)).toThrow(refused);
  expect(() => new Float64Array(9 * megabyte)).toThrow(refused);
  expect(() => Reflect.construct(ArrayBuffer, [8, { maxByteLength: 65 * megabyte }])).toThrow(refused);
  const found = new Uint8Array(1).constructor as Uint8ArrayConstructor;
  expect(() => new found(65 * megabyte)).toThrow(refused);
  const hoard: unknown[] = [];
  expect(() => {
    for (;;) hoard.push(new Uint8Array(megabyte).slice());
  }).toThrow(refused);
  expect('transfer' in ArrayBuffer.prototype).toBe(false);
});
