/** Units a second over time: what was served, and hatched above it what was refused. The table beside it says the same. */
import { useId } from 'react';
import type { WorkloadResult } from '#engine';
import { count, servedOf, throttledOf } from './lab-figures.ts';

const width = 480;
const height = 180;
const left = 52;
const bottom = 20;

export function UnitsChart({ result, top, name }: { readonly result: WorkloadResult; readonly top: number; readonly name: string }) {
  const hatch = useId();
  const { Periods: periods, PeriodSeconds: seconds, Seconds: total } = result;
  const x = (second: number): number => left + (second / total) * (width - left);
  const y = (units: number): number => (height - bottom) * (1 - (top === 0 ? 0 : units / top)) + 4;
  const steps = (of: (at: number) => number): string =>
    periods.map(({ AtSecond }, i) => `L${x(AtSecond).toFixed(1)} ${y(of(i)).toFixed(1)}L${x(Math.min(total, AtSecond + seconds)).toFixed(1)} ${y(of(i)).toFixed(1)}`).join('');
  const served = (i: number): number => servedOf(periods[i]!) / seconds;
  const asked = (i: number): number => (servedOf(periods[i]!) + throttledOf(periods[i]!)) / seconds;
  const area = (of: (at: number) => number): string => `M${left} ${y(0)}${steps(of)}L${width} ${y(0)}Z`;
  return (
    <svg className="lab-chart" viewBox={`0 0 ${width} ${height + 8}`} role="img" aria-label={`${name}: units a second, served and refused. The table has the numbers.`}>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" className="lab-chart-hatch" />
      </pattern>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <path d={`M${left} ${y(top * part)}H${width}`} className="lab-chart-grid" />
          <text x={left - 6} y={y(top * part) + 4} textAnchor="end">
            {count(top * part)}
          </text>
        </g>
      ))}
      <path d={area(asked)} fill={`url(#${hatch})`} />
      <path d={area(served)} className="lab-chart-served" />
      <text x={left} y={height + 6}>
        0 min
      </text>
      <text x={width} y={height + 6} textAnchor="end">
        {count(total / 60)} min
      </text>
    </svg>
  );
}

export function PeriodsTable({ result, name }: { readonly result: WorkloadResult; readonly name: string }) {
  return (
    <div className="lab-table" tabIndex={0} role="region" aria-label={`${name}, minute by minute`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Minute</th>
            <th scope="col">Served</th>
            <th scope="col">Refused</th>
            <th scope="col">Retries</th>
            <th scope="col">p99</th>
            <th scope="col">Partitions</th>
          </tr>
        </thead>
        <tbody>
          {result.Periods.map((period) => (
            <tr key={period.AtSecond}>
              <td>{count(period.AtSecond / 60)}</td>
              <td>{count(servedOf(period))}</td>
              <td>{count(throttledOf(period))}</td>
              <td>{count(period.Retries)}</td>
              <td>{period.LatencyMs.P99 ?? ''}</td>
              <td>{period.Partitions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
