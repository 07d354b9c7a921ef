/** What a run costs: units one by one on demand, capacity by the hour when provisioned. Storage is left out: it is the same in any mode. */
import { priceBook } from '#engine/pricing/price-book.ts';
import type { Period } from './series.ts';
import type { Workload } from './workload.ts';

/** Dollars of one period. */
export function dollarsOf({ read, write }: Period, { design, periodSeconds }: Workload, seconds = periodSeconds): number {
  const prices = priceBook.classes[design.tableClass];
  if (design.billingMode === 'PROVISIONED') {
    return ((design.readUnits * prices.readUnitHour + design.writeUnits * prices.writeUnitHour) * seconds) / 3600;
  }
  return (read.admittedUnits * prices.readsPerMillion + write.admittedUnits * prices.writesPerMillion) / 1_000_000;
}
