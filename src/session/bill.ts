/**
 * The bill as a screen shows it: every line with its arithmetic, and what a month at the average rate would
 * cost. The quantities are DescribeBill's own; the prices those of the price book.
 */
import { limits, priceBook } from '#engine';
import { say } from '#texts/say.ts';
import { formatBytes, formatDollars, formatNumber, formatUnits } from './format.ts';
import type { TableSummary } from './session.ts';
import { hoursPerMonth } from './tables-price.ts';

export type WireKind =
  | 'ReadRequestUnits'
  | 'WriteRequestUnits'
  | 'StreamsReadRequestUnits'
  | 'VectorSearchRequestBytes'
  | 'VectorWriteRequestBytes'
  | 'ReadCapacityUnitHours'
  | 'WriteCapacityUnitHours'
  | 'StorageByteHours'
  | 'RecoveryByteHours'
  | 'BackupByteHours'
  | 'RestoredBytes';

export interface BilledKind {
  readonly Kind: WireKind;
  readonly Quantity: number;
  readonly Dollars: number;
}

/** What DescribeBill answers. */
export interface BillAnswer {
  readonly Tables: readonly { readonly TableName: string; readonly Kinds: readonly BilledKind[]; readonly Dollars: number }[];
  readonly Dollars: number;
}

export type BillTone = 'read' | 'write' | 'stream' | 'storage';

export interface BillRow {
  readonly kind: WireKind;
  readonly what: string;
  readonly tone: BillTone;
  /** `36 WCU`. */
  readonly quantity: string;
  /** `$0.625 per million`. */
  readonly price: string;
  readonly dollars: number;
  /** At the average rate so far; absent for a table that is gone. */
  readonly monthDollars: number | undefined;
}

export interface BilledTable {
  readonly name: string;
  /** Absent when the table is gone; what it cost stays on the bill. */
  readonly table: TableSummary | undefined;
  /** Virtual time since it was created, over which rates are averaged. */
  readonly sinceMs: number;
  readonly rows: readonly BillRow[];
  readonly dollars: number;
  readonly monthDollars: number;
}

export interface Bill {
  readonly tables: readonly BilledTable[];
  readonly dollars: number;
  readonly monthDollars: number;
}

const hourMs = 3_600_000;
const gigabyte = 1024 ** 3;

/** A few requests within seconds are no rate yet: they are spread over an hour at least. */
export const averagedMsMin = hourMs;

const words: Readonly<Record<WireKind, { readonly what: string; readonly tone: BillTone }>> = {
  ReadRequestUnits: { what: say('Reads on demand'), tone: 'read' },
  WriteRequestUnits: { what: say('Writes on demand'), tone: 'write' },
  StreamsReadRequestUnits: { what: say('Reads of the stream'), tone: 'stream' },
  VectorSearchRequestBytes: { what: say('Searches of vectors'), tone: 'read' },
  VectorWriteRequestBytes: { what: say('Writes of vectors'), tone: 'write' },
  ReadCapacityUnitHours: { what: say('Provisioned reads'), tone: 'read' },
  WriteCapacityUnitHours: { what: say('Provisioned writes'), tone: 'write' },
  StorageByteHours: { what: say('Storage'), tone: 'storage' },
  RecoveryByteHours: { what: say('Point-in-time recovery'), tone: 'storage' },
  BackupByteHours: { what: say('Backups'), tone: 'storage' },
  RestoredBytes: { what: say('Restored'), tone: 'storage' },
};

