/**
 * The bill: what every table has used, by kind. Requests are counted as they come; provisioned capacity
 * and storage cost by the hour, so they are summed up over virtual time whenever their rate changes.
 */
import type { BillKind, BillLine } from '#engine/model/commit.ts';
import { storageOverheadBytes } from '#engine/model/limits.ts';
import type { TableClass, TableRecord } from '#engine/model/table.ts';
import { priceBook } from './price-book.ts';

const hourMs = 3_600_000;
const gigabyte = 1024 ** 3;

/** What a table takes up by merely being there. */
interface Standing {
  sinceMs: number;
  readUnits: number;
  writeUnits: number;
  bytes: number;
}

interface Account {
  readonly tableName: string;
  tableClass: TableClass;
  /** What was used of each kind, by the table class at the time of use: its prices count. */
  readonly quantities: Map<TableClass, Map<BillKind, number>>;
  standing: Standing;
}

export interface PricedLine extends BillLine {
  readonly dollars: number;
}

/** In the order of the bill. */
const billKinds: readonly BillKind[] = ['reads', 'writes', 'stream reads', 'vector searches', 'vector writes', 'provisioned reads', 'provisioned writes', 'storage'];

/** Stored bytes as they are billed. Source: reference 1.14. */
export const billedBytes = (bytes: number, items: number): number => bytes + items * storageOverheadBytes;

export class Meter {
  #accounts = new Map<number, Account>();

  /** Opens or updates a table's account; the rates count from now on. */
  table(record: TableRecord, bytes: number, nowMs: number): void {
    const provisioned = record.billingMode === 'PROVISIONED';
    const globals = record.indexes.filter(({ kind }) => kind === 'global');
    const sum = (own: number, units: (index: (typeof globals)[number]) => number): number =>
      provisioned ? globals.reduce((total, index) => total + units(index), own) : 0;
    const standing: Standing = {
      sinceMs: nowMs,
      readUnits: sum(record.throughput.readUnits, ({ throughput }) => throughput.readUnits),
      writeUnits: sum(record.throughput.writeUnits, ({ throughput }) => throughput.writeUnits),
      bytes,
    };
    const account = this.#accounts.get(record.number);
    if (account === undefined) {
      const { name: tableName, tableClass } = record;
      this.#accounts.set(record.number, { tableName, tableClass, quantities: new Map(), standing });
      return;
    }
    settle(account, nowMs);
    account.tableClass = record.tableClass;
    account.standing = standing;
  }

  /** The table's stored bytes change. */
  stored(tableNumber: number, bytes: number, nowMs: number): void {
    const account = this.#accounts.get(tableNumber);
    if (account === undefined) return;
    settle(account, nowMs);
    account.standing.bytes = bytes;
  }

  /** The table is gone; what it cost stays on the bill. */
  close(tableNumber: number, nowMs: number): void {
    const account = this.#accounts.get(tableNumber);
    if (account === undefined) return;
    settle(account, nowMs);
    account.standing = { sinceMs: nowMs, readUnits: 0, writeUnits: 0, bytes: 0 };
  }

  consume(tableNumber: number, kind: Exclude<BillKind, 'provisioned reads' | 'provisioned writes' | 'storage'>, units: number): void {
    const account = this.#accounts.get(tableNumber);
    if (account !== undefined) add(account, kind, units);
  }

  restore(lines: readonly BillLine[], nowMs: number): void {
    for (const { tableNumber, tableName, tableClass, kind, quantity } of lines) {
      let account = this.#accounts.get(tableNumber);
      if (account === undefined) {
        const standing = { sinceMs: nowMs, readUnits: 0, writeUnits: 0, bytes: 0 };
        account = { tableName, tableClass, quantities: new Map(), standing };
        this.#accounts.set(tableNumber, account);
      }
      quantitiesOf(account, tableClass).set(kind, quantity);
    }
  }

  /** Every line up to now, by table in order of creation, then by kind. Asking changes nothing. */
  lines(nowMs: number): PricedLine[] {
    const numbers = [...this.#accounts.keys()].sort((a, b) => a - b);
    return numbers.flatMap((tableNumber) => {
      const account = forkAccount(this.#accounts.get(tableNumber)!);
      settle(account, nowMs);
      return [...account.quantities].flatMap(([tableClass, quantities]) =>
        billKinds.flatMap((kind) => {
          const quantity = quantities.get(kind);
          if (quantity === undefined) return [];
          const dollars = quantity * dollarsPerUnit(tableClass, kind);
          return [{ tableName: account.tableName, tableNumber, tableClass, kind, quantity, dollars }];
        }),
      );
    });
  }

  fork(): Meter {
    const copy = new Meter();
    for (const [number, account] of this.#accounts) copy.#accounts.set(number, forkAccount(account));
    return copy;
  }
}

const forkAccount = (account: Account): Account => ({
  ...account,
  quantities: new Map([...account.quantities].map(([tableClass, quantities]) => [tableClass, new Map(quantities)])),
  standing: { ...account.standing },
});

/** Puts what the table has taken up since the last time on its account. */
function settle(account: Account, nowMs: number): void {
  const { sinceMs, readUnits, writeUnits, bytes } = account.standing;
  const hours = (nowMs - sinceMs) / hourMs;
  if (hours <= 0) return;
  if (readUnits > 0) add(account, 'provisioned reads', readUnits * hours);
  if (writeUnits > 0) add(account, 'provisioned writes', writeUnits * hours);
  if (bytes > 0) add(account, 'storage', bytes * hours);
  account.standing.sinceMs = nowMs;
}

function quantitiesOf(account: Account, tableClass: TableClass): Map<BillKind, number> {
  let quantities = account.quantities.get(tableClass);
  if (quantities === undefined) account.quantities.set(tableClass, (quantities = new Map<BillKind, number>()));
  return quantities;
}

function add(account: Account, kind: BillKind, quantity: number): void {
  const quantities = quantitiesOf(account, account.tableClass);
  quantities.set(kind, (quantities.get(kind) ?? 0) + quantity);
}

/** Dollars for one unit, unit-hour or byte-hour. Requests to provisioned tables cost nothing by themselves. */
function dollarsPerUnit(tableClass: TableClass, kind: BillKind): number {
  const prices = priceBook.classes[tableClass];
  switch (kind) {
    case 'reads':
      return prices.readsPerMillion / 1_000_000;
    case 'writes':
      return prices.writesPerMillion / 1_000_000;
    case 'stream reads':
      return priceBook.streamReadsPerMillion / 1_000_000;
    case 'vector searches':
      return prices.vectorSearchGb / gigabyte;
    case 'vector writes':
      return prices.vectorWriteGb / gigabyte;
    case 'provisioned reads':
      return prices.readUnitHour;
    case 'provisioned writes':
      return prices.writeUnitHour;
    case 'storage':
      return prices.storageGbMonth / (gigabyte * priceBook.hoursPerMonth);
  }
}
