/**
 * How often the item counts of DescribeTable are brought up to date. Source: SDK model, `ItemCount`.
 * `everyHours` is a setting of the physics.
 */
export function nextCountMs(createdAtMs: number, nowMs: number, everyHours: number): number {
  const everyMs = everyHours * 3_600_000;
  return createdAtMs + (Math.floor((nowMs - createdAtMs) / everyMs) + 1) * everyMs;
}
