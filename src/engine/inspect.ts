/** A look at the state from outside, for checks, tests and pictures. It costs no units and changes nothing. */
import { present } from '#engine/kernel/assert.ts';
import type { Item } from '#engine/model/attribute-value.ts';
import type { IndexEntry } from '#engine/model/index-entry.ts';
import { readItem } from '#engine/model/stored-item.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { inspectInside, type InsideInspection } from './inspect-inside.ts';
import type { EngineState, KeySpace, TableState } from './state.ts';

/** A partition with the stretch of positions it owns, first included, last not; bytes as DynamoDB measures them. */
export interface PartitionInspection {
  readonly number: number;
  readonly from: string;
  readonly to: string | undefined;
  readonly itemCount: number;
  readonly bytes: number;
}

/** An index as it stands, which for a global one may be behind its table. */
export interface IndexInspection {
  readonly name: string;
  readonly kind: 'local' | 'global';
  readonly entryCount: number;
  /** Changes that the index has not taken in yet. */
  readonly waiting: number;
  /** How long the first of them has waited. */
  readonly lagMs: number;
  readonly partitions: readonly PartitionInspection[];
  /** Projected items in the order of the index. */
  readonly items: () => Generator<Item>;
}

/** A vector index as it stands, which may be behind its table. */
export interface VectorIndexInspection {
  readonly name: string;
  readonly entryCount: number;
  readonly bytes: number;
  readonly waiting: number;
  readonly lagMs: number;
  /** Projected items without their vector, and the vector as 32 bits keep it. */
  readonly entries: () => Generator<{ readonly item: Item; readonly vector: readonly number[] }>;
}

/** A table as its leaders have it. */
export interface TableInspection {
  readonly record: TableRecord;
  readonly itemCount: number;
  readonly bytes: number;
  readonly partitions: readonly PartitionInspection[];
  readonly indexes: readonly IndexInspection[];
  readonly vectorIndexes: readonly VectorIndexInspection[];
  /** Items in the order of a Scan, as the leaders have them. */
  readonly items: () => Generator<Item>;
  /** What no answer tells. */
  readonly inside: InsideInspection;
}

/** Everything an engine holds, tables in the order of their names. */
export interface Inspection {
  readonly nowMs: number;
  readonly requests: number;
  readonly tables: readonly TableInspection[];
}

export function inspect(state: EngineState): Inspection {
  const tables = state.catalog.names().map((name) => inspectTable(state, state.tableNamed(name)!));
  return { nowMs: state.nowMs, requests: state.ordinal, tables };
}

const partitionsOf = ({ partitions }: KeySpace): PartitionInspection[] =>
  partitions.all.map((partition) => ({ ...partition }));

function inspectTable(state: EngineState, table: TableState): TableInspection {
  return {
    inside: inspectInside(state, table),
    record: table.record,
    itemCount: table.items.size,
    bytes: table.bytes,
    partitions: partitionsOf(table.space),
    indexes: table.record.indexes.map(({ name, kind }) => inspectIndex(table, { name, kind }, state.nowMs)),
    vectorIndexes: (table.record.vectorIndexes ?? []).map(({ name }) => inspectVectorIndex(table, name, state.nowMs)),
    *items() {
      for (const { value } of table.items.ascending()) yield readItem(value);
    },
  };
}

function inspectIndex(table: TableState, { name, kind }: Pick<IndexInspection, 'name' | 'kind'>, nowMs: number): IndexInspection {
  const global = table.globals.get(name);
  const entries = global?.entries ?? table.locals.get(name);
  return {
    name,
    kind,
    entryCount: entries?.size ?? 0,
    waiting: global?.queue.length ?? 0,
    lagMs: global?.queue.lagMs(nowMs) ?? 0,
    partitions: global === undefined ? [] : partitionsOf(global.space),
    *items() {
      for (const { value } of entries?.ascending() ?? ([] as { value: IndexEntry }[])) yield readItem(value.item);
    },
  };
}

function inspectVectorIndex(table: TableState, name: string, nowMs: number): VectorIndexInspection {
  const { entries, queue, bytes } = present(table.vectors.get(name), `vector index ${name}`);
  return {
    name,
    entryCount: entries.size,
    bytes,
    waiting: queue.length,
    lagMs: queue.lagMs(nowMs),
    *entries() {
      for (const { value } of entries.ascending()) yield { item: readItem(value.item), vector: [...value.vector] };
    },
  };
}
