/** What a run of the Lab costs, line by line, each with its arithmetic. */
import { priceBook, usualPhysics } from '#engine';
import { say } from '#texts/say.ts';
import { formatNumber } from './format.ts';
import type { LabOutcome } from './lab-desk.ts';

export interface LabBillLine {
  /** As in `2,600 WCU × 1 h × $0.00065`. */
  readonly arithmetic: string;
  readonly dollars: number;
}

export interface LabBill {
  readonly lines: readonly LabBillLine[];
  /** Of what is provisioned for the traffic's channel, from 0 to 1; on demand nothing is. */
  readonly unusedShare: number | undefined;
}

/** Units a second that one partition serves. */
export const partitionLimits = {
  Read: usualPhysics.partitions.partitionReadUnitsPerSecond,
  Write: usualPhysics.partitions.partitionWriteUnitsPerSecond,
} as const;

const prices = priceBook.classes.STANDARD;

export function labBill({ design, result: { Seconds: seconds, Totals: totals } }: LabOutcome): LabBill {
  const reads = { unit: 'RCU', provisioned: design.readUnits, hour: prices.readUnitHour, million: prices.readsPerMillion, used: totals.Read.AdmittedUnits };
  const writes = { unit: 'WCU', provisioned: design.writeUnits, hour: prices.writeUnitHour, million: prices.writesPerMillion, used: totals.Write.AdmittedUnits };
  const channels = [writes, reads];
  if (design.billingMode !== 'PROVISIONED') {
    const lines = channels
      .filter(({ used }) => used > 0)
      .map(({ unit, used, million }) => ({ arithmetic: say('{large} {unit} × ${million} per million', { large: large(used), unit, million }), dollars: (used * million) / 1_000_000 }));
    return { lines, unusedShare: undefined };
  }
  const hours = seconds / 3600;
  const lines = channels.map(({ unit, provisioned, hour }) => ({
    arithmetic: `${formatNumber(provisioned)} ${unit} × ${formatNumber(hours, 2)} h × $${hour}`,
    dollars: provisioned * hours * hour,
  }));
  const main = writes.used >= reads.used ? writes : reads;
  return { lines, unusedShare: Math.max(0, 1 - main.used / (main.provisioned * seconds)) };
}

const large = (value: number): string => (value >= 1_000_000 ? say('{n} million', { n: (value / 1_000_000).toFixed(2) }) : formatNumber(value, 0));
