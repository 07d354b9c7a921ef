/** How long calls took, waits and retries included, on a scale of powers of ten. */
import type { WorkloadResult } from '#engine';
import { say } from '#texts/say.ts';
import { count } from './lab-figures.ts';
import { useWidth } from '#ui/kit/use-width.ts';
import { PlotFrame } from './plot-frame.tsx';
import { plotOf, widthMin } from './plot.ts';

export interface LatencyChartProps {
  readonly name: string;
  readonly result: WorkloadResult;
  /** Milliseconds at the top of the picture: a power of ten, of both designs the same. */
  readonly topMs: number;
}

/** From one millisecond on. */
const share = (ms: number, topMs: number): number => Math.max(0, Math.log10(Math.max(1, ms)) / Math.log10(topMs));

export function LatencyChart({ name, result, topMs }: LatencyChartProps) {
  const { Periods: periods, PeriodSeconds: lasts, Seconds: seconds } = result;
  const [picture, width] = useWidth<SVGSVGElement>();
  const plot = plotOf(seconds, Math.max(width, widthMin), 120);
  const line = (of: 'P50' | 'P99'): string => {
    let isDown = true;
    return periods
      .map(({ AtSecond, LatencyMs: { [of]: ms } }) => {
        if (ms === undefined) {
          isDown = true;
          return '';
        }
        const to = `${isDown ? 'M' : 'L'}${plot.x(Math.min(seconds, AtSecond + lasts / 2))} ${plot.y(share(ms, topMs))}`;
        isDown = false;
        return to;
      })
      .join('');
  };
  const marks: number[] = [];
  for (let ms = 1; ms <= topMs; ms *= 10) marks.push(ms);
  return (
    <svg ref={picture} className="lab-plot" height={plot.height} role="img" aria-label={say('{name}: latency of calls in milliseconds, half of them and 99 in 100. The table has the numbers.', { name })}>
      <PlotFrame plot={plot} seconds={seconds} marks={marks.map((ms) => ({ share: share(ms, topMs), text: count(ms) }))} />
      <path d={line('P99')} className="lab-plot-p99" />
      <path d={line('P50')} className="lab-plot-p50" />
    </svg>
  );
}
