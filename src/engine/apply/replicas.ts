/** Leaders are lost and elected, replicas rebuilt. */
import type { LeaderFollowed, LeaderLost } from '#engine/model/commit.ts';
import type { Task } from '#engine/kernel/clock.ts';
import type { EngineState, KeySpace, Stored } from '#engine/state.ts';
import type { ReplicaGroup } from '#engine/replication/replica-group.ts';
import { scheduleExpiry } from './expiries.ts';
import { type SpaceName, spaceOf } from './find.ts';
import { scheduleNextPropagation } from './global-indexes.ts';

/** Of a partition by its number; nothing for one that has split meanwhile. */
export function groupOf({ partitions, replicas }: KeySpace, partitionNumber: number): ReplicaGroup<Stored> | undefined {
  return replicas[partitions.all.findIndex(({ number }) => number === partitionNumber)];
}

export function loseLeader(state: EngineState, commit: LeaderLost): void {
  const space = spaceOf(state, commit);
  if (space === undefined) return;
  groupOf(space, commit.partitionNumber)?.lose(commit);
  schedule(state, commit, 'elect', commit.untilMs);
}

/** What has waited for a leader goes on. */
export function followLoss(state: EngineState, commit: LeaderFollowed): void {
  const space = spaceOf(state, commit);
  const group = space && groupOf(space, commit.partitionNumber);
  const table = state.tables.get(commit.tableNumber);
  if (group === undefined || table === undefined) return;
  if (commit.type === 'replica.rebuilt') return group.rebuild();
  group.elect();
  if (group.outage !== undefined) schedule(state, commit, 'rebuild', group.outage.rebuiltAtMs);
  const index = commit.indexName === undefined ? undefined : table.globals.get(commit.indexName);
  if (index === undefined) scheduleExpiry(state, table);
  else scheduleNextPropagation(state, table.record, commit.indexName!, index);
}

/** What a partition was waiting for when it split, its children wait for. `group`: that of one of them. */
export function inheritLoss(state: EngineState, name: SpaceName, { isLed, outage }: ReplicaGroup<Stored>, children: readonly number[]): void {
  if (outage === undefined) return;
  for (const partitionNumber of children) {
    const { tableNumber, indexName } = name;
    schedule(state, { tableNumber, indexName, partitionNumber }, isLed ? 'rebuild' : 'elect', isLed ? outage.rebuiltAtMs : outage.untilMs);
  }
}

function schedule(
  { tasks }: EngineState,
  { tableNumber, indexName, partitionNumber }: SpaceName & { readonly partitionNumber: number },
  kind: Extract<Task['kind'], 'elect' | 'rebuild'>,
  atMs: number,
): void {
  const key = `leader/${tableNumber}/${indexName ?? ''}/${partitionNumber}`;
  tasks.schedule({ atMs, key, kind, tableNumber, indexName, partitionNumber });
}
