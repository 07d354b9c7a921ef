import { expect, test } from 'vitest';
import { DiskError } from './disk-error.ts';
import { DiskGate } from './disk-gate.ts';

/** Work that ends when the test says so. */
function work(): { promise: Promise<void>; succeed: () => void; fail: (cause: unknown) => void } {
  let succeed = (): void => undefined;
  let fail = (_cause: unknown): void => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    succeed = resolve;
    fail = reject;
  });
  return { promise, succeed, fail };
}

async function openGate(): Promise<DiskGate> {
  const gate = new DiskGate((cause) => (cause === 'quota' ? new DiskError('quota', 'no room') : cause));
  await gate.opening(async () => undefined);
  return gate;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test.each(['append', 'snapshot'] as const)('closing waits for the %s under way', async (what) => {
  const gate = await openGate();
  const running = work();
  const over: string[] = [];
  const done = gate[what](() => running.promise).then(() => over.push(what));
  const closed = gate.close().then(() => over.push('closed'));
  await nextTurn();
  expect(over).toEqual([]);
  running.succeed();
  await Promise.all([done, closed]);
  expect(over.sort()).toEqual(['closed', what].sort());
});

test('closing waits for an opening under way, which then fails', async () => {
  const gate = new DiskGate((cause) => cause);
  const running = work();
  const opened = gate.opening(() => running.promise);
  const closed = gate.close();
  running.succeed();
  await closed;
  await expect(opened).rejects.toMatchObject({ kind: 'closed' });
});

test('a snapshot learns whether the append that it covers succeeded', async () => {
  const gate = await openGate();
  const [first, second] = [work(), work()];
  const appended = gate.append(() => first.promise);
  await Promise.all([gate.snapshot(async (covered) => (first.succeed(), covered)), appended]);
  const refused = gate.append(() => second.promise);
  const written = gate.snapshot((covered) => covered);
  second.fail('quota');
  await expect(refused).rejects.toMatchObject({ kind: 'quota' });
  await expect(written).rejects.toMatchObject({ kind: 'quota' });
});

test('after a failed append everything is refused for the same reason', async () => {
  const gate = await openGate();
  await expect(gate.append(() => Promise.reject('quota'))).rejects.toMatchObject({ kind: 'quota' });
  for (const kind of ['append', 'snapshot', 'alone'] as const) {
    await expect(gate[kind](async () => undefined)).rejects.toMatchObject({ kind: 'quota' });
  }
});

test('after an append that failed by a bug nothing is taken either', async () => {
  const gate = await openGate();
  const bug = new TypeError('undefined is not a function');
  await expect(gate.append(() => Promise.reject(bug))).rejects.toBe(bug);
  await expect(gate.append(async () => undefined)).rejects.toMatchObject({ kind: 'failed', cause: bug });
});

test('a failed snapshot stops nothing', async () => {
  const gate = await openGate();
  await expect(gate.snapshot(() => Promise.reject('quota'))).rejects.toMatchObject({ kind: 'quota' });
  await gate.append(async () => undefined);
});

test('a failed opening is the reason for all that is refused later', async () => {
  const gate = new DiskGate(() => new DiskError('blocked', 'not here'));
  await expect(gate.opening(() => Promise.reject('no'))).rejects.toMatchObject({ kind: 'blocked' });
  await expect(gate.append(async () => undefined)).rejects.toMatchObject({ kind: 'blocked' });
});
