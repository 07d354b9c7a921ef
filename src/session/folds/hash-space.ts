/** The hash space as fractions from 0 to 1, and its ends as the four digits that are shown. */
import type { HashRange } from './road-model.ts';

/** A part of the hash space, as fractions from 0 to 1; the end is not part of it. */
export interface HashSpan {
  readonly from: number;
  readonly to: number;
}

/** Four digits of a hash or of the end of a range. */
export const shortHash = (hash: string): string => hash.slice(0, 4);

export const rangeLabel = (from: string, to: string): string => `${shortHash(from)}-${shortHash(to)}`;

/** Where a hash of sixteen hexadecimal digits stands. Thirteen of them are all that a number can hold. */
export const hashFraction = (hash: string): number => Number.parseInt(hash.slice(0, 13).padEnd(13, '0'), 16) / 16 ** 13;

/** The first four digits of a place from 0 to 1. */
export const hashDigits = (at: number): string =>
  Math.min(0xffff, Math.floor(at * 0x1_0000))
    .toString(16)
    .toUpperCase()
    .padStart(4, '0');

/** Both ends belong to a range, so it reaches to just before the next one's start. */
const endFraction = (to: string): number => (Number.parseInt(to.slice(0, 13).padEnd(13, 'F'), 16) + 1) / 16 ** 13;

export const hashRange = (partitionId: string, from: string, to: string): HashRange => ({
  partitionId,
  from: hashFraction(from),
  to: endFraction(to),
  label: rangeLabel(from, to),
});
