/** Figures of a bench, each with what it must reach. Machines are noisy, so what counts are ratios of one run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value must be at least, or at most. */
  readonly atLeast?: number;
  readonly atMost?: number;
}

export const isReached = ({ value, atLeast, atMost }: Figure): boolean =>
  (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

const shown = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);

export function formatFigure(figure: Figure): string {
  const { name, value, unit, atLeast, atMost } = figure;
  const goal =
    atLeast !== undefined ? `at least ${shown(atLeast)}` : atMost !== undefined ? `at most ${shown(atMost)}` : '';
  const verdict = goal === '' ? '' : isReached(figure) ? '  reached' : '  MISSED';
  return `${name.padEnd(58)} ${`${shown(value)} ${unit}`.padStart(16)}  ${goal}${verdict}`;
}

/** Runs of one thing; the middle one counts. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
