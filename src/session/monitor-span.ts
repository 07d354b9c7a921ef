/** How much of the past the Monitor tab shows, and in which periods: what CloudWatch keeps, and no more points than it answers. */
import { say } from '#texts/say.ts';

const hour = 3600;
const day = 86_400;

/** Source: CloudWatch API, GetMetricStatistics. */
const pointsMax = 1440;

export const ranges = [
  { value: '900', seconds: 900, text: say('15 minutes') },
  { value: '3600', seconds: hour, text: say('1 hour') },
  { value: '10800', seconds: 3 * hour, text: say('3 hours') },
  { value: '86400', seconds: day, text: say('1 day') },
  { value: '604800', seconds: 7 * day, text: say('1 week') },
  { value: '2592000', seconds: 30 * day, text: say('30 days') },
] as const;

const periods = [
  { value: '60', seconds: 60, text: say('1 minute'), keptSeconds: 15 * day },
  { value: '300', seconds: 300, text: say('5 minutes'), keptSeconds: 63 * day },
  { value: '3600', seconds: hour, text: say('1 hour'), keptSeconds: 455 * day },
  { value: '86400', seconds: day, text: say('1 day'), keptSeconds: 455 * day },
] as const;

/** The periods that a range can be told in. */
export const periodsFor = (rangeSeconds: number): readonly { readonly value: string; readonly seconds: number; readonly text: string }[] =>
  periods.filter(({ seconds, keptSeconds }) => seconds < rangeSeconds && rangeSeconds / seconds < pointsMax && rangeSeconds < keptSeconds);

/** The chosen period where the range has it, else its finest. */
export function periodFor(rangeSeconds: number, chosenSeconds: number): number {
  const all = periodsFor(rangeSeconds);
  return (all.find(({ seconds }) => seconds === chosenSeconds) ?? all[0]!).seconds;
}
