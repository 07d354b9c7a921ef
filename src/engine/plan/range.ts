/** Stretches of positions held against each other. */
import type { Range } from '#engine/kernel/ordered-map.ts';

/** What two ranges have in common; it may be empty. */
export function common(a: Range, b: Range): Range {
  const from = higherFrom(a, b);
  const to = lowerTo(a, b);
  return { from: from.from, fromExclusive: from.fromExclusive, to: to.to, toExclusive: to.toExclusive };
}

function higherFrom(a: Range, b: Range): Range {
  if (a.from === undefined || b.from === undefined) return a.from === undefined ? b : a;
  if (a.from === b.from) return a.fromExclusive === true ? a : b;
  return a.from > b.from ? a : b;
}

function lowerTo(a: Range, b: Range): Range {
  if (a.to === undefined || b.to === undefined) return a.to === undefined ? b : a;
  if (a.to === b.to) return a.toExclusive === true ? a : b;
  return a.to < b.to ? a : b;
}

export function isEmpty({ from, fromExclusive, to, toExclusive }: Range): boolean {
  if (from === undefined || to === undefined) return false;
  return from > to || (from === to && (fromExclusive === true || toExclusive === true));
}

export function isWithin(position: string, { from, fromExclusive, to, toExclusive }: Range): boolean {
  if (from !== undefined && (fromExclusive === true ? position <= from : position < from)) return false;
  return to === undefined || (toExclusive === true ? position < to : position <= to);
}

/** The part of a range that comes after a position, in the direction of reading. */
export const behind = (range: Range, position: string, direction: 'ascending' | 'descending'): Range =>
  common(range, direction === 'ascending' ? { from: position, fromExclusive: true } : { to: position, toExclusive: true });
