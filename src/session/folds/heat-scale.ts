/**
 * Eight steps of heat with absolute thresholds, so that pictures can be compared. Source: the visual
 * language, section 2.
 */
import type { HeatCell } from '../connection.ts';
import { formatNumber } from '../format.ts';

export type HeatChannel = 'write' | 'read' | 'both';

/** Units a second in one cell from which a step begins. */
export const heatThresholds: readonly number[] = [0, 4, 8, 15, 30, 60, 120, 400];

/** What one partition serves in a second; for both channels together cells are measured by it. */
const limits = { read: 3000, write: 1000 } as const;

/** Units a second of one cell. */
export interface CellRate {
  readonly read: number;
  readonly write: number;
}

export const rateOf = ({ readUnits, writeUnits }: Pick<HeatCell, 'readUnits' | 'writeUnits'>, ms: number): CellRate => ({
  read: (readUnits * 1000) / ms,
  write: (writeUnits * 1000) / ms,
});

/** The channel that is nearer to its limit. */
export const fullerOf = ({ read, write }: CellRate): 'read' | 'write' => (read / limits.read > write / limits.write ? 'read' : 'write');

/** A step from 0 to 7; nothing where nothing was asked. */
export function heatStep(rate: CellRate, channel: HeatChannel): number | undefined {
  const measured = channel === 'both' ? Math.max(rate.write, (rate.read * limits.write) / limits.read) : rate[channel];
  return measured === 0 ? undefined : heatThresholds.findLastIndex((threshold) => measured >= threshold);
}

/** What stands under the steps of the legend. */
export const legendTexts = (channel: HeatChannel): string[] =>
  heatThresholds.map((threshold) => (channel === 'both' ? `${formatNumber((threshold * 100) / limits.write)}` : formatNumber(threshold)));

export const legendTitles: Readonly<Record<HeatChannel, string>> = {
  write: 'WCU/s in one cell',
  read: 'RCU/s in one cell',
  both: '% of a partition in one cell',
};
