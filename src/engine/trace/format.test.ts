import { describe, expect, test } from 'vitest';
import { formatBytes, formatCount, formatDollars, formatDuration, formatNumber, formatUnits } from './format.ts';

/** The visual language, section 5. */
describe('numbers in words', () => {
  test.each([
    [0, '0'],
    [-0.01, '0'],
    [0.5, '0.5'],
    [999, '999'],
    [1312, '1,312'],
    [1_234_567.5, '1,234,567.5'],
    [-4096, '-4,096'],
    [0.05, '0.1'],
    [2.04, '2'],
    [1e21, '1e+21'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test.each([
    [1, 'read', '1 RCU'],
    [0.5, 'read', '0.5 RCU'],
    [128.5, 'read', '128.5 RCU'],
    [1312, 'write', '1,312 WCU'],
  ] as const)('%d units to %s are %s', (units, channel, text) => {
    expect(formatUnits(units, channel)).toBe(text);
  });

  test.each([
    [0, '0 B'],
    [5210, '5,210 B'],
    [9999, '9,999 B'],
    [10_000, '9.8 KB'],
    [409_600, '400 KB'],
    [1024 ** 2, '1 MB'],
    [1.5 * 1024 ** 2, '1.5 MB'],
    [10 * 1024 ** 3, '10 GB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test.each([
    [0, '$0'],
    [0.000000125, '$0.000000125'],
    [0.0000000625, '$0.0000000625'],
    [0.00000125, '$0.00000125'],
    [0.1 * 3e-7, '$0.00000003'],
    [0.0021, '$0.0021'],
    [0.00019375, '$0.00019'],
    [0.01, '$0.01'],
    [2.62, '$2.62'],
    [1234.5, '$1,234.50'],
    [1e-14, '$0'],
  ])('%d dollars are %s, never with an exponent', (dollars, text) => {
    expect(formatDollars(dollars)).toBe(text);
  });

  test.each([
    [0, '0 ms'],
    [2.14, '2.1 ms'],
    [14, '14 ms'],
    [14.6, '15 ms'],
    [999, '999 ms'],
    [1800, '1.8 s'],
    [60_000, '1 min'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [999.6, '1 s'],
    [59_960, '1 min'],
    [86_400_000, '1 day'],
    [90_000_000, '1 day 1 h'],
    [180_000_000, '2 days 2 h'],
  ])('%d ms are %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test.each([
    [0, '0 items'],
    [1, '1 item'],
    [12, '12 items'],
    [84_210, '84,210 items'],
    [4_200_000, '4.20 million items'],
    [1_234_567_890, '1,234.57 million items'],
  ])('%d is %s', (count, text) => {
    expect(formatCount(count, 'item')).toBe(text);
  });
});
