/** Dates in UTC as AWS writes them, worked out without the host's calendar. */
const dayMs = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

interface Moment {
  readonly year: number;
  /** From one. */
  readonly month: number;
  readonly day: number;
  readonly weekday: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function momentOf(atMs: number): Moment {
  const days = Math.floor(atMs / dayMs);
  const rest = Math.floor(atMs - days * dayMs);
  const seconds = Math.floor(rest / 1000);
  return {
    ...civil(days),
    // 1 January 1970 was a Thursday.
    weekday: weekdays[((days % 7) + 7) % 7]!,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    ms: rest % 1000,
  };
}

/** `2015-05-11T21:21:33.291`: the label of a stream. Source: reference 7.05. */
export function isoTime(atMs: number): string {
  const { year, month, day, hour, minute, second, ms } = momentOf(atMs);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${String(ms).padStart(3, '0')}`;
}

/** `Thursday, October 8, 2026 at 11:20:48 PM Coordinated Universal Time`. Source: M-Q 184. */
export function longTime(atMs: number): string {
  const { year, month, day, weekday, hour, minute, second } = momentOf(atMs);
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`;
  return `${weekday}, ${months[month - 1]} ${day}, ${year} at ${clock} Coordinated Universal Time`;
}

/** The UTC day that a moment is in, counted from 1970; fewer than none before it. */
export const dayOf = (atMs: number): number => Math.floor(atMs / dayMs);

export const dayStartMs = (day: number): number => day * dayMs;

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
