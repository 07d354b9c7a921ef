/**
 * Requests that are under way: from their step until their answer is with its caller. Whoever comes in that
 * span of virtual time to an item of a transaction, or to read with one what is being written, meets a
 * conflict. Source: reference 6.20 to 6.23.
 *
 * What is under way is not part of a story's record: whoever reopens a workspace finds nobody waiting.
 */
/** An item by its table's number and its position. */
export interface ItemPlace {
  readonly tableNumber: number;
  readonly position: string;
}

const keyOf = ({ tableNumber, position }: ItemPlace): string => `${tableNumber}/${position}`;

/**
 * Single writes that are remembered, the latest ones. A ring of plain arrays, since every write goes through
 * here and hardly ever a transaction comes to ask.
 */
const writesMax = 256;

export class Ongoing {
  #transactions = new Map<string, number>();
  /** When the last of them is over. */
  #freeAtMs = 0;
  readonly #tables: number[] = [];
  readonly #positions: string[] = [];
  readonly #ends: number[] = [];
  #next = 0;

  /** Whether no transaction has any item: the usual case, told without looking anything up. */
  isFree(nowMs: number): boolean {
    return this.#freeAtMs <= nowMs;
  }

  /** The items of a transaction that writes. */
  addTransaction(items: readonly ItemPlace[], nowMs: number, untilMs: number): void {
    for (const [key, endMs] of this.#transactions) if (endMs <= nowMs) this.#transactions.delete(key);
    this.#freeAtMs = Math.max(this.#freeAtMs, untilMs);
    for (const item of items) this.#transactions.set(keyOf(item), untilMs);
  }

  addWrite(tableNumber: number, position: string, untilMs: number): void {
    this.#tables[this.#next] = tableNumber;
    this.#positions[this.#next] = position;
    this.#ends[this.#next] = untilMs;
    this.#next = (this.#next + 1) % writesMax;
  }

  /** When the transaction that has the item is over; nothing when none has it. */
  transactionOn(item: ItemPlace, nowMs: number): number | undefined {
    if (this.isFree(nowMs)) return undefined;
    const untilMs = this.#transactions.get(keyOf(item));
    return untilMs !== undefined && untilMs > nowMs ? untilMs : undefined;
  }

  /** The same of single writes. */
  writeOn({ tableNumber, position }: ItemPlace, nowMs: number): number | undefined {
    for (let at = this.#ends.length - 1; at >= 0; at--) {
      if (this.#ends[at]! > nowMs && this.#tables[at] === tableNumber && this.#positions[at] === position) {
        return this.#ends[at];
      }
    }
    return undefined;
  }

  fork(): Ongoing {
    const copy = new Ongoing();
    copy.#transactions = new Map(this.#transactions);
    copy.#freeAtMs = this.#freeAtMs;
    this.#positions.forEach((position, at) => {
      copy.#tables[at] = this.#tables[at]!;
      copy.#positions[at] = position;
      copy.#ends[at] = this.#ends[at]!;
    });
    copy.#next = this.#next;
    return copy;
  }
}
