/** Where the axes of a key space stand, shared by the heat and the boxes that continue it. */
import type { HashRange } from '#session/folds/road-model.ts';
import { type HashSpan, hashDigits } from '#session/folds/hash-space.ts';

export interface Frame {
  readonly left: number;
  readonly top: number;
  /** Width of the hash space. */
  readonly inner: number;
  readonly height: number;
}

/** Of a picture that is so many pixels wide. */
export function frameOf(width: number): Frame {
  const isNarrow = width < 600;
  const left = isNarrow ? 54 : 66;
  return { left, top: 26, inner: Math.max(1, width - left - 10), height: isNarrow ? 220 : heightOf(globalThis.innerHeight) };
}

/** Everything above and below the heat, from the top bar to the time bar. */
const othersHeight = 430;

/** One screen shows it all without scrolling, where the screen is high enough. */
const heightOf = (screen: number): number => Math.min(560, Math.max(300, screen - othersHeight));

/** Pixels between the heat and the boxes that it flows into. */
export const connector = 14;

export interface Boundary {
  /** From 0 to 1. */
  readonly at: number;
  readonly digits: string;
  /** Whether there is room for the digits. */
  readonly isShown: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
}

const digitsWidth = 44;

/** Where partitions begin in the part of the hash space that is shown, and its end. */
export function boundariesOf(ranges: readonly HashRange[], inner: number, view: HashSpan): Boundary[] {
  const shown: number[] = [0, 1];
  const digitsAt = (at: number): string => hashDigits(at === 1 ? view.to - 1 / 65_536 : view.from + at * (view.to - view.from));
  return [...ranges.map(({ from }) => from), 1].map((at): Boundary => {
    const isEnd = at === 0 || at === 1;
    const isShown = isEnd || shown.every((other) => Math.abs(at - other) * inner >= digitsWidth);
    if (isShown) shown.push(at);
    return { at, digits: digitsAt(at), isShown, anchor: at === 0 ? 'start' : at === 1 ? 'end' : 'middle' };
  });
}
