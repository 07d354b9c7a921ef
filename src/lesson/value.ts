/** A measured value. It knows what it is of, so that the words fit. */

export type Measure = 'read units' | 'write units' | 'bytes' | 'count' | 'dollars' | 'duration';

export interface Amount {
  readonly kind: Measure;
  readonly amount: number;
}

export interface Words {
  readonly kind: 'text';
  readonly text: string;
}

export type Value = Amount | Words;

export const amount = (kind: Measure, of: number): Amount => ({ kind, amount: of });
export const words = (text: string): Words => ({ kind: 'text', text });

export function sameValue(a: Value, b: Value): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
  return b.kind === a.kind && b.amount === a.amount;
}
