/** Colours of the heat as numbers, since a canvas knows no tokens: read from the page, so they follow the theme. */
import { useEffect, useState } from 'react';
import type { HeatChannel } from '#session/folds/heat-scale.ts';

export type Colour = readonly [red: number, green: number, blue: number];

export interface HeatColours {
  /** Eight steps. */
  readonly ramp: readonly Colour[];
  /** Around single requests, which must be seen on the page's own ground. */
  readonly outline: string;
  readonly throttled: string;
  readonly surface: string;
}

function coloursOf(channel: HeatChannel): HeatColours {
  const style = getComputedStyle(document.body);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const ramp = rampOf(channel, (name) => parse(token(name)));
  return { ramp, outline: css(ramp[3]!), throttled: token('--throttled'), surface: token('--surface') };
}

function rampOf(channel: HeatChannel, colour: (name: string) => Colour): Colour[] {
  const steps = Array.from({ length: 8 }, (_, step) => step);
  if (channel === 'write' || channel === 'read') return steps.map((step) => colour(`--${channel}-heat-${step}`));
  // Both channels together are in the ramp of time.
  const [tint, full] = channel === 'both' ? (['--time-tint', '--time'] as const) : (['--throttled-tint', '--throttled'] as const);
  return steps.map((step) => mixed(colour(tint), colour(full), step / 7));
}

const parse = (hex: string): Colour => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
const mixed = (from: Colour, to: Colour, share: number): Colour => from.map((part, at) => Math.round(part + (to[at]! - part) * share)) as unknown as Colour;

export const css = ([red, green, blue]: Colour): string => `rgb(${red} ${green} ${blue})`;

/** Read anew when the page goes dark or light. */
export function useHeatColours(channel: HeatChannel): HeatColours {
  const [read, setRead] = useState(() => ({ channel, colours: coloursOf(channel) }));
  if (read.channel !== channel) setRead({ channel, colours: coloursOf(channel) });
  useEffect(() => {
    const observer = new MutationObserver(() => setRead({ channel, colours: coloursOf(channel) }));
    observer.observe(document.body, { attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, [channel]);
  return read.colours;
}
