/** The rate that the form asks for, over time. */
import type { LabTraffic } from '#session/lab-desk.ts';
import { labRate } from '#session/lab-rate.ts';
import { say } from '#texts/say.ts';
import { count } from './lab-figures.ts';
import { scaleTop, timeLabel } from './plot.ts';

const width = 264;
const height = 64;
const moments = 121;

export function RatePreview({ traffic }: { readonly traffic: LabTraffic }) {
  const rate = labRate(traffic, moments);
  if (rate === undefined) return null;
  const most = rate.reduce((top, one) => Math.max(top, one), 0);
  const top = scaleTop(most);
  const seconds = traffic.minutes * 60;
  const line = rate.map((one, i) => `${i === 0 ? 'M' : 'L'}${(i / (moments - 1)) * width} ${height - (one / top) * (height - 4)}`).join('');
  return (
    <figure className="lab-rate">
      <svg viewBox={`0 0 ${width} ${height + 1}`} aria-hidden="true">
        <path d={`M0 ${height}H${width}`} className="lab-plot-grid" />
        <path d={line} className="lab-rate-line" />
      </svg>
      <figcaption>
        {say('Peak {most}/s at {moment} of {all}', { most: count(most), moment: timeLabel((rate.indexOf(most) / (moments - 1)) * seconds), all: timeLabel(seconds) })}
      </figcaption>
    </figure>
  );
}
