/** A chart over virtual time. The pointer and the arrow keys walk its moments; each is told in one sentence below. */
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useWidth } from '../use-width.ts';
import { dashes, optionsOf, type PaintedLine } from './chart-paint.ts';
import './line-chart.css';

export interface LineChartProps {
  /** What the picture says: its name for screen readers. */
  readonly label: string;
  /** Seconds since the epoch. */
  readonly times: readonly number[];
  readonly lines: readonly PaintedLine[];
  /** A moment in one sentence. */
  readonly sentenceAt: (index: number) => string;
}

const heightPx = 200;

export function LineChart({ label, times, lines, sentenceAt }: LineChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [index, setIndex] = useState<number>();
  const plot = useRef<uPlot>(undefined);
  const theme = useTheme();
  const create = useEffectEvent((element: HTMLDivElement) => {
    const options = optionsOf({ width, height: heightPx, element, lines, timeText, onPoint: setIndex });
    return new uPlot(options, dataOf(times, lines), element);
  });
  const names = lines.map(({ name, kind }) => `${kind}/${name}`).join('\n');
  useEffect(() => {
    const { current: element } = frame;
    if (element === null || width === 0) return undefined;
    const made = create(element);
    plot.current = made;
    return () => {
      plot.current = undefined;
      made.destroy();
    };
  }, [frame, width, names, theme, times, lines]);

  const walk = (event: KeyboardEvent): void => {
    const next = stepOf(event.key, index, times.length);
    if (next === undefined) return;
    event.preventDefault();
    setIndex(next);
    plot.current?.setCursor({ left: plot.current.valToPos(times[next]!, 'x'), top: 0 }, false);
  };
  const at = index !== undefined && index < times.length ? index : undefined;
  return (
    <div className="line-chart">
      {/* A picture that is walked by arrow keys must take the focus; what stands there is told below. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="line-chart-plot" ref={frame} role="img" aria-label={label} tabIndex={0} onKeyDown={walk} />
      <Legend lines={lines} />
      <p className="line-chart-moment" role="status">
        {at === undefined ? '' : sentenceAt(at)}
      </p>
    </div>
  );
}

function stepOf(key: string, index: number | undefined, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowLeft') return Math.max(0, (index ?? count) - 1);
  if (key === 'ArrowRight') return Math.min(count - 1, (index ?? -1) + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

const dataOf = (times: readonly number[], lines: readonly PaintedLine[]): uPlot.AlignedData => [
  [...times],
  ...lines.map(({ values }) => values.map((value) => value ?? null)),
];

function Legend({ lines }: Pick<LineChartProps, 'lines'>) {
  const timed = lines.filter(({ kind }) => kind === 'time');
  return (
    <ul className="line-chart-legend">
      {lines.map((line) => (
        <li key={line.name} data-kind={line.kind}>
          <svg width="22" height="10" aria-hidden="true">
            <line x1="0" y1="5" x2="22" y2="5" strokeDasharray={(dashes[timed.indexOf(line) % dashes.length] ?? []).join(' ')} />
          </svg>
          {line.name}
        </li>
      ))}
    </ul>
  );
}

const day = 86_400;

/** In UTC, as all virtual time is told. */
function timeText(seconds: number, rangeSeconds: number): string {
  const iso = new Date(seconds * 1000).toISOString();
  return rangeSeconds > 2 * day ? iso.slice(5, 10) : iso.slice(11, 16);
}

/** Counts up when light turns to dark: a canvas has to be painted again. */
function useTheme(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => setCount((before) => before + 1));
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, []);
  return count;
}
