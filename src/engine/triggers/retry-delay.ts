/**
 * How long a trigger waits before it sends a failed batch again.
 * Assumption: AWS says that it backs off and not how; a second, doubled with every failure up to a minute, is ours.
 */
const firstMs = 1000;
const longestMs = 60_000;

export function retryDelayMs(failures: number): number {
  let ms = firstMs;
  for (let i = 1; i < failures && ms < longestMs; i++) ms *= 2;
  return Math.min(ms, longestMs);
}
