/** Decimal numbers by BigInt: another way to what `#engine/model/number.ts` does with text. */
export interface BigDecimal {
  /** The value is coefficient x 10^exponent. */
  readonly coefficient: bigint;
  readonly exponent: number;
}

export function bigDecimal(text: string): BigDecimal {
  const [mantissa = '', power = '0'] = text.toLowerCase().replace('+', '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const sign = whole.startsWith('-') ? -1n : 1n;
  return { coefficient: sign * BigInt(whole.replace('-', '') + fraction || '0'), exponent: Number(power) - fraction.length };
}

/** Both coefficients at the smaller of the two exponents. */
function aligned(a: BigDecimal, b: BigDecimal): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (value: BigDecimal): bigint => value.coefficient * 10n ** BigInt(value.exponent - exponent);
  return [scaled(a), scaled(b), exponent];
}

export function addBig(a: BigDecimal, b: BigDecimal): BigDecimal {
  const [left, right, exponent] = aligned(a, b);
  return { coefficient: left + right, exponent };
}

export function compareBig(a: BigDecimal, b: BigDecimal): number {
  const [left, right] = aligned(a, b);
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Plain digits, no exponent, no spare zeros. */
export function plainText({ coefficient, exponent }: BigDecimal): string {
  if (coefficient === 0n) return '0';
  const sign = coefficient < 0n ? '-' : '';
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString();
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  const point = padded.length + exponent;
  const fraction = padded.slice(point).replace(/0+$/, '');
  return sign + padded.slice(0, point) + (fraction === '' ? '' : `.${fraction}`);
}

export const canonicalNumber = (text: string): string => plainText(bigDecimal(text));
