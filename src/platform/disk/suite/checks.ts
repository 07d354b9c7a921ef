/** What cases expect, without a test runner. */
import { Bug } from '#engine/kernel/assert.ts';
import { DiskError } from '../disk-error.ts';

/** What the work was rejected with; nothing when it succeeded. */
export async function rejection(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (cause) {
    return cause;
  }
}

/** The kind of a {@link DiskError}, or what else it is. */
export function problemOf(cause: unknown): string {
  return cause instanceof DiskError ? cause.kind : `no DiskError: ${String(cause)}`;
}

export function isBug(cause: unknown, what: string): void {
  if (!(cause instanceof Bug)) throw new Error(`${what}: expected a bug, got ${String(cause)}`);
}

export function same(actual: unknown, expected: unknown, what: string): void {
  if (Object.is(actual, expected)) return;
  const [is, shouldBe] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== shouldBe || is === undefined) throw new Error(`${what}: expected ${shouldBe}, got ${is}`);
}
