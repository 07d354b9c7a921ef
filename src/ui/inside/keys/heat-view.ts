/** How the heat is looked at: which part of the hash space, which span of time, how bright. */
import { useState } from 'react';
import type { Brightness } from '#session/folds/heat-scale.ts';
import type { HashSpan } from '#session/folds/hash-space.ts';
import { wholeSpace } from '#session/folds/zoom.ts';
import { say } from '#texts/say.ts';

export interface HeatView {
  readonly span: HashSpan;
  /** Absent: all that there is. */
  readonly spanMs: number | undefined;
  /** Absent: as it fits what is shown. */
  readonly brightness: Brightness | undefined;
}

const minuteMs = 60_000;

/** Each is what 64 rows of one pace show, or a little less. */
export const timeSpans: readonly { readonly text: string; readonly spanMs: number | undefined }[] = [
  { text: say('all'), spanMs: undefined },
  { text: say('last minute'), spanMs: minuteMs },
  { text: say('last 5 minutes'), spanMs: 5 * minuteMs },
  { text: say('last 20 minutes'), spanMs: 20 * minuteMs },
  { text: say('last hour'), spanMs: 60 * minuteMs },
  { text: say('last 5 hours'), spanMs: 300 * minuteMs },
  { text: say('last day'), spanMs: 1200 * minuteMs },
];

export interface HeatViewControl {
  readonly view: HeatView;
  readonly zoomTo: (span: HashSpan) => void;
  readonly showSpan: (spanMs: number | undefined) => void;
  readonly light: (brightness: Brightness | undefined) => void;
}

export function useHeatView(): HeatViewControl {
  const [view, setView] = useState<HeatView>({ span: wholeSpace, spanMs: undefined, brightness: undefined });
  return {
    view,
    zoomTo: (span) => setView((before) => ({ ...before, span })),
    showSpan: (spanMs) => setView((before) => ({ ...before, spanMs })),
    light: (brightness) => setView((before) => ({ ...before, brightness })),
  };
}
