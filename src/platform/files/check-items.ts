/** Whether the items of a file are such as DynamoDB stores, and stand where it stores them. */
import { type Commit, format, type TableRecord } from '#engine';
import { FileRefused } from './file-refused.ts';
import { TrialTable } from './trial-table.ts';

type ItemRestored = Extract<Commit, { type: 'item.restored' }>;

export class ItemCheck {
  readonly #name: string;
  readonly #trial: TrialTable;
  #count = 0;
  #last = '';

  constructor(table: TableRecord) {
    this.#name = table.name;
    this.#trial = new TrialTable(table);
  }

  /** Items come in the order of the table. Throws a {@link FileRefused}. */
  take({ position, item }: ItemRestored): void {
    if (position <= this.#last) this.#refuse('stands in the wrong place.');
    this.#last = position;
    this.#count++;
    const stored = this.#trial.put(item);
    if ('problem' in stored) return this.#refuse(stored.problem);
    if (stored.position !== position) this.#refuse('is not written as Dynascope writes it.');
  }

  #refuse(what: string): never {
    throw new FileRefused(`Item ${format.formatNumber(this.#count, 0)} of table ${this.#name} ${what}`);
  }
}
