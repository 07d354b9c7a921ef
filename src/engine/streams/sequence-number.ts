/**
 * Sequence numbers as texts. They are decimal and have 21 to 40 digits (SDK model, `SequenceNumber`); ours
 * count up from a one with twenty zeros.
 */
const base = 100_000_000_000_000_000_000n;

export const sequenceText = (sequence: number): string => String(base + BigInt(sequence));

/** The number of a sequence text; absent for a text that no stream of ours can have told. */
export function sequenceOf(text: string): number | undefined {
  if (!/^\d{21,40}$/.test(text)) return undefined;
  const sequence = BigInt(text) - base;
  return sequence < 0n || sequence > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(sequence);
}
