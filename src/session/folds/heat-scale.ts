/**
 * Eight steps of heat with absolute thresholds, so that pictures can be compared. Source: the visual
 * language, section 2. Brightness moves all of them together, and the legend says so.
 */
import { type Physics, usualPhysics } from '#engine';
import { say } from '#texts/say.ts';
import type { HeatCell } from '../connection.ts';
import { formatNumber } from '../format.ts';

/** `throttled`: units that were refused, of either kind. */
export type HeatChannel = 'write' | 'read' | 'both' | 'throttled';

/** Units a second in one cell from which a step begins. */
export const heatThresholds: readonly number[] = [0, 4, 8, 15, 30, 60, 120, 400];

/** From darkest to brightest; 0 is what the visual language says. Each step divides thresholds by four. */
export const brightnesses = [-1, 0, 1, 2, 3, 4] as const;
export type Brightness = (typeof brightnesses)[number];

/** Both channels together are measured by what one partition serves: a thousand is all of it. */
const wholePartition = 1000;

type Limits = Physics['partitions'];

/** Units a second of one cell. */
export interface CellRate {
  readonly read: number;
  readonly write: number;
  readonly throttled: number;
}

export const rateOf = ({ readUnits, writeUnits, throttled }: Pick<HeatCell, 'readUnits' | 'writeUnits' | 'throttled'>, ms: number): CellRate => ({
  read: (readUnits * 1000) / ms,
  write: (writeUnits * 1000) / ms,
  throttled: (throttled * 1000) / ms,
});

/** A step from 0 to 7; nothing where nothing was asked. */
export function heatStep(
  rate: CellRate,
  channel: HeatChannel,
  brightness: Brightness = 0,
  limits: Limits = usualPhysics.partitions,
): number | undefined {
  const measured = channel === 'both' ? sharesOf(rate, limits) : rate[channel];
  if (measured === 0) return undefined;
  const lit = measured * 4 ** brightness;
  return heatThresholds.findLastIndex((threshold) => lit >= threshold);
}

const sharesOf = ({ read, write }: CellRate, { partitionReadUnitsPerSecond, partitionWriteUnitsPerSecond }: Limits): number =>
  Math.max((write * wholePartition) / partitionWriteUnitsPerSecond, (read * wholePartition) / partitionReadUnitsPerSecond);

/** The step that one cell in ten has at least, as long as brightness reaches; one that stands out alone leaves the others to be seen. */
const fittingStep = 3;

/** The least brightness, from 0 up, at which the busier cells stand out: a learner's first requests are few. */
export function fittingBrightness(rates: readonly CellRate[], channel: HeatChannel, limits?: Limits): Brightness {
  const lit = rates.filter((rate) => heatStep(rate, channel, 0, limits) !== undefined);
  const enough = Math.ceil(lit.length / 10);
  const standsOut = (brightness: Brightness): boolean => lit.filter((rate) => heatStep(rate, channel, brightness, limits)! >= fittingStep).length >= enough;
  return brightnesses.find((brightness) => brightness >= 0 && standsOut(brightness)) ?? 4;
}

/** What stands under the steps of the legend. */
export const legendTexts = (channel: HeatChannel, brightness: Brightness = 0): string[] =>
  heatThresholds.map((threshold) => {
    const lit = threshold / 4 ** brightness;
    const shown = channel === 'both' ? (lit * 100) / wholePartition : lit;
    return formatNumber(shown, shown < 0.1 ? 3 : shown < 10 ? 2 : 0);
  });

export const legendTitles: Readonly<Record<HeatChannel, string>> = {
  write: say('WCU/s in one cell'),
  read: say('RCU/s in one cell'),
  both: say('% of a partition in one cell'),
  throttled: say('units/s refused in one cell'),
};
