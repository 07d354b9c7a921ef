/** The eight steps of heat, each with the rate from which it begins. */
import { type Brightness, type HeatChannel, legendTexts, legendTitles } from '#session/folds/heat-scale.ts';
import { say } from '#texts/say.ts';
import './heat.css';
import '#ui/kit/hatch.css';

const step = 40;

export interface HeatLegendProps {
  readonly channel: HeatChannel;
  readonly brightness: Brightness;
  readonly hasThrottled: boolean;
}

export function HeatLegend({ channel, brightness, hasThrottled }: HeatLegendProps) {
  const texts = legendTexts(channel, brightness);
  return (
    <div className="heat-legend">
      <span>{legendTitles[channel]}</span>
      <svg width={step * 8 + 2} height="26" role="img" aria-label={say('{legendTitle}: steps begin at {texts}', {
        legendTitle: legendTitles[channel],
        texts: texts.join(', '),
      })}>
        {texts.map((text, at) => (
          <g key={at}>
            <rect className="heat-cell" data-heat={`${channel}-${at}`} x={1 + at * step} y="0.5" width={step} height="11" />
            <text x={1 + at * step} y="24">
              {text}
            </text>
          </g>
        ))}
        <rect className="heat-legend-frame" x="1" y="0.5" width={step * 8} height="11" />
      </svg>
      {hasThrottled && (
        <span className="heat-legend-throttled">
          <span className="hatch-throttled" aria-hidden="true" /> {say('throttled')}
        </span>
      )}
    </div>
  );
}
