/** The lines and labels around a picture of the Lab. */
import { type Plot, plotLeft, timeLabel, timeTicks } from './plot.ts';

export interface Mark {
  /** Its place on the scale, from 0 to 1. */
  readonly share: number;
  readonly text: string;
}

export function PlotFrame({ plot, seconds, marks }: { readonly plot: Plot; readonly seconds: number; readonly marks: readonly Mark[] }) {
  return (
    <g aria-hidden="true">
      {marks.map(({ share, text }) => (
        <g key={share}>
          <path d={`M${plotLeft} ${plot.y(share)}H${plot.width}`} className="lab-plot-grid" />
          <text x={plotLeft - 6} y={plot.y(share) + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {timeTicks(seconds).map((second, i, all) => (
        <text key={second} x={plot.x(second)} y={plot.height - 4} textAnchor={i === 0 ? 'start' : i === all.length - 1 ? 'end' : 'middle'}>
          {timeLabel(second)}
        </text>
      ))}
    </g>
  );
}
