import { describe, expect, test } from 'vitest';
import { dayOf, isoTime, longTime } from './calendar.ts';

describe('a moment as a date in UTC', () => {
  test.each([
    [0, '1970-01-01T00:00:00.000', 'Thursday, January 1, 1970 at 12:00:00 AM Coordinated Universal Time'],
    [1_431_379_293_291, '2015-05-11T21:21:33.291', 'Monday, May 11, 2015 at 9:21:33 PM Coordinated Universal Time'],
    [Date.UTC(2026, 9, 8, 23, 20, 48), '2026-10-08T23:20:48.000', 'Thursday, October 8, 2026 at 11:20:48 PM Coordinated Universal Time'],
    [Date.UTC(2024, 1, 29, 12, 0, 0), '2024-02-29T12:00:00.000', 'Thursday, February 29, 2024 at 12:00:00 PM Coordinated Universal Time'],
    [Date.UTC(2100, 11, 31, 0, 59, 59, 7), '2100-12-31T00:59:59.007', 'Friday, December 31, 2100 at 12:59:59 AM Coordinated Universal Time'],
  ])('%d', (atMs, iso, long) => {
    expect(isoTime(atMs)).toBe(iso);
    expect(longTime(atMs)).toBe(long);
  });

  test('a day begins at midnight', () => {
    expect([-1, 0, 86_399_999, 86_400_000].map(dayOf)).toEqual([-1, 0, 0, 1]);
  });
});
