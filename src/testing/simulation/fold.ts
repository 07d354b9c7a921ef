/** A table as its events tell it, from nothing but the trace: held against what the engine says it holds. */
import type { IndexInspection, Inspection, TableInspection, TraceEvent } from '#engine';

export const globalOf = (table: TableInspection | undefined): IndexInspection | undefined => table?.indexes.find(({ kind }) => kind === 'global');

export class Fold {
  items = 0;
  bytes = 0;
  /** Changes that were queued for the index, less those that it took in. One that is visible at once was never queued. */
  waiting = 0;
  #records = 0;
  readonly #leaders = new Map<string, string>();
  readonly #partitions: Record<'table' | 'index', Set<string>>;

  constructor({ tables: [table] }: Inspection) {
    const ids = (partitions: readonly { readonly number: number }[] = []): Set<string> => new Set(partitions.map(({ number }) => `P${number}`));
    this.#partitions = { table: ids(table?.partitions), index: ids(globalOf(table)?.partitions) };
  }

  get records(): number {
    return this.#records;
  }

  /** Elected leaders of the table's partitions that are still there. */
  get leaders(): [string, string][] {
    return [...this.#leaders].filter(([id]) => this.#partitions.table.has(id));
  }

  take(event: TraceEvent): void {
    switch (event.type) {
      case 'item.written':
        this.items += event.change === 'inserted' ? 1 : event.change === 'deleted' ? -1 : 0;
        if (event.change !== 'unchanged') this.bytes += event.bytesAfter - event.bytesBefore;
        return;
      case 'item.expired':
        this.items--;
        this.bytes -= event.bytes;
        return;
      case 'index.written':
        if (event.change !== 'unchanged' && event.visibleAtMs > event.atMs) this.waiting++;
        return;
      case 'index.propagated':
        this.waiting -= event.count;
        return;
      case 'stream.recorded':
        this.#records++;
        return;
      case 'leader.elected':
        if (event.indexName === undefined) this.#leaders.set(event.partitionId, event.replicaId);
        return;
      case 'partition.split': {
        const ids = this.#partitions[event.indexName === undefined ? 'table' : 'index'];
        ids.delete(event.partitionId);
        for (const id of event.into) {
          ids.add(id);
          const leader = this.#leaders.get(event.partitionId);
          if (leader !== undefined && event.indexName === undefined) this.#leaders.set(id, leader);
        }
        return;
      }
      default:
        return;
    }
  }

  violations({ tables: [table] }: Inspection): string[] {
    if (table === undefined) return ['the table is gone'];
    const index = globalOf(table);
    const hasLocal = table.indexes.some(({ kind }) => kind === 'local');
    const told = (partitions: readonly { readonly number: number }[] = []): string => partitions.map(({ number }) => `P${number}`).sort().join();
    const folded = (ids: ReadonlySet<string>): string => [...ids].sort().join();
    const pairs: [string, unknown, unknown][] = [
      ['items', this.items, table.itemCount],
      // Entries of a local index are counted with their items, and their bytes are not told.
      ...(hasLocal ? [] : [['bytes', this.bytes, table.bytes] as [string, unknown, unknown]]),
      ['waiting changes of the index', this.waiting, index?.waiting],
      ['partitions', folded(this.#partitions.table), told(table.partitions)],
      ['partitions of the index', folded(this.#partitions.index), told(index?.partitions)],
    ];
    return pairs.filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what}: ${String(a)} by the trace, ${String(b)} by inspect`);
  }
}
