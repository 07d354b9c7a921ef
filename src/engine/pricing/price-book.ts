/**
 * Prices as data, with their date. Source: AWS Price List offer `AmazonDynamoDB`, us-east-1, publication
 * of August 2026 (reference section 11); US dollars without tax, discounts and free tier.
 */
import type { TableClass } from '#engine/model/table.ts';

export interface ClassPrices {
  readonly readsPerMillion: number;
  readonly writesPerMillion: number;
  readonly readUnitHour: number;
  readonly writeUnitHour: number;
  readonly storageGbMonth: number;
  readonly vectorSearchGb: number;
  readonly vectorWriteGb: number;
}

/** Prices of one region at one date, in dollars. */
export interface PriceBook {
  /** Year and month of publication. */
  readonly date: string;
  readonly region: string;
  readonly hoursPerMonth: number;
  /** Of either table class. */
  readonly streamReadsPerMillion: number;
  /** Of either class, for a table and its local indexes. */
  readonly recoveryGbMonth: number;
  readonly backupGbMonth: number;
  readonly restoreGb: number;
  readonly classes: Readonly<Record<TableClass, ClassPrices>>;
}

/** The prices that are charged. Source: reference 11. */
export const priceBook: PriceBook = {
  date: '2026-08',
  region: 'us-east-1',
  hoursPerMonth: 730,
  streamReadsPerMillion: 0.2,
  recoveryGbMonth: 0.2,
  backupGbMonth: 0.1,
  restoreGb: 0.15,
  classes: {
    STANDARD: {
      readsPerMillion: 0.125,
      writesPerMillion: 0.625,
      readUnitHour: 0.00013,
      writeUnitHour: 0.00065,
      storageGbMonth: 0.25,
      /*
       * Assumption: AWS's price list was not found to name vector indexes (reference 11.26). These figures, and the
       * 125 % of the other class, are those of AWS's own https://github.com/aws/agent-toolkit-for-aws, vector-search.md.
       */
      vectorSearchGb: 0.002,
      vectorWriteGb: 0.52,
    },
    STANDARD_INFREQUENT_ACCESS: {
      readsPerMillion: 0.155,
      writesPerMillion: 0.78,
      // Assumption: the provisioned prices of this class were reported, not verified (reference 11.05).
      readUnitHour: 0.00016,
      writeUnitHour: 0.00081,
      storageGbMonth: 0.1,
      vectorSearchGb: 0.0025,
      vectorWriteGb: 0.65,
    },
  },
};

/** Dollars per million units of an on-demand table. */
export function dollarsPerMillion(tableClass: TableClass, channel: 'read' | 'write'): number {
  const prices = priceBook.classes[tableClass];
  return channel === 'read' ? prices.readsPerMillion : prices.writesPerMillion;
}

/** Dollars for a GB that a vector index takes in, or that a search of it looks at. */
export function dollarsPerVectorGb(tableClass: TableClass, channel: 'search' | 'write'): number {
  const prices = priceBook.classes[tableClass];
  return channel === 'search' ? prices.vectorSearchGb : prices.vectorWriteGb;
}

export const vectorDollars = (tableClass: TableClass, channel: 'search' | 'write', bytes: number): number =>
  (bytes * dollarsPerVectorGb(tableClass, channel)) / 1024 ** 3;
