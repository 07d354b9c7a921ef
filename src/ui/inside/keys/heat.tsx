/**
 * The heat itself: hash from left to right, virtual time flowing down to now. One path for each step, however
 * many cells there are. The pointer or the arrow keys ask a cell for its sentence.
 */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { AskedKey } from '#session/folds/asked-keys.ts';
import { type HeatChannel, heatStep, rateOf } from '#session/folds/heat-scale.ts';
import { type HeatWindow, sayCell, timeTicks } from '#session/folds/heat-window.ts';
import type { HashRange } from '#session/folds/road-model.ts';
import type { SplitMark } from '#session/folds/splits.ts';
import { formatHour, formatTime } from '#session/folds/virtual-time.ts';
import { ThrottledHatch } from '#ui/kit/hatch.tsx';
import { Boundaries } from './boundaries.tsx';
import { HeatMarks, markAt } from './heat-marks.tsx';
import { boundariesOf, connector, frameOf } from './frame.ts';
import './heat.css';
import '#ui/kit/hatch.css';

export interface HeatProps {
  readonly width: number;
  readonly window: HeatWindow;
  readonly channel: HeatChannel;
  readonly ranges: readonly HashRange[];
  readonly splits: readonly SplitMark[];
  readonly keys: readonly AskedKey[];
  /** What the heat flows into; it stands between the picture and its sentence. */
  readonly children: ReactNode;
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function Heat({ width, window, channel, ranges, splits, keys, children }: HeatProps) {
  const hatch = useId();
  const { left, top, inner, height } = frameOf(width);
  const { columns, rows } = window;
  const [cursor, setCursor] = useState<Cell>();
  const [mark, setMark] = useState<AskedKey>();
  const paths = useMemo(() => pathsOf(window, channel), [window, channel]);
  const spot = { left, top, inner, height, window };

  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left - left;
    const y = event.clientY - box.top - top;
    const isInside = x >= 0 && x < inner && y >= 0 && y < height;
    setMark(isInside ? markAt(keys, spot, x, y) : undefined);
    setCursor(isInside ? { column: Math.floor((x / inner) * columns), row: Math.floor((y / height) * rows) } : undefined);
  };
  const leave = (): void => {
    setMark(undefined);
    setCursor(undefined);
  };
  const walk = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = cursor ?? { column: 0, row: rows - 1 };
    setMark(undefined);
    setCursor({ column: clamp(from.column + step[0], columns), row: clamp(from.row + step[1], rows) });
  };
  const said = mark?.sentence ?? (cursor === undefined ? '' : sayCell(window, cursor.column, cursor.row));
  return (
    <div className="heat">
      {/* A grid of cells that the arrow keys walk; its table twin stands before it. */}
      <svg
        className="heat-picture"
        width={width}
        height={top + height + connector}
        role="application"
        aria-label="Heat of the key space. Arrow keys move from cell to cell."
        tabIndex={0}
        onPointerMove={point}
        onPointerLeave={leave}
        onKeyDown={walk}
        onFocus={() => setCursor((before) => before ?? { column: 0, row: rows - 1 })}
        onBlur={leave}
      >
        <Axes window={window} width={width} ranges={ranges} />
        <svg x={left} y={top} width={inner} height={height} viewBox={`0 0 ${columns} ${rows}`} preserveAspectRatio="none">
          <rect className="heat-ground" width={columns} height={rows} />
          {paths.map((path, at) => path !== '' && <path key={at} className="heat-cell" data-heat={`${channel}-${at}`} d={path} />)}
        </svg>
        <defs>
          <ThrottledHatch id={hatch} />
        </defs>
        <path className="heat-throttled" d={refusedIn(window, inner / columns, height / rows)} transform={`translate(${left} ${top})`} fill={`url(#${hatch})`} />
        <Boundaries width={width} window={window} ranges={ranges} splits={splits} />
        <HeatMarks keys={keys} spot={spot} />
        {cursor !== undefined && (
          <rect
            className="heat-cursor"
            x={left + (cursor.column / columns) * inner}
            y={top + (cursor.row / rows) * height}
            width={inner / columns}
            height={height / rows}
          />
        )}
        <path className="heat-now" d={`M${left - 6} ${top + height}h${inner + 8}`} />
        <text className="heat-label heat-now-label" x={left - 10} y={top + height + 4}>
          now
        </text>
      </svg>
      {children}
      <p className="heat-said" role="status">
        {said}
      </p>
    </div>
  );
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** One path for each step, in units of cells. */
function pathsOf({ cells, rowMs }: HeatWindow, channel: HeatChannel): string[] {
  const paths = Array.from({ length: 8 }, () => '');
  for (const cell of cells) {
    const step = heatStep(rateOf(cell, rowMs), channel);
    if (step !== undefined) paths[step] += `M${cell.column} ${cell.row}h1v1h-1z`;
  }
  return paths;
}

/** Cells in which something was refused, in pixels: their hatch keeps its shape. */
const refusedIn = ({ cells }: HeatWindow, width: number, height: number): string =>
  cells
    .filter(({ throttled }) => throttled > 0)
    .map(({ column, row }) => `M${column * width} ${row * height}h${width}v${height}h${-width}z`)
    .join('');

function Axes({ window, width, ranges }: Pick<HeatProps, 'window' | 'width' | 'ranges'>) {
  const { left, top, inner, height } = frameOf(width);
  const { fromMs, toMs } = window;
  const label = toMs - fromMs < 600_000 ? formatTime : formatHour;
  const ticks = timeTicks(fromMs, toMs).map((atMs) => ({ atMs, y: top + ((atMs - fromMs) / (toMs - fromMs)) * height }));
  return (
    <>
      {boundariesOf(ranges, inner).map(({ at, digits, isShown, anchor }) => (
        <g key={at}>
          <path className="heat-tick" d={`M${left + at * inner} ${top - 5}v5`} />
          {isShown && (
            <text className="heat-hash" x={left + at * inner} y={top - 8} textAnchor={anchor}>
              {digits}
            </text>
          )}
        </g>
      ))}
      {ticks
        .filter(({ y }) => y < top + height - 14 && y > top + 4)
        .map(({ atMs, y }) => (
          <g key={atMs}>
            <path className="heat-tick" d={`M${left - 5} ${y}h5`} />
            <text className="heat-label" x={left - 8} y={y + 4}>
              {label(atMs)}
            </text>
          </g>
        ))}
    </>
  );
}