/** Several tables may have had one name, one after another: the last line of a name is the one that stands. */
export function billOf(answer: BillAnswer, summaries: readonly TableSummary[], nowMs: number): Bill {
  const tables = answer.Tables.map(({ TableName, Kinds, Dollars }, at): BilledTable => {
    const isLast = answer.Tables.findLastIndex((other) => other.TableName === TableName) === at;
    const table = isLast ? summaries.find(({ record }) => record.name === TableName) : undefined;
    const sinceMs = table === undefined ? 0 : Math.max(0, nowMs - table.record.createdAtMs);
    const rows = Kinds.map((kind) => rowOf(kind, table, sinceMs));
    return { name: TableName, table, sinceMs, rows, dollars: Dollars, monthDollars: sum(rows.map((row) => row.monthDollars ?? 0)) };
  });
  return { tables, dollars: answer.Dollars, monthDollars: sum(tables.map(({ monthDollars }) => monthDollars)) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function rowOf({ Kind, Quantity, Dollars }: BilledKind, table: TableSummary | undefined, sinceMs: number): BillRow {
  const each = Quantity === 0 ? 0 : Dollars / Quantity;
  return { kind: Kind, ...words[Kind], quantity: quantityText(Kind, Quantity), price: priceText(Kind, each), dollars: Dollars, monthDollars: monthOf(Kind, Dollars, table, sinceMs) };
}

/** What stands costs by the hour whatever is asked of it; what is asked goes on at its average. */
function monthOf(kind: WireKind, dollars: number, table: TableSummary | undefined, sinceMs: number): number | undefined {
  if (table === undefined) return undefined;
  const { record } = table;
  const prices = priceBook.classes[record.tableClass];
  if (kind === 'StorageByteHours') return (billedNow(table) / gigabyte) * prices.storageGbMonth;
  if (kind === 'RecoveryByteHours') return record.pointInTimeRecovery === undefined ? 0 : recoveryMonth(table);
  // A table is restored once.
  if (kind === 'RestoredBytes') return 0;
  if (kind === 'ReadCapacityUnitHours' || kind === 'WriteCapacityUnitHours') {
    if (record.billingMode !== 'PROVISIONED') return 0;
    const isRead = kind === 'ReadCapacityUnitHours';
    const units = [record, ...record.indexes.filter((index) => index.kind === 'global')].map(({ throughput }) => (isRead ? throughput.readUnits : throughput.writeUnits));
    return sum(units) * (isRead ? prices.readUnitHour : prices.writeUnitHour) * hoursPerMonth;
  }
  if (kind !== 'StreamsReadRequestUnits' && kind !== 'BackupByteHours' && record.billingMode === 'PROVISIONED') return 0;
  return (dollars / Math.max(sinceMs, averagedMsMin)) * hourMs * hoursPerMonth;
}

/** Bytes as storage is billed: every entry of an index is stored once more. Source: reference 1.14. */
export function billedNow({ record, bytes, itemCount }: TableSummary): number {
  const own = bytes + itemCount * limits.storageOverheadBytes;
  return own + sum([...record.indexes, ...(record.vectorIndexes ?? [])].map((index) => index.countedBytes + index.countedItems * limits.storageOverheadBytes));
}

/** Recovery to a point in time is billed by the table and its local indexes. Source: reference 11.13. */
export function recoveryMonth({ record, bytes, itemCount }: TableSummary): number {
  const locals = record.indexes.filter(({ kind }) => kind === 'local');
  const billed = bytes + (itemCount + sum(locals.map(({ countedItems }) => countedItems))) * limits.storageOverheadBytes;
  return (billed / gigabyte) * priceBook.recoveryGbMonth;
}

/** Less is not worth its digits: a billion times as much is a dollar. */
const sumMin = 1e-9;

/** Sums have no exact digits as one request has: three significant ones below a cent, and never an exponent. */
export function formatSum(dollars: number): string {
  if (dollars > 0 && dollars < sumMin) return '< $0.000000001';
  if (dollars === 0 || dollars >= 0.01) return formatDollars(dollars);
  const leading = Number(/e-(\d+)/.exec(dollars.toExponential())?.[1] ?? 0);
  return `$${dollars.toFixed(Math.min(20, leading + 2)).replace(/0+$/, '')}`;
}

function quantityText(kind: WireKind, quantity: number): string {
  switch (kind) {
    case 'ReadRequestUnits':
    case 'StreamsReadRequestUnits':
      return formatUnits(quantity, 'read');
    case 'WriteRequestUnits':
      return formatUnits(quantity, 'write');
    case 'ReadCapacityUnitHours':
      return `${formatUnits(quantity, 'read')} h`;
    case 'WriteCapacityUnitHours':
      return `${formatUnits(quantity, 'write')} h`;
    case 'VectorSearchRequestBytes':
    case 'VectorWriteRequestBytes':
      return formatBytes(quantity);
    case 'StorageByteHours':
    case 'RecoveryByteHours':
    case 'BackupByteHours':
      return say('{bytes} month', { bytes: formatBytes(quantity / hoursPerMonth) });
    case 'RestoredBytes':
      return formatBytes(quantity);
  }
}

function priceText(kind: WireKind, each: number): string {
  switch (kind) {
    case 'ReadRequestUnits':
    case 'WriteRequestUnits':
    case 'StreamsReadRequestUnits':
      return say('${each} per million', { each: formatNumber(each * 1_000_000, 4) });
    case 'ReadCapacityUnitHours':
    case 'WriteCapacityUnitHours':
      return say('{each} an hour', { each: formatDollars(each) });
    case 'VectorSearchRequestBytes':
    case 'VectorWriteRequestBytes':
      return say('{each} per GB', { each: formatDollars(each * gigabyte) });
    case 'StorageByteHours':
    case 'RecoveryByteHours':
    case 'BackupByteHours':
      return say('{each} per GB and month', { each: formatDollars(each * gigabyte * hoursPerMonth) });
    case 'RestoredBytes':
      return say('{each} per GB', { each: formatDollars(each * gigabyte) });
  }
}
