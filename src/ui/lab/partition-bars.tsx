/** What each partition was asked for in the busiest minute, against what one partition serves. */
import { useId } from 'react';
import { ThrottledHatch } from '#ui/kit/hatch.tsx';
import type { PeriodResult } from '#engine';
import { say } from '#texts/say.ts';
import { type Channel, count, unitOf } from './lab-figures.ts';

export interface PartitionBarsProps {
  readonly period: PeriodResult;
  readonly periodSeconds: number;
  readonly channel: Channel;
  /** Units a second that one partition serves. */
  readonly limit: number;
  /** Units a second at the end of the bars: of both designs the same. */
  readonly top: number;
}

const barsMax = 6;
const width = 300;
const height = 16;

export function PartitionBars({ period, periodSeconds, channel, limit, top }: PartitionBarsProps) {
  const hatch = useId();
  const shown = period.Hottest.slice(0, barsMax);
  const x = (units: number): number => (units / top) * width;
  return (
    <ul className="lab-partitions">
      {shown.map(({ PartitionId, AskedUnits, AdmittedUnits }) => {
        const asked = AskedUnits / periodSeconds;
        const served = AdmittedUnits / periodSeconds;
        return (
          <li key={PartitionId}>
            <b>{PartitionId}</b>
            <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
              <ThrottledHatch id={`${hatch}${PartitionId}`} />
              <rect width={width} height={height} className="lab-partitions-track" />
              <rect width={x(served)} height={height} className="lab-partitions-served" data-channel={channel} />
              <rect x={x(served)} width={Math.max(0, x(asked - served))} height={height} fill={`url(#${hatch}${PartitionId})`} />
              <path d={`M${x(limit)} 0V${height}`} className="lab-partitions-limit" />
            </svg>
            <span>
              {count(asked)} {unitOf(channel)}/s{asked - served >= 0.5 && <em>{`, ${say('refuses {count}', { count: count(asked - served) })}`}</em>}
            </span>
          </li>
        );
      })}
      {period.Partitions > shown.length && <li className="lab-partitions-rest">{say('and {count} more, asked for less', { count: count(period.Partitions - shown.length) })}</li>}
    </ul>
  );
}
