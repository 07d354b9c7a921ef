/**
 * One load, paid for in four ways: on demand or provisioned, in either table class; and where one becomes
 * cheaper than the other. Prices are those of the price book.
 */
import { priceBook } from '#engine';
import { onDemandMonth, provisionedMonth, type Units } from './tables-price.ts';
import type { BillingMode, TableClass } from './create-table-form.ts';

export interface BillLoad {
  /** Units used a second, on average over the month. */
  readonly average: Units;
  /** How many times the average the busiest time is. Provisioned capacity has to reach so far. */
  readonly peak: number;
  readonly storedGb: number;
}

export interface Design {
  readonly billingMode: BillingMode;
  readonly tableClass: TableClass;
  /** Dollars a month. */
  readonly requests: number;
  readonly storage: number;
  readonly total: number;
}

export interface Comparison {
  /** In one order always, so that pictures can be compared. */
  readonly designs: readonly Design[];
  readonly cheapest: Design;
  /** Provisioned capacity of the table class Standard: whole units, one at least. */
  readonly provisioned: Units;
  /** Up to this peak, as a multiple of the average, provisioned capacity is cheaper; nothing without requests. */
  readonly peakAtEven: number | undefined;
  /** From so much storage on, Standard-IA is cheaper at this traffic on demand. */
  readonly storedGbAtEven: number;
}

const modes = ['PAY_PER_REQUEST', 'PROVISIONED'] as const;
const classes = ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'] as const;

export function compareDesigns(load: BillLoad): Comparison {
  const provisioned = { read: wholeUnits(load.average.read * load.peak), write: wholeUnits(load.average.write * load.peak) };
  const designs = modes.flatMap((billingMode) =>
    classes.map((tableClass): Design => {
      const month = billingMode === 'PROVISIONED' ? provisionedMonth(provisioned, tableClass) : onDemandMonth(load.average, tableClass);
      const storage = load.storedGb * priceBook.classes[tableClass].storageGbMonth;
      return { billingMode, tableClass, requests: month.total, storage, total: month.total + storage };
    }),
  );
  const cheapest = designs.reduce((best, design) => (design.total < best.total ? design : best));
  return { designs, cheapest, provisioned, peakAtEven: peakAtEven(load.average), storedGbAtEven: storedGbAtEven(load.average) };
}

const wholeUnits = (units: number): number => Math.max(1, Math.ceil(units));

/** Both prices grow with the average, so their ratio says how far the peak may stand above it. */
function peakAtEven(average: Units): number | undefined {
  const used = onDemandMonth(average, 'STANDARD').total;
  return used === 0 ? undefined : used / provisionedMonth(average, 'STANDARD').total;
}

/** What Standard-IA saves on storage pays for what its requests cost more. */
function storedGbAtEven(average: Units): number {
  const more = onDemandMonth(average, 'STANDARD_INFREQUENT_ACCESS').total - onDemandMonth(average, 'STANDARD').total;
  const saved = priceBook.classes.STANDARD.storageGbMonth - priceBook.classes.STANDARD_INFREQUENT_ACCESS.storageGbMonth;
  return more / saved;
}
