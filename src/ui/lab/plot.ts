/** Where things stand in the Lab's pictures: minutes across, a quantity upwards. A pixel is a pixel, so that letters keep their size. */
import { say } from '#texts/say.ts';

export const plotLeft = 48;
/** Before the width is known, and on the narrowest screen. */
export const widthMin = 240;
const labelHeight = 22;
const topMargin = 8;

export interface Plot {
  readonly width: number;
  readonly height: number;
  /** Where the axis of time is. */
  readonly floor: number;
  readonly x: (second: number) => number;
  /** A share of the scale, from 0 to 1. */
  readonly y: (share: number) => number;
}

export function plotOf(seconds: number, width: number, height: number): Plot {
  const floor = height - labelHeight;
  return {
    width,
    height,
    floor,
    x: (second) => plotLeft + (second / seconds) * (width - plotLeft - 1),
    y: (share) => floor - share * (floor - topMargin),
  };
}

/** The next of 1, 1.5, 2, 3, 4, 5 or 10 times a power of ten, for the top of a scale. */
export function scaleTop(value: number): number {
  if (!(value > 0)) return 1;
  let power = 1;
  while (power * 10 <= value) power *= 10;
  while (power > value) power /= 10;
  return [1, 1.5, 2, 3, 4, 5, 10].map((step) => step * power).find((top) => top >= value) ?? value;
}

/** Four stretches of time. */
export const timeTicks = (seconds: number): readonly number[] => [0, 0.25, 0.5, 0.75, 1].map((share) => share * seconds);

export const timeLabel = (second: number): string => {
  const minutes = second / 60;
  return say('{minutes} min', { minutes: Number.isInteger(minutes) ? minutes : minutes.toFixed(1) });
};
