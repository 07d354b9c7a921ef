/** The units of a request that names several tables: one report for each, in the order of their first use. */
import type { CapacityReport } from '#engine/model/options.ts';
import { type ConsumedCapacity, Ledger } from './ledger.ts';

export class LedgerBook {
  readonly #ledgers = new Map<string, Ledger>();

  /** `tableLabel` is the table as the caller named it. */
  add(tableLabel: string, ledger: Ledger): void {
    const sum = this.#ledgers.get(tableLabel) ?? new Ledger();
    sum.addAll(ledger);
    this.#ledgers.set(tableLabel, sum);
  }

  /** Source: reference 2.54. */
  report(kind: CapacityReport): readonly ConsumedCapacity[] | undefined {
    if (kind === 'NONE') return undefined;
    const reports: ConsumedCapacity[] = [];
    for (const [label, ledger] of this.#ledgers) reports.push(ledger.report(kind, label)!);
    return reports;
  }
}
