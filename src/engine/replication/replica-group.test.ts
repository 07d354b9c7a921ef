import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Distribution } from '#engine/kernel/distribution.ts';
import { createRandom } from '#engine/kernel/random.ts';
import { runs } from '#testing/chance.ts';
import { ReplicaGroup, replicaIds } from './replica-group.ts';

const hundredMs: Distribution = { quantiles: [[0, 100], [1, 100]] };
const anyLag: Distribution = { quantiles: [[0, 0], [0.5, 20], [1, 500]] };

const group = (lag: Distribution | undefined, seed = 1): ReplicaGroup<number> => new ReplicaGroup<number>(createRandom(seed), lag);
const follower = ({ leader }: ReplicaGroup<number>): number => (leader + 1) % 3;
const writes = (to: ReplicaGroup<number>, sequence: number, atMs: number, position: string, before: number | undefined, store = ''): void =>
  to.append(sequence, atMs, [{ store, position, before }]);

describe('the view of a replica', () => {
  test('the leader has everything at once', () => {
    const replicas = group(hundredMs);
    writes(replicas, 1, 0, 'x', undefined);
    const view = replicas.view(replicas.leader, 0);
    expect([view.isLeader, view.lagMs, view.appliedSequence, view.overlay('')]).toEqual([true, 0, 1, undefined]);
    expect(view.replicaId).toBe(replicas.leaderId);
  });

  test('a follower lacks an entry until its lag is over', () => {
    const replicas = group(hundredMs);
    writes(replicas, 1, 1000, 'x', 7);
    const late = replicas.view(follower(replicas), 1099);
    expect([late.isLeader, late.lagMs, late.appliedSequence, [...late.overlay('')!]]).toEqual([false, 99, 0, [['x', 7]]]);
    const current = replicas.view(follower(replicas), 1100);
    expect([current.lagMs, current.appliedSequence, current.overlay('')]).toEqual([0, 1, undefined]);
  });

  test('of several missing entries of one position the oldest says what stood there', () => {
    const replicas = group(hundredMs);
    writes(replicas, 1, 0, 'x', undefined);
    writes(replicas, 2, 10, 'x', 1);
    writes(replicas, 3, 20, 'y', 5);
    const view = replicas.view(follower(replicas), 50);
    expect(view.overlay('')).toEqual(new Map([['x', undefined], ['y', 5]]));
    expect(replicas.view(follower(replicas), 105).overlay('')).toEqual(new Map([['x', 1], ['y', 5]]));
  });

  test('stores are told apart', () => {
    const replicas = group(hundredMs);
    replicas.append(1, 0, [
      { store: '', position: 'x', before: 1 },
      { store: 'byYear', position: 'z', before: undefined },
    ]);
    const view = replicas.view(follower(replicas), 0);
    expect([view.overlay(''), view.overlay('byYear'), view.overlay('other')]).toEqual([new Map([['x', 1]]), new Map([['z', undefined]]), undefined]);
  });

  test('without a lag nobody is behind', () => {
    const replicas = group(undefined);
    writes(replicas, 1, 0, 'x', 1);
    for (const replica of [0, 1, 2]) expect(replicas.view(replica, 0)).toMatchObject({ lagMs: 0, appliedSequence: 1 });
  });

  test('after a pause everybody has caught up', () => {
    const replicas = group(hundredMs);
    writes(replicas, 1, 0, 'x', 1);
    replicas.resume(7);
    expect(replicas.view(follower(replicas), 0)).toMatchObject({ lagMs: 0, appliedSequence: 7 });
    expect(replicas.sequence).toBe(7);
  });
});

test('followers apply in order, never go back, and hold what an undo log of all entries says', () => {
  const write = fc.record({ position: fc.constantFrom('x', 'y', 'z'), afterMs: fc.nat(30) });
  fc.assert(
    fc.property(fc.nat(), fc.array(write, { maxLength: 150 }), (seed, log) => {
      const replicas = group(anyLag, seed);
      const values = new Map<string, number>();
      const states: Map<string, number>[] = [new Map()];
      let nowMs = 0;
      const applied = [0, 0, 0];
      log.forEach(({ position, afterMs }, i) => {
        nowMs += afterMs;
        writes(replicas, i + 1, nowMs, position, values.get(position));
        values.set(position, i + 1);
        states.push(new Map(values));
        for (const replica of [0, 1, 2]) {
          const view = replicas.view(replica, nowMs);
          expect(view.appliedSequence).toBeGreaterThanOrEqual(applied[replica]!);
          applied[replica] = view.appliedSequence;
          const seen = new Map(values);
          for (const [at, before] of view.overlay('') ?? []) {
            if (before === undefined) seen.delete(at);
            else seen.set(at, before);
          }
          expect(seen).toEqual(states[view.appliedSequence]);
        }
      });
      for (const replica of [0, 1, 2]) expect(replicas.view(replica, nowMs + 500).appliedSequence).toBe(log.length);
    }),
    runs(40),
  );
});

test('two of three make the quorum, the leader among them', () => {
  for (let seed = 0; seed < 20; seed++) {
    const replicas = group(undefined, seed);
    for (let sequence = 1; sequence < 10; sequence++) {
      const quorum = replicas.quorum(sequence);
      expect(quorum).toHaveLength(2);
      expect(quorum).toContain(replicas.leaderId);
      expect(quorum).toEqual(quorum.toSorted());
    }
  }
});

test('any replica may lead', () => {
  const leaders = new Set(Array.from({ length: 40 }, (_, seed) => group(undefined, seed).leaderId));
  expect([...leaders].sort()).toEqual(replicaIds);
});

test('a fork has its own log', () => {
  const replicas = group(hundredMs);
  writes(replicas, 1, 0, 'x', undefined);
  const fork = replicas.fork();
  writes(fork, 2, 0, 'y', undefined);
  expect([replicas.sequence, fork.sequence, replicas.leader === fork.leader]).toEqual([1, 2, true]);
  expect(replicas.view(follower(replicas), 0).overlay('')).toEqual(new Map([['x', undefined]]));
});
