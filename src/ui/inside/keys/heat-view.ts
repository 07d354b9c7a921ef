/** How the heat is looked at: which part of the hash space, which span of time, how bright. */
import { useState } from 'react';
import { type Brightness, brightnesses } from '#session/folds/heat-scale.ts';
import type { HashSpan } from '#session/folds/hash-space.ts';
import { wholeSpace } from '#session/folds/zoom.ts';

export interface HeatView {
  readonly span: HashSpan;
  /** Absent: all that there is. */
  readonly spanMs: number | undefined;
  readonly brightness: Brightness;
}

const minuteMs = 60_000;

/** Each is what 64 rows of one pace show, or a little less. */
export const timeSpans: readonly { readonly text: string; readonly spanMs: number | undefined }[] = [
  { text: 'all', spanMs: undefined },
  { text: 'last minute', spanMs: minuteMs },
  { text: 'last 5 minutes', spanMs: 5 * minuteMs },
  { text: 'last 20 minutes', spanMs: 20 * minuteMs },
  { text: 'last hour', spanMs: 60 * minuteMs },
  { text: 'last 5 hours', spanMs: 300 * minuteMs },
  { text: 'last day', spanMs: 1200 * minuteMs },
];

export interface HeatViewControl {
  readonly view: HeatView;
  readonly zoomTo: (span: HashSpan) => void;
  readonly showSpan: (spanMs: number | undefined) => void;
  /** Nothing where it is as bright or as dark as it gets. */
  readonly brighter: (() => void) | undefined;
  readonly darker: (() => void) | undefined;
}

export function useHeatView(): HeatViewControl {
  const [view, setView] = useState<HeatView>({ span: wholeSpace, spanMs: undefined, brightness: 0 });
  const at = brightnesses.indexOf(view.brightness);
  const light = (to: Brightness | undefined) => to === undefined ? undefined : () => setView({ ...view, brightness: to });
  return {
    view,
    zoomTo: (span) => setView((before) => ({ ...before, span })),
    showSpan: (spanMs) => setView((before) => ({ ...before, spanMs })),
    brighter: light(brightnesses[at + 1]),
    darker: light(brightnesses[at - 1]),
  };
}
