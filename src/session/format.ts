/** Numbers in words, for screens: the engine's own, so that a screen and a sentence of the trace agree. */
import { format } from '#engine';
import { type CountFilling, say, sayCount } from '#texts/say.ts';

export const { formatBytes, formatDollars, formatDuration, formatNumber, formatUnits } = format;

const million = 1_000_000;

/**
 * `1 item`, `12 items`, `4.20 million items`, of `formatCount(12, { one: '{n} item', other: '{n} items' })`. The engine
 * has the same for its sentences, in English; this one speaks the learner's language.
 */
export function formatCount<const One extends string, const Other extends string>(
  count: number,
  forms: { readonly one: One; readonly other: Other },
  ...[values]: CountFilling<One | Other>
): string {
  const millions = (count / million).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
  const n = count >= million ? say('{n} million', { n: millions }) : formatNumber(count, 0);
  return sayCount<string, string>(count, forms, { n, ...values });
}

/** A moment of virtual time in full: `2026-11-20 09:00:05`, in UTC as AWS counts its days. */
export const formatMoment = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
