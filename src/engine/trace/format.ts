/** Numbers in words, one way everywhere. Source of the rules: the visual language, section 5. */

/** 1234567.5 becomes `1,234,567.5`. */
export function formatNumber(value: number, decimalsMax = 1): string {
  const scale = 10 ** decimalsMax;
  const rounded = Math.round(Math.abs(value) * scale) / scale;
  const [whole = '0', fraction] = rounded.toString().split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (value < 0 && rounded !== 0 ? '-' : '') + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

/** Units keep their half, whatever their size: `0.5 RCU`, `128.5 RCU`. */
export const formatUnits = (units: number, channel: 'read' | 'write'): string =>
  `${formatNumber(units)} ${channel === 'read' ? 'RCU' : 'WCU'}`;

const kilobyte = 1024;

/** Exact up to 9,999 B, then in units of 1,024 with one decimal. */
export function formatBytes(bytes: number): string {
  if (bytes < 10_000) return `${formatNumber(bytes, 0)} B`;
  if (bytes < kilobyte ** 2) return `${formatNumber(bytes / kilobyte)} KB`;
  if (bytes < kilobyte ** 3) return `${formatNumber(bytes / kilobyte ** 2)} MB`;
  return `${formatNumber(bytes / kilobyte ** 3)} GB`;
}

/** All digits of one request and never an exponent; cents from one cent up. */
export function formatDollars(dollars: number): string {
  if (dollars === 0) return '$0';
  if (dollars >= 0.01) return `$${formatGrouped(dollars.toFixed(2))}`;
  // Prices are multiples of 5e-10; twelve digits show them whole and cut the noise of binary fractions.
  const digits = dollars.toFixed(12).replace(/0+$/, '');
  return digits === '0.' ? '$0' : `$${atLeastTwoDigits(digits, dollars)}`;
}

const formatGrouped = (fixed: string): string => fixed.replace(/\B(?=(\d{3})+\.)/g, ',');

/** From a thousandth of a dollar on, two significant digits say enough. */
function atLeastTwoDigits(digits: string, dollars: number): string {
  return dollars >= 0.000_1 ? dollars.toPrecision(2) : digits;
}

/** `14 ms`, `1.8 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${formatNumber(ms, ms < 10 ? 1 : 0)} ms`;
  if (ms < 59_950) return `${formatNumber(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return joinParts(seconds, 60, 'min', 's');
  if (seconds < 86_400) return joinParts(Math.round(seconds / 60), 60, 'h', 'min');
  return joinParts(Math.round(seconds / 3600), 24, seconds < 2 * 86_400 ? 'day' : 'days', 'h');
}

function joinParts(value: number, per: number, large: string, small: string): string {
  const rest = value % per;
  return `${Math.floor(value / per)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

const million = 1_000_000;

/** `1 item`, `12 items`, `4.20 million items`. */
export const formatCount = (count: number, noun: string): string =>
  count >= million
    ? `${formatGrouped((count / million).toFixed(2))} million ${noun}s`
    : `${formatNumber(count, 0)} ${count === 1 ? noun : `${noun}s`}`;
