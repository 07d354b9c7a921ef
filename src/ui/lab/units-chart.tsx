/** Units a second over time: what was served, and hatched above it what was refused. */
import { useId } from 'react';
import { ThrottledHatch } from '#ui/kit/hatch.tsx';
import { useWidth } from '#ui/kit/use-width.ts';
import type { LabOutcome } from '#session/lab-desk.ts';
import { say } from '#texts/say.ts';
import { channelOf, count, servedOf, throttledOf, unitOf } from './lab-figures.ts';
import { PlotFrame } from './plot-frame.tsx';
import { plotLeft, plotOf, widthMin } from './plot.ts';

export interface UnitsChartProps {
  readonly name: string;
  readonly outcome: LabOutcome;
  /** Units a second at the top of the picture: of both designs the same. */
  readonly top: number;
}

export function UnitsChart({ name, outcome: { design, result }, top }: UnitsChartProps) {
  const hatch = useId();
  const { Periods: periods, PeriodSeconds: lasts, Seconds: seconds, Totals: totals } = result;
  const [picture, width] = useWidth<SVGSVGElement>();
  const plot = plotOf(seconds, Math.max(width, widthMin), 190);
  const share = (units: number): number => units / lasts / top;
  const area = (of: (at: number) => number): string => {
    const steps = periods.map(({ AtSecond }, i) => `L${plot.x(AtSecond)} ${plot.y(of(i))}H${plot.x(Math.min(seconds, AtSecond + lasts))}`);
    return `M${plot.x(0)} ${plot.floor}${steps.join('')}V${plot.floor}Z`;
  };
  const channel = channelOf(result);
  const provisioned = design.billingMode === 'PROVISIONED' ? (channel === 'Write' ? design.writeUnits : design.readUnits) : undefined;
  const line = provisioned !== undefined && provisioned <= top ? plot.y(provisioned / top) : undefined;
  const refused = throttledOf(totals);
  return (
    <svg ref={picture} className="lab-plot" height={plot.height} role="img" aria-label={say('{name}: units a second, served and refused. The table has the numbers.', { name })}>
      <ThrottledHatch id={hatch} />
      <PlotFrame plot={plot} seconds={seconds} marks={[0, 0.5, 1].map((part) => ({ share: part, text: count(part * top) }))} />
      <path d={area((i) => share(servedOf(periods[i]!) + throttledOf(periods[i]!)))} fill={`url(#${hatch})`} />
      <path d={area((i) => share(servedOf(periods[i]!)))} className="lab-plot-served" data-channel={channel} />
      {line !== undefined && <path d={`M${plotLeft} ${line}H${plot.width}`} className="lab-plot-limit" />}
      <text x={plotLeft + 6} y={line === undefined ? 20 : Math.max(12, line - 6)} className="lab-plot-note">
        {provisioned === undefined ? say('on demand: no provisioned line') : say('{count} {unit} provisioned', { count: count(provisioned), unit: unitOf(channel) })}
      </text>
      {refused > 0 && (
        <text x={plot.width - 4} y={plot.floor - 8} textAnchor="end" className="lab-plot-refused">
          {say('{count} {unit} refused', { count: count(refused), unit: unitOf(channel) })}
        </text>
      )}
    </svg>
  );
}
