/** What is kept of many figures: CloudWatch's statistic set. */
export interface Statistic {
  sum: number;
  minimum: number;
  maximum: number;
  sampleCount: number;
}

export const statisticOf = (value: number): Statistic => ({ sum: value, minimum: value, maximum: value, sampleCount: 1 });

export function addSample(statistic: Statistic, value: number): void {
  statistic.sum += value;
  statistic.sampleCount++;
  if (value < statistic.minimum) statistic.minimum = value;
  if (value > statistic.maximum) statistic.maximum = value;
}

/** Both together, as if all samples had come to one. */
export const merged = (a: Statistic, b: Statistic): Statistic => ({
  sum: a.sum + b.sum,
  minimum: Math.min(a.minimum, b.minimum),
  maximum: Math.max(a.maximum, b.maximum),
  sampleCount: a.sampleCount + b.sampleCount,
});
