import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#testing/chance.ts';
import { type Task, TaskQueue } from './clock.ts';

const task = (key: string, atMs: number): Task => ({ key, atMs, kind: 'settle', tableNumber: 1 });

function drain(queue: TaskQueue, nowMs: number): string[] {
  const keys: string[] = [];
  for (let due = queue.takeDue(nowMs); due !== undefined; due = queue.takeDue(nowMs)) keys.push(due.key);
  return keys;
}

describe('the queue of tasks', () => {
  test('gives what is due, by time and then in the order of scheduling', () => {
    const queue = new TaskQueue();
    for (const [key, atMs] of [['c', 30], ['a', 10], ['b', 10], ['d', 40]] as const) queue.schedule(task(key, atMs));
    expect(queue.nextAtMs).toBe(10);
    expect(queue.takeDue(9)).toBeUndefined();
    expect(drain(queue, 30)).toEqual(['a', 'b', 'c']);
    expect(queue.nextAtMs).toBe(40);
  });

  test('a task scheduled again replaces the first, sooner or later', () => {
    const queue = new TaskQueue();
    queue.schedule(task('a', 10));
    queue.schedule(task('b', 20));
    queue.schedule(task('a', 30));
    expect(queue.atMsOf('a')).toBe(30);
    expect(drain(queue, 100)).toEqual(['b', 'a']);
    queue.schedule(task('a', 50));
    queue.schedule(task('a', 5));
    expect([queue.nextAtMs, drain(queue, 100), queue.atMsOf('a')]).toEqual([5, ['a'], undefined]);
  });

  test('a task that is cancelled does not run', () => {
    const queue = new TaskQueue();
    queue.schedule(task('a', 10));
    queue.cancel('a');
    queue.cancel('never there');
    expect([queue.nextAtMs, queue.takeDue(100), queue.tasks()]).toEqual([undefined, undefined, []]);
  });

  test('behaves as a list that is sorted whenever it is asked, and so does its fork', () => {
    const move = fc.record({ kind: fc.constantFrom('schedule', 'cancel', 'take'), key: fc.constantFrom(...Array.from('abcdefgh')), atMs: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), fc.nat(59), (moves, forkAt) => {
        let queue = new TaskQueue();
        let list: Task[] = [];
        moves.forEach(({ kind, key, atMs }, i) => {
          if (i === forkAt) {
            const fork = queue.fork();
            expect(fork.tasks()).toEqual(queue.tasks());
            queue.schedule(task('the other side', 0));
            queue = fork;
          }
          if (kind === 'take') {
            const [first] = list.toSorted((a, b) => a.atMs - b.atMs);
            const due = first !== undefined && first.atMs <= atMs ? first : undefined;
            expect(queue.takeDue(atMs)).toEqual(due);
            list = list.filter((one) => one !== due);
            return;
          }
          list = list.filter((one) => one.key !== key);
          if (kind === 'cancel') queue.cancel(key);
          else {
            list.push(task(key, atMs));
            queue.schedule(task(key, atMs));
          }
        });
        expect(queue.tasks()).toEqual(list.toSorted((a, b) => a.atMs - b.atMs));
        expect(queue.nextAtMs).toBe(list.length === 0 ? undefined : Math.min(...list.map(({ atMs }) => atMs)));
      }),
      runs(300),
    );
  });
});
