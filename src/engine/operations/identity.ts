/** Names that AWS makes up: ids of tables, labels of streams. */
import type { Random } from '#engine/kernel/random.ts';

/** A version 4 UUID. */
export function uuid(random: Random): string {
  let hex = '';
  for (let word = 0; word < 4; word++) hex += random.uint32(word).toString(16).padStart(8, '0');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const dayMs = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** `2015-05-11T21:21:33.291`: the time in UTC, worked out without the host's calendar. Source: reference 7.05. */
export function isoLabel(atMs: number): string {
  const days = Math.floor(atMs / dayMs);
  const rest = Math.floor(atMs - days * dayMs);
  const { year, month, day } = civil(days);
  const seconds = Math.floor(rest / 1000);
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${year}-${two(month)}-${two(day)}T${time}.${String(rest % 1000).padStart(3, '0')}`;
}

/** Days since 1970-01-01 as a date of the Gregorian calendar, which repeats every 146,097 days. */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}
