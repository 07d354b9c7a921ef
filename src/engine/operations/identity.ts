/** Names that AWS makes up: ids of tables, labels of streams. */
import type { Random } from '#engine/kernel/random.ts';

export { isoTime as isoLabel } from '#engine/kernel/calendar.ts';

/** A version 4 UUID. */
export function uuid(random: Random): string {
  let hex = '';
  for (let word = 0; word < 4; word++) hex += random.uint32(word).toString(16).padStart(8, '0');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
