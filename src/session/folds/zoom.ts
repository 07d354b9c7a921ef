/** Looking closer at a part of the hash space: what of the whole falls into it, and where. */
import { say } from '#texts/say.ts';
import type { AskedKey } from './asked-keys.ts';
import type { HashSpan } from './hash-space.ts';
import type { HashRange } from './road-model.ts';
import type { SplitMark } from './splits.ts';

export const wholeSpace: HashSpan = { from: 0, to: 1 };

/** Below this a column is as fine as it is counted. */
const narrowest = 1 / 128;

const within = (at: number, { from, to }: HashSpan): number => (at - from) / (to - from);
const clamped = (at: number): number => Math.min(1, Math.max(0, at));

/** Ranges as they lie in the view, those outside of it left out. */
export const rangesIn = (ranges: readonly HashRange[], view: HashSpan): HashRange[] =>
  ranges
    .filter(({ from, to }) => to > view.from && from < view.to)
    .map((range) => ({ ...range, from: clamped(within(range.from, view)), to: clamped(within(range.to, view)) }));

export const splitsIn = (splits: readonly SplitMark[], view: HashSpan): SplitMark[] =>
  splits
    .filter(({ at }) => at > view.from && at < view.to)
    .map((split) => ({ ...split, at: within(split.at, view), from: clamped(within(split.from, view)), to: clamped(within(split.to, view)) }));

export const keysIn = (keys: readonly AskedKey[], view: HashSpan): AskedKey[] =>
  keys.filter(({ at }) => at >= view.from && at < view.to).map((key) => ({ ...key, at: within(key.at, view) }));

/** Half of it or twice of it, around a place of the view from 0 to 1, which stays where it is as far as it can. */
export function zoomed(view: HashSpan, direction: 'in' | 'out', around = 0.5): HashSpan {
  const width = view.to - view.from;
  const wanted = Math.min(1, Math.max(narrowest, direction === 'in' ? width / 2 : width * 2));
  const from = Math.min(1 - wanted, Math.max(0, view.from + width * around - wanted * around));
  return { from, to: from + wanted };
}

/** A stretch of the view, from 0 to 1, as the new view; too short a one is widened. */
export function zoomedTo(view: HashSpan, stretch: HashSpan): HashSpan {
  const width = view.to - view.from;
  const from = view.from + width * clamped(stretch.from);
  const wanted = Math.max(narrowest, width * (clamped(stretch.to) - clamped(stretch.from)));
  const start = Math.min(1 - wanted, from);
  return { from: start, to: start + wanted };
}

/** `1 in 4 of the key space` */
export const sayZoom = ({ from, to }: HashSpan): string => (to - from >= 1 ? say('all of the key space') : say('1 in {to} of the key space', { to: Math.round(1 / (to - from)) }));
