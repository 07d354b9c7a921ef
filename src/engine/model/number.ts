/**
 * DynamoDB numbers: decimals of up to 38 significant digits, exact.
 *
 * JavaScript's own numbers keep about 16 digits, so a number stays text from request to answer and is
 * taken apart only to be checked, measured, ordered or added.
 */
import { numberDigitsMax, numberExponentMax, numberExponentMin } from './limits.ts';

/** The value is 0.d1d2d3... times ten to the `point`, with no zero digit at either end. Zero has no digits. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  /** How many digits stand before the decimal point; may be negative or beyond the digits. */
  readonly point: number;
}

export type NumberProblem =
  | { readonly kind: 'malformed'; readonly text: string }
  | { readonly kind: 'too precise' }
  | { readonly kind: 'overflow' }
  | { readonly kind: 'underflow' };

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

function trimmed(negative: boolean, digits: string, point: number): Decimal {
  let start = 0;
  while (start < digits.length && digits.charCodeAt(start) === 48) start++;
  if (start === digits.length) return { negative: false, digits: '', point: 0 };
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end--;
  return { negative, digits: digits.slice(start, end), point: point - start };
}

/** Reads a number as a request may write it. Source: reference 13.40 (measured). */
export function parseNumber(text: string): Decimal | NumberProblem {
  const parts = form.exec(text);
  const whole = parts?.[2] ?? '';
  const fraction = parts?.[3] ?? '';
  if (parts === null || whole.length + fraction.length === 0) return { kind: 'malformed', text };
  const exponent = parts[4] === undefined ? 0 : Number(parts[4]);
  const decimal = trimmed(parts[1] === '-', whole + fraction, whole.length + exponent);
  return problemOf(decimal) ?? decimal;
}

/** Whether a number can be stored. The order of the three tests is E's. */
export function problemOf({ digits, point }: Decimal): NumberProblem | undefined {
  if (digits.length === 0) return undefined;
  if (point - 1 > numberExponentMax) return { kind: 'overflow' };
  if (point - 1 < numberExponentMin) return { kind: 'underflow' };
  return digits.length > numberDigitsMax ? { kind: 'too precise' } : undefined;
}

/**
 * The one way in which a number is stored and answered: plain decimals, no exponent, no spare zeros.
 * Source: reference 13.41 (measured).
 */
export function canonicalText({ negative, digits, point }: Decimal): string {
  if (digits.length === 0) return '0';
  const sign = negative ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A whole number of up to 15 digits without a spare zero is canonical as it stands. */
function isPlainWhole(text: string): boolean {
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  const length = text.length - start;
  if (length < 1 || length > 15) return false;
  const first = text.charCodeAt(start);
  if (first === 48) return text.length === 1;
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
}

/** The canonical text of a number in a request, or what is wrong with it. */
export function normalizeNumber(text: string): string | NumberProblem {
  if (isPlainWhole(text)) return text;
  const decimal = parseNumber(text);
  return 'kind' in decimal ? decimal : canonicalText(decimal);
}

/** The parts of a canonical text. */
export function decimalOf(canonical: string): Decimal {
  const negative = canonical.charCodeAt(0) === 45;
  const start = negative ? 1 : 0;
  const dot = canonical.indexOf('.');
  if (dot < 0) return trimmed(negative, canonical.slice(start), canonical.length - start);
  return trimmed(negative, canonical.slice(start, dot) + canonical.slice(dot + 1), dot - start);
}

/** Bytes that a number takes in an item. Source: reference 1.04 (bisected at the 400 KB gate). */
export function numberBytes(canonical: string): number {
  const { negative, digits, point } = decimalOf(canonical);
  if (digits.length === 0) return 1;
  const whole = Math.min(Math.max(point, 0), digits.length);
  return 1 + Math.ceil(whole / 2) + Math.ceil((digits.length - whole) / 2) + (negative ? 1 : 0);
}

function aligned({ negative, digits, point }: Decimal, scale: number): bigint {
  if (digits.length === 0) return 0n;
  const magnitude = BigInt(digits + '0'.repeat(scale - (digits.length - point)));
  return negative ? -magnitude : magnitude;
}

/** The exact sum; it may need more than 38 digits, see {@link problemOf}. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.digits.length - a.point, b.digits.length - b.point, 0);
  const sum = aligned(a, scale) + aligned(b, scale);
  const text = (sum < 0n ? -sum : sum).toString();
  return trimmed(sum < 0n, text, text.length - scale);
}

export const negated = (a: Decimal): Decimal => (a.digits.length === 0 ? a : { ...a, negative: !a.negative });

/** Below zero, zero or above zero, as `a` is below, equal to or above `b`. Both are canonical texts. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  return numberSortText(a) < numberSortText(b) ? -1 : 1;
}

/**
 * A text whose native order is the numbers' order: sign, biased exponent, digits; all three turned
 * round below zero. One character holds the exponent, since exponents span exactly 256 values.
 */
export function numberSortText(canonical: string): string {
  const { negative, digits, point } = decimalOf(canonical);
  if (digits.length === 0) return '1';
  const biased = point - 1 - numberExponentMin;
  if (!negative) return `2${String.fromCharCode(biased)}${digits}`;
  let complemented = '';
  for (let i = 0; i < digits.length; i++) complemented += String.fromCharCode(105 - digits.charCodeAt(i));
  // The closing tilde puts a number above its own longer neighbours: -5 comes after -5.1.
  return `0${String.fromCharCode(255 - biased)}${complemented}~`;
}

/** The shortest decimal that a 32-bit float stands for, as a number is stored. Source: ExtendDB, crates/core/src/validation/vector_item.rs (measured). */
export function float32Text(value: number): string {
  for (let digits = 1; digits < float32Digits; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return storedText(text);
  }
  return storedText(value.toPrecision(float32Digits));
}

/** So many digits tell any two 32-bit floats apart. */
const float32Digits = 9;

const storedText = (text: string): string => {
  const decimal = parseNumber(text);
  return 'kind' in decimal ? text : canonicalText(decimal);
};
