/** The tables by name and number. */
import type { TableRecord } from '#engine/model/table.ts';

export class Catalog {
  #byName = new Map<string, TableRecord>();
  #byNumber = new Map<number, TableRecord>();

  named(name: string): TableRecord | undefined {
    return this.#byName.get(name);
  }

  numbered(number: number): TableRecord | undefined {
    return this.#byNumber.get(number);
  }

  get size(): number {
    return this.#byName.size;
  }

  /** Names in the order of ListTables. Source: reference 13.46. */
  names(): string[] {
    return [...this.#byName.keys()].sort((a, b) => (a < b ? -1 : 1));
  }

  all(): Iterable<TableRecord> {
    return this.#byName.values();
  }

  put(record: TableRecord): void {
    this.#byName.set(record.name, record);
    this.#byNumber.set(record.number, record);
  }

  remove(number: number): void {
    const record = this.#byNumber.get(number);
    if (record === undefined) return;
    this.#byNumber.delete(number);
    this.#byName.delete(record.name);
  }

  fork(): Catalog {
    const copy = new Catalog();
    copy.#byName = new Map(this.#byName);
    copy.#byNumber = new Map(this.#byNumber);
    return copy;
  }
}
