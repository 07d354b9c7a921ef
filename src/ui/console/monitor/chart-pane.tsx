/** One chart with its finding, or its table with the same figures in the same order. */
import { type Chart, chartSentence } from '#session/folds/monitor.ts';
import { formatMoment, formatNumber } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { LineChart } from '#ui/kit/chart/line-chart.tsx';
import type { Twin } from '#ui/kit/segmented.tsx';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';

export interface ChartPaneProps {
  readonly chart: Chart;
  readonly twin: Twin;
}

const momentOf = (seconds: number): string => formatMoment(seconds * 1000).slice(0, 16);

export function ChartPane({ chart, twin }: ChartPaneProps) {
  const { id, title, finding, unit, times, lines } = chart;
  return (
    <section className="monitor-chart" aria-labelledby={`monitor-${id}`}>
      <h2 id={`monitor-${id}`}>
        {title} <small>{unit}</small>
      </h2>
      <p>{finding}</p>
      {twin === 'picture' ? (
        <LineChart label={`${title}. ${finding}`} times={times} lines={lines} sentenceAt={(at) => chartSentence(chart, at, momentOf)} />
      ) : (
        <ChartTable chart={chart} />
      )}
    </section>
  );
}

function ChartTable({ chart: { title, times, lines } }: { readonly chart: Chart }) {
  const rows = times.map((time, at) => ({ time, values: lines.map(({ values }) => values[at]) })).filter(({ values }) => values.some((value) => value !== undefined));
  if (rows.length === 0) return <p className="monitor-note">{say('Nothing was measured.')}</p>;
  return (
    <div className="monitor-table">
      <TwinScroll label={say('{title}, as a table', { title })} isShown>
        <table className="twin">
          <thead>
            <tr>
              <th scope="col">{say('Period from, UTC')}</th>
              {lines.map(({ name }) => (
                <th key={name} scope="col" className="twin-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ time, values }) => (
              <tr key={time}>
                <th scope="row">{momentOf(time)}</th>
                {values.map((value, at) => (
                  <td key={at} className="twin-number">
                    {value === undefined ? '' : formatNumber(value, 1)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TwinScroll>
    </div>
  );
}
