/** DescribePartitions: what DescribeTable never shows. */
import { partitionId } from '#engine/partitions/partition-map.ts';
import { replicaIds } from '#engine/replication/replica-group.ts';
import type { KeySpace, TableState } from '#engine/state.ts';
import { plainTableName } from '#engine/validation/constraints.ts';
import { checkExistingTableName } from '#engine/validation/table-constraints.ts';
import { answer, json } from '../answer.ts';
import { tableNotFound } from '../find-table.ts';
import { unknownIndex } from '#engine/plan/projection.ts';
import type { Outcome, Step } from '../step.ts';

interface Request {
  TableName?: string;
  IndexName?: string;
}

/** A local index has no partitions of its own: it lives in its table's. */
function spaceOf(table: TableState, indexName: string | undefined): KeySpace | undefined {
  if (indexName === undefined || table.locals.has(indexName)) return table.space;
  return table.globals.get(indexName)?.space;
}

export function describePartitions(step: Step, { TableName: label, IndexName: indexName }: Request): Outcome {
  const refusal = checkExistingTableName(label);
  if (refusal !== undefined) return refusal;
  const name = plainTableName(label ?? '');
  const table = step.state.tableNamed(name);
  if (table === undefined) return tableNotFound(name);
  const space = spaceOf(table, indexName);
  if (space === undefined) return unknownIndex(indexName ?? '');
  step.emit({ type: 'request.validated', operation: 'DescribePartitions' });
  return answer({ Partitions: json(space.partitions.all.map((_, at) => describe(space, at, step.nowMs))) });
}

function describe({ partitions, buckets, replicas }: KeySpace, at: number, nowMs: number): object {
  const partition = partitions.all[at]!;
  const { read, write } = buckets[at]!;
  return {
    PartitionId: partitionId(partition),
    KeyRange: { From: partition.hex.from, To: partition.hex.to },
    ItemCount: partition.itemCount,
    SizeBytes: partition.bytes,
    Read: { Available: Math.max(0, read.availableAt(nowMs)), PerSecondMax: read.perSecondMax },
    Write: { Available: Math.max(0, write.availableAt(nowMs)), PerSecondMax: write.perSecondMax },
    Replicas: replicaIds.map((_, replica) => {
      const view = replicas[at]!.view(replica, nowMs);
      return {
        ReplicaId: view.replicaId,
        IsLeader: view.isLeader,
        AppliedSequence: view.appliedSequence,
        LagMs: view.lagMs,
      };
    }),
  };
}

