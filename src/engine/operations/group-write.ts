/** Several writes of one request, as a batch or a transaction makes them: charged together, then done one by one. */
import type { IndexChange } from '#engine/model/index-entry.ts';
import type { CapacityReport } from '#engine/model/options.ts';
import type { Item } from '#engine/model/attribute-value.ts';
import { answerByName } from './answer.ts';
import { collectionMetrics } from './collection.ts';
import { Ledger } from './ledger.ts';
import type { Step } from './step.ts';
import type { Tally } from './tally.ts';
import { writeVectors } from './vector-writes.ts';
import { appendToLog, indexCount, indexPlace, type ItemChange, tableCount, tellIndex } from './write-item.ts';

/** A write that has been decided and is not done yet. */
export interface PlannedWrite {
  readonly change: ItemChange;
  readonly indexChanges: readonly IndexChange[];
  /** The table as the caller named it. */
  readonly tableLabel: string;
  readonly key: Item;
}

/** Units by table, in the order in which the tables were met. */
export class Ledgers {
  readonly #byTable = new Map<string, Ledger>();

  of(tableLabel: string): Ledger {
    let ledger = this.#byTable.get(tableLabel);
    if (ledger === undefined) this.#byTable.set(tableLabel, (ledger = new Ledger()));
    return ledger;
  }

  /** That of a table on which something was done. */
  known(tableLabel: string): Ledger | undefined {
    return this.#byTable.get(tableLabel);
  }

  /** The member ConsumedCapacity, or nothing when it wasn't asked for or nothing was done. Source: reference 2.54. */
  report(kind: CapacityReport, channel?: 'read' | 'write'): string | undefined {
    if (kind === 'NONE' || this.#byTable.size === 0) return undefined;
    const reports = [...this.#byTable].map(([label, ledger]) =>
      channel === undefined ? ledger.report(kind, label) : ledger.transactionReport(kind, label, channel),
    );
    return JSON.stringify(reports);
  }
}

/** Counts what the writes cost. The factor of two falls on the tables only. Source: reference 2.18, 2.21. */
export function countWrites(writes: readonly PlannedWrite[], factor: 1 | 2, tally: Tally, ledgers: Ledgers): void {
  for (const { change, indexChanges, tableLabel } of writes) {
    const ledger = ledgers.of(tableLabel);
    ledger.add(tally.add(change.place, tableCount(change, factor)));
    for (const indexChange of indexChanges) {
      const count = indexCount(indexChange);
      if (count === undefined) continue;
      ledger.add(tally.add(indexPlace(change.place, indexChange), count), indexChange.kind, indexChange.indexName);
    }
  }
}

export function doWrites(step: Step, writes: readonly PlannedWrite[], ledgers: Ledgers): void {
  for (const { change, indexChanges, tableLabel } of writes) {
    appendToLog(step, change, indexChanges);
    for (const indexChange of indexChanges) tellIndex(step, change.place, indexChange);
    writeVectors(step, change, ledgers.of(tableLabel));
  }
}

/**
 * The member ItemCollectionMetrics: by table, one entry for each write; nothing where no table has local
 * indexes. Source: SDK model; an entry for each write: the example of `aws dynamodb batch-write-item help`.
 */
export function collectionReport(writes: readonly PlannedWrite[]): string | undefined {
  const byTable = new Map<string, string[]>();
  for (const { change, tableLabel, key } of writes) {
    const metrics = collectionMetrics(change.place.table, change.position, key, change.before, change.after);
    if (metrics === undefined) continue;
    const texts = byTable.get(tableLabel) ?? [];
    texts.push(JSON.stringify(metrics));
    byTable.set(tableLabel, texts);
  }
  if (byTable.size === 0) return undefined;
  return answerByName([...byTable].map(([label, texts]) => [label, `[${texts.join(',')}]`]));
}
