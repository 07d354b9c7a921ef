/** The request router: from a table's name and a position to a table, an index and a partition. */
import { hashHex } from '#engine/model/key.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import { type Partition, partitionId } from '#engine/partitions/partition-map.ts';
import type { KeySpace, TableState } from '#engine/state.ts';
import type { Step } from './step.ts';

/**
 * The table of a data operation. One that is being created or deleted is not there for data yet or any
 * more. Source: reference 13.6, row 30; for DELETING: E.
 */
export function findTable(step: Step, name: string): TableState | Refusal {
  const table = step.state.tableNamed(name);
  if (table === undefined || table.record.status === 'CREATING' || table.record.status === 'DELETING') {
    return refuse('ResourceNotFoundException', 'Requested resource not found');
  }
  step.meet(name);
  return table;
}

/** One partition of a table or of a global index. */
export interface Place {
  readonly table: TableState;
  /** Absent: the table's own key space, which its local indexes share. */
  readonly globalIndexName: string | undefined;
  readonly space: KeySpace;
  /** Index of the partition in its key space. */
  readonly at: number;
  readonly partition: Partition;
  /** Where in the key space the request looks; absent where it reads all of the partition, or several keys of it. */
  readonly position?: string | undefined;
}

export function placeAt(table: TableState, globalIndexName: string | undefined, at: number, position?: string): Place {
  const space = globalIndexName === undefined ? table.space : (table.globals.get(globalIndexName)?.space ?? table.space);
  return { table, globalIndexName, space, at, partition: space.partitions.all[at]!, position };
}

/** Routes the positions of several items of one table, and tells each partition once. */
export function routeAll(step: Step, table: TableState, positions: readonly string[]): Place[] {
  const byPartition = new Map<number, { readonly place: Place; readonly hash: string; keys: number }>();
  const places = positions.map((position) => {
    const at = table.space.partitions.indexOf(position);
    const routed = byPartition.get(at) ?? { place: placeAt(table, undefined, at), hash: hashHex(position), keys: 0 };
    routed.keys++;
    byPartition.set(at, routed);
    return routed.place;
  });
  for (const { place, hash, keys } of byPartition.values()) {
    if (keys === 1) tellRoute(step, place, hash);
    else tellRoute(step, place, undefined, keys);
  }
  return places;
}

/** Routes a position and tells how. */
export function route(step: Step, table: TableState, globalIndexName: string | undefined, position: string): Place {
  const { space } = placeAt(table, globalIndexName, 0);
  const place = placeAt(table, globalIndexName, space.partitions.indexOf(position), position);
  tellRoute(step, place, hashHex(position));
  return place;
}

export function tellRoute(
  step: Step,
  { table, globalIndexName, space, partition }: Place,
  hash?: string,
  keys?: number,
): void {
  step.emit({
    type: 'partition.routed',
    tableName: table.record.name,
    indexName: globalIndexName,
    partitionId: partitionId(partition),
    hash,
    keys,
    from: partition.hex.from,
    to: partition.hex.to,
    partitionCount: space.partitions.all.length,
  });
}
