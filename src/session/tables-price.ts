/**
 * What capacity costs a month, and how much of it a load needs. Prices are those of the price book; the
 * arithmetic of units is DynamoDB's. Source: DG/read-write-operations, DG/CapacityUnitCalculations.
 */
import { limits, priceBook } from '#engine';
import { say } from '#texts/say.ts';
import { type IndexForm, numberOf, type TableClass, type UnitsForm } from './create-table-form.ts';

export const { hoursPerMonth } = priceBook;
export const classPrices = (tableClass: TableClass): (typeof priceBook)['classes'][TableClass] => priceBook.classes[tableClass];

/** What is provisioned: a table's own, and that of each of its global indexes. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

export interface MonthPrice {
  readonly reads: number;
  readonly writes: number;
  readonly total: number;
}

const priced = (reads: number, writes: number): MonthPrice => ({ reads, writes, total: reads + writes });

/** Dollars a month of provisioned capacity, whether it is used or not. */
export function provisionedMonth({ read, write }: Units, tableClass: TableClass): MonthPrice {
  const { readUnitHour, writeUnitHour } = priceBook.classes[tableClass];
  return priced(read * readUnitHour * priceBook.hoursPerMonth, write * writeUnitHour * priceBook.hoursPerMonth);
}

/** Dollars a month for units that are used on demand, at a steady rate a second. */
export function onDemandMonth(perSecond: Units, tableClass: TableClass): MonthPrice {
  const { readsPerMillion, writesPerMillion } = priceBook.classes[tableClass];
  const millions = (rate: number): number => (rate * 3600 * priceBook.hoursPerMonth) / 1_000_000;
  return priced(millions(perSecond.read) * readsPerMillion, millions(perSecond.write) * writesPerMillion);
}

const countOf = (text: string): number => {
  const value = numberOf(text);
  return typeof value === 'number' && value > 0 ? value : 0;
};

export const unitsOf = ({ read, write }: UnitsForm): Units => ({ read: countOf(read), write: countOf(write) });

interface LeveledForm {
  readonly provisioned: UnitsForm;
  readonly indexes: readonly Pick<IndexForm, 'kind' | 'provisioned'>[];
}

/** All that a form asks for: the table's units and those of its global indexes. */
export function provisionedUnits({ provisioned, indexes }: LeveledForm): Units {
  const levels = [provisioned, ...indexes.filter(({ kind }) => kind === 'global').map((index) => index.provisioned)].map(unitsOf);
  return {
    read: levels.reduce((sum, { read }) => sum + read, 0),
    write: levels.reduce((sum, { write }) => sum + write, 0),
  };
}

export type Consistency = 'eventual' | 'strong' | 'transactional';
export type WriteKind = 'standard' | 'transactional';

/** A load as typed. */
export interface LoadForm {
  /** Average item, in bytes or with KB behind it. */
  readonly itemSize: string;
  readonly readsPerSecond: string;
  readonly consistency: Consistency;
  readonly writesPerSecond: string;
  readonly writeKind: WriteKind;
}

export const firstLoad: LoadForm = {
  itemSize: '1 KB',
  readsPerSecond: '10',
  consistency: 'eventual',
  writesPerSecond: '5',
  writeKind: 'standard',
};

const readFactor: Readonly<Record<Consistency, number>> = { eventual: 0.5, strong: 1, transactional: 2 };
const writeFactor: Readonly<Record<WriteKind, number>> = { standard: 1, transactional: 2 };

/** `400`, `400 B`, `1.5 KB`; nothing for what is no size. */
export function bytesOf(text: string): number | undefined {
  const [, digits, unit = 'b'] = /^\s*(\d+(?:\.\d+)?)\s*(b|kb)?\s*$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const bytes = Math.ceil(Number(digits) * (unit.toLowerCase() === 'kb' ? 1024 : 1));
  return bytes > 0 ? bytes : undefined;
}

export interface NeededCapacity {
  /** Units of one request. */
  readonly perRead: number;
  readonly perWrite: number;
  /** What is used a second. */
  readonly perSecond: Units;
  /** Whole units, as they are provisioned: one at least. */
  readonly provisioned: Units;
}

export const sizeWarning = (text: string): string | undefined => {
  const bytes = bytesOf(text);
  if (bytes === undefined) return say('A size such as 400 B or 1.5 KB.');
  return bytes > limits.itemBytesMax ? say('An item has at most 400 KB.') : undefined;
};

/** The capacity for a steady load of requests for one item each; nothing while the load makes no sense. */
export function capacityFor(load: LoadForm): NeededCapacity | undefined {
  const bytes = bytesOf(load.itemSize);
  if (bytes === undefined || bytes > limits.itemBytesMax) return undefined;
  const perRead = Math.ceil(bytes / limits.readUnitBytes) * readFactor[load.consistency];
  const perWrite = Math.ceil(bytes / limits.writeUnitBytes) * writeFactor[load.writeKind];
  const perSecond = { read: countOf(load.readsPerSecond) * perRead, write: countOf(load.writesPerSecond) * perWrite };
  const whole = (units: number): number => Math.max(1, Math.ceil(units));
  return { perRead, perWrite, perSecond, provisioned: { read: whole(perSecond.read), write: whole(perSecond.write) } };
}

/** The provisioned prices of this class were reported and not verified. */
export const isAssumedPrice = (tableClass: TableClass): boolean => tableClass === 'STANDARD_INFREQUENT_ACCESS';
