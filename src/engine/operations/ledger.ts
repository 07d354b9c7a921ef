/** The units of one request by table and index, in the shapes of ConsumedCapacity. Source: reference 2.50 to 2.53. */
import type { CapacityReport } from '#engine/model/options.ts';

interface Capacity {
  CapacityUnits: number;
  /** Of these two a transaction tells the one that it used. Source: reference 2.55, 2.56. */
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
}

export interface ConsumedCapacity extends Capacity {
  TableName: string;
  Table?: Capacity;
  LocalSecondaryIndexes?: Record<string, Capacity>;
  GlobalSecondaryIndexes?: Record<string, Capacity>;
  VectorIndexes?: Record<string, { VectorWriteRequestBytes: number }>;
}

export class Ledger {
  tableUnits = 0;
  #locals: Map<string, number> | undefined;
  #globals: Map<string, number> | undefined;
  #vectorBytes: Map<string, number> | undefined;
  /** Units of work that failed: they are part of the total and of no table's or index's figure. */
  failedUnits = 0;

  add(units: number, kind?: 'local' | 'global', indexName = ''): void {
    if (kind === undefined) {
      this.tableUnits += units;
      return;
    }
    const indexes = kind === 'local' ? (this.#locals ??= new Map()) : (this.#globals ??= new Map());
    indexes.set(indexName, (indexes.get(indexName) ?? 0) + units);
  }

  /** Bytes are no units: they are part of no total. */
  addVectorBytes(indexName: string, bytes: number): void {
    const all = (this.#vectorBytes ??= new Map());
    all.set(indexName, (all.get(indexName) ?? 0) + bytes);
  }

  /** Counts in what other work on the same table has used. */
  addAll(other: Ledger): void {
    this.tableUnits += other.tableUnits;
    this.failedUnits += other.failedUnits;
    for (const [name, units] of other.#locals ?? []) this.add(units, 'local', name);
    for (const [name, units] of other.#globals ?? []) this.add(units, 'global', name);
    for (const [name, bytes] of other.#vectorBytes ?? []) this.addVectorBytes(name, bytes);
  }

  get total(): number {
    let total = this.tableUnits + this.failedUnits;
    for (const units of this.#locals?.values() ?? []) total += units;
    for (const units of this.#globals?.values() ?? []) total += units;
    return total;
  }

  /** What the answer says, or nothing when it wasn't asked for. `tableLabel` is the table as the caller named it. */
  report(kind: CapacityReport, tableLabel: string): ConsumedCapacity | undefined {
    if (kind === 'NONE') return undefined;
    const consumed: ConsumedCapacity = { TableName: tableLabel, CapacityUnits: this.total };
    if (kind === 'TOTAL') return consumed;
    consumed.Table = { CapacityUnits: this.tableUnits };
    if (this.#locals !== undefined) consumed.LocalSecondaryIndexes = byName(this.#locals);
    if (this.#globals !== undefined) consumed.GlobalSecondaryIndexes = byName(this.#globals);
    if (this.#vectorBytes !== undefined) consumed.VectorIndexes = bytesByName(this.#vectorBytes);
    return consumed;
  }

  /** The same of a transaction, which also says at every figure whether it read or wrote. */
  transactionReport(kind: CapacityReport, tableLabel: string, channel: 'read' | 'write'): ConsumedCapacity | undefined {
    const consumed = this.report(kind, tableLabel);
    if (consumed === undefined) return undefined;
    const { Table: table, LocalSecondaryIndexes: locals, GlobalSecondaryIndexes: globals } = consumed;
    const indexes = [...Object.values(locals ?? {}), ...Object.values(globals ?? {})];
    const name = channel === 'read' ? 'ReadCapacityUnits' : 'WriteCapacityUnits';
    for (const capacity of [consumed, ...(table === undefined ? [] : [table]), ...indexes]) {
      capacity[name] = capacity.CapacityUnits;
    }
    return consumed;
  }
}

const byName = (units: ReadonlyMap<string, number>): Record<string, Capacity> =>
  Object.fromEntries([...units].map(([name, CapacityUnits]) => [name, { CapacityUnits }]));

/** Told with INDEXES alone. Source: DG/VectorSearchMonitoring; https://github.com/ExtendDB/extenddb/pull/244 (measured). */
const bytesByName = (bytes: ReadonlyMap<string, number>): Record<string, { VectorWriteRequestBytes: number }> =>
  Object.fromEntries([...bytes].map(([name, VectorWriteRequestBytes]) => [name, { VectorWriteRequestBytes }]));
