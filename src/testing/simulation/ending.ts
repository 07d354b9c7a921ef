/** What must be true of a simulated world at its end, once nothing is on its way any more. */
import type { Item } from '#engine';
import { violations } from '../invariants/tables.ts';
import { sameValue } from '../oracle/order.ts';
import type { Body } from '../story.ts';
import { globalOf } from './fold.ts';
import { type Change, keyOf, nameOf } from './model.ts';
import type { World } from './world.ts';

export function endViolations(world: World): string[] {
  const { engine, fold } = world;
  const onTheWay = fold.violations(engine.inspect());
  const tokens = tokenViolations(world);
  // Every lease, every rebuilding and every split is over.
  world.wait(1_200_000);
  const ended = engine.inspect();
  const index = globalOf(ended.tables[0]);
  return [
    ...onTheWay,
    ...tokens,
    ...fold.violations(ended),
    ...violations(ended),
    ...(index?.waiting === 0 ? [] : [`${index?.waiting} changes never reach the index`]),
    ...leaderViolations(world),
    ...replicaViolations(world),
    ...streamViolations(world),
  ];
}

/** A bucket owes at most what one request took when it was nearly empty. */
function tokenViolations({ engine, unitsMax }: World): string[] {
  const found: string[] = [];
  const check = (what: string, available: number): void => {
    if (available < -unitsMax) found.push(`${what} owes ${-available}, and no request took more than ${unitsMax}`);
  };
  for (const { commits } of engine.fork().snapshot()) {
    for (const commit of commits) {
      if (commit.type === 'partition.restored') {
        check(`partition ${commit.partitionNumber}, reads`, commit.readAvailable);
        check(`partition ${commit.partitionNumber}, writes`, commit.writeAvailable);
      }
      if (commit.type === 'budget.restored') {
        check('the budget of reads', commit.read.available);
        check('the budget of writes', commit.write.available);
        for (const [number, available] of [...(commit.read.shares ?? []), ...(commit.write.shares ?? [])]) check(`the share of partition ${number}`, available);
      }
    }
  }
  return found;
}

function leaderViolations(world: World): string[] {
  const { Partitions } = world.send('DescribePartitions', { TableName: 'Orders' }).body;
  const leaders = new Map(
    (Partitions as Body[]).map(({ PartitionId, Replicas }) => [
      PartitionId as string,
      (Replicas as Body[]).filter(({ IsLeader }) => IsLeader as boolean).map(({ ReplicaId }) => ReplicaId as string).join(),
    ]),
  );
  const none = [...leaders].filter(([, leader]) => leader.length !== 1).map(([id, leader]) => `partition ${id} is led by ${leader || 'nobody'}`);
  const others = world.fold.leaders.filter(([id, leader]) => leaders.get(id) !== leader);
  return [...none, ...others.map(([id, leader]) => `partition ${id} is led by ${leaders.get(id)}, and the trace elected ${leader}`)];
}

/** All replicas hold the same in the end: eventual reads answer what was written last, whoever answers. */
function replicaViolations(world: World): string[] {
  const found: string[] = [];
  for (let n = 0; n < 18; n++) {
    const name = `k${n % 6}/${n % 3}`;
    for (let time = 0; time < 3; time++) {
      const { status, body } = world.send('GetItem', { TableName: 'Orders', Key: keyOf(name) });
      if (status === 200 && !sameValue(body.Item as Item | undefined, world.model.items.get(name))) found.push(`a replica never gets ${name}`);
    }
    world.wait(3000);
  }
  return found;
}

interface RecordOnTheWire {
  readonly eventName: string;
  readonly userIdentity?: { readonly principalId: string };
  readonly dynamodb: { readonly Keys: Item; readonly OldImage?: Item; readonly NewImage?: Item };
}

/** Every change once, in the order in which the item changed, whatever shards its partition went through. */
function streamViolations(world: World): string[] {
  const told = new Map<string, RecordOnTheWire[]>();
  let count = 0;
  for (const record of recordsOf(world)) {
    const name = nameOf(record.dynamodb.Keys);
    told.set(name, [...(told.get(name) ?? []), record]);
    count++;
  }
  const found = count === world.fold.records ? [] : [`${count} records in the stream, ${world.fold.records} by the trace`];
  for (const name of new Set([...told.keys(), ...world.model.changes.keys()])) {
    const [records, changes] = [told.get(name) ?? [], world.model.changes.get(name) ?? []];
    const isSame = records.length === changes.length && records.every((record, i) => isRecordOf(record, changes[i]!));
    if (!isSame) found.push(`the stream tells ${records.length} changes of ${name}, there were ${changes.length}, or they differ`);
  }
  return found;
}

function isRecordOf({ eventName, userIdentity, dynamodb }: RecordOnTheWire, { before, after, isExpiry }: Change): boolean {
  const name = before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY';
  const isService = userIdentity?.principalId === 'dynamodb.amazonaws.com';
  return eventName === name && isService === isExpiry && sameValue(dynamodb.OldImage, before) && sameValue(dynamodb.NewImage, after);
}

/** Parents first. */
function recordsOf(world: World): RecordOnTheWire[] {
  const StreamArn = world.send('DescribeTable', { TableName: 'Orders' }).body.Table.LatestStreamArn as string;
  const records: RecordOnTheWire[] = [];
  let ExclusiveStartShardId: string | undefined;
  do {
    const { Shards, LastEvaluatedShardId } = world.send('DescribeStream', { StreamArn, ExclusiveStartShardId }).body.StreamDescription;
    for (const { ShardId } of Shards as { ShardId: string }[]) {
      const from = world.send('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }).body;
      for (let page = world.send('GetRecords', from).body; page.Records.length > 0; page = world.send('GetRecords', { ShardIterator: page.NextShardIterator }).body) {
        records.push(...(page.Records as RecordOnTheWire[]));
        if (page.NextShardIterator === undefined) break;
      }
    }
    ExclusiveStartShardId = LastEvaluatedShardId as string | undefined;
    world.wait(1000);
  } while (ExclusiveStartShardId !== undefined);
  return records;
}
