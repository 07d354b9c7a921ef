/**
 * The bill: what every table has used, by kind. Requests are counted as they come; provisioned capacity
 * and storage cost by the hour, so they are summed up over virtual time whenever their rate changes.
 */
import { type BillKind, billKinds, type BillLine } from '#engine/model/commit.ts';
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
  /** Of the table and its local indexes, while it can be restored to a point in time. */
  recoveryBytes: number;
}

interface Account {
  readonly tableName: string;
  tableClass: TableClass;
  /** What was used of each kind, by the table class at the time of use: its prices count. */
  readonly quantities: Map<TableClass, Map<BillKind, number>>;
  standing: Standing;
  /** Of all its backups; they may outlive it. */
  backupBytes: number;
}

export interface PricedLine extends BillLine {
  readonly dollars: number;
}

const nothingStanding = (sinceMs: number): Standing => ({ sinceMs, readUnits: 0, writeUnits: 0, bytes: 0, recoveryBytes: 0 });

/** Stored bytes as they are billed. Source: reference 1.14. */
export const billedBytes = (bytes: number, items: number): number => bytes + items * storageOverheadBytes;

export class Meter {
  #accounts = new Map<number, Account>();

  /** Opens or updates a table's account; the rates count from now on. */
  table(record: TableRecord, bytes: number, nowMs: number, recoveryBytes = 0): void {
    const provisioned = record.billingMode === 'PROVISIONED';
    const globals = record.indexes.filter(({ kind }) => kind === 'global');
    const sum = (own: number, units: (index: (typeof globals)[number]) => number): number =>
      provisioned ? globals.reduce((total, index) => total + units(index), own) : 0;
    const standing: Standing = {
      sinceMs: nowMs,
      readUnits: sum(record.throughput.readUnits, ({ throughput }) => throughput.readUnits),
      writeUnits: sum(record.throughput.writeUnits, ({ throughput }) => throughput.writeUnits),
      bytes,
      recoveryBytes,
    };
    const account = this.#accounts.get(record.number);
    if (account === undefined) {
      const { name: tableName, tableClass } = record;
      this.#accounts.set(record.number, { tableName, tableClass, quantities: new Map(), standing, backupBytes: 0 });
      return;
    }
    settle(account, nowMs);
    account.tableClass = record.tableClass;
    account.standing = standing;
  }

  /** The table's stored bytes change. */
  stored(tableNumber: number, bytes: number, nowMs: number, recoveryBytes = 0): void {
    const account = this.#accounts.get(tableNumber);
    if (account === undefined) return;
    settle(account, nowMs);
    account.standing.bytes = bytes;
    account.standing.recoveryBytes = recoveryBytes;
  }

  /** A backup of the table comes (or goes, with less than no bytes). Its table may have gone before. */
  backedUp({ number, name: tableName, tableClass }: TableRecord, bytes: number, nowMs: number): void {
    let account = this.#accounts.get(number);
    if (account === undefined) {
      account = { tableName, tableClass, quantities: new Map(), standing: nothingStanding(nowMs), backupBytes: 0 };
      this.#accounts.set(number, account);
    }
    settle(account, nowMs);
    account.backupBytes += bytes;
  }

  /** The table is gone; what it cost stays on the bill. */
  close(tableNumber: number, nowMs: number): void {
    const account = this.#accounts.get(tableNumber);
    if (account === undefined) return;
    settle(account, nowMs);
    account.standing = nothingStanding(nowMs);
  }

  consume(tableNumber: number, kind: Exclude<BillKind, 'provisioned reads' | 'provisioned writes' | 'storage' | 'recovery' | 'backups'>, units: number): void {
    const account = this.#accounts.get(tableNumber);
    if (account !== undefined) add(account, kind, units);
  }

  restore(lines: readonly BillLine[], nowMs: number): void {
    for (const { tableNumber, tableName, tableClass, kind, quantity } of lines) {
      let account = this.#accounts.get(tableNumber);
      if (account === undefined) {
        account = { tableName, tableClass, quantities: new Map(), standing: nothingStanding(nowMs), backupBytes: 0 };
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
  const { sinceMs, readUnits, writeUnits, bytes, recoveryBytes } = account.standing;
  const hours = (nowMs - sinceMs) / hourMs;
  if (hours <= 0) return;
  if (readUnits > 0) add(account, 'provisioned reads', readUnits * hours);
  if (writeUnits > 0) add(account, 'provisioned writes', writeUnits * hours);
  if (bytes > 0) add(account, 'storage', bytes * hours);
  if (recoveryBytes > 0) add(account, 'recovery', recoveryBytes * hours);
  if (account.backupBytes > 0) add(account, 'backups', account.backupBytes * hours);
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
    case 'recovery':
      return priceBook.recoveryGbMonth / (gigabyte * priceBook.hoursPerMonth);
    case 'backups':
      return priceBook.backupGbMonth / (gigabyte * priceBook.hoursPerMonth);
    case 'restores':
      return priceBook.restoreGb / gigabyte;
  }
}
