/**
 * The heat itself: hash from left to right, virtual time flowing down to now. Cells are painted on a canvas, lines
 * and names stand over it. The pointer or the arrow keys ask a cell for its sentence; dragging, plus and minus look
 * closer.
 */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useState } from 'react';
import type { AskedKey } from '#session/folds/asked-keys.ts';
import type { HashSpan } from '#session/folds/hash-space.ts';
import type { Brightness, HeatChannel } from '#session/folds/heat-scale.ts';
import { type HeatWindow, sayCell, timeTicks } from '#session/folds/heat-window.ts';
import type { HashRange } from '#session/folds/road-model.ts';
import type { SplitMark } from '#session/folds/splits.ts';
import { formatHour, formatTime } from '#session/folds/virtual-time.ts';
import { keysIn, rangesIn, splitsIn, wholeSpace, zoomed, zoomedTo } from '#session/folds/zoom.ts';
import { say } from '#texts/say.ts';
import { Boundaries } from './boundaries.tsx';
import { boundariesOf, connector, frameOf } from './frame.ts';
import { HeatCanvas } from './heat-canvas.tsx';
import { HeatMarks, markAt } from './heat-marks.tsx';
import './heat.css';

export interface HeatProps {
  readonly width: number;
  readonly window: HeatWindow;
  readonly channel: HeatChannel;
  readonly brightness: Brightness;
  readonly ranges: readonly HashRange[];
  readonly splits: readonly SplitMark[];
  readonly keys: readonly AskedKey[];
  readonly onZoom: (span: HashSpan) => void;
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

/** Pixels of a drag below which it is a click. */
const dragMin = 6;

export function Heat({ width, window, channel, brightness, ranges, splits, keys, onZoom, children }: HeatProps) {
  const frame = frameOf(width);
  const { left, top, inner, height } = frame;
  const { columns, rows, from, to } = window;
  const view = useMemo(() => ({ from, to }), [from, to]);
  const shown = useMemo(() => ({ ranges: rangesIn(ranges, view), splits: splitsIn(splits, view), keys: keysIn(keys, view) }), [ranges, splits, keys, view]);
  const [cursor, setCursor] = useState<Cell>();
  const [mark, setMark] = useState<AskedKey>();
  const [drag, setDrag] = useState<HashSpan>();
  const spot = { ...frame, window };

  const placeOf = (event: PointerEvent<SVGSVGElement>): readonly [x: number, y: number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left - left, event.clientY - box.top - top];
  };
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const [x, y] = placeOf(event);
    if (drag !== undefined) setDrag({ from: drag.from, to: x / inner });
    const isInside = x >= 0 && x < inner && y >= 0 && y < height;
    setMark(isInside ? markAt(shown.keys, spot, x, y) : undefined);
    setCursor(isInside ? { column: Math.floor((x / inner) * columns), row: Math.floor((y / height) * rows) } : undefined);
  };
  const press = (event: PointerEvent<SVGSVGElement>): void => {
    const [x, y] = placeOf(event);
    if (event.pointerType === 'mouse' && x >= 0 && x < inner && y >= 0 && y < height) setDrag({ from: x / inner, to: x / inner });
  };
  const release = (): void => {
    setDrag(undefined);
    if (drag === undefined || Math.abs(drag.to - drag.from) * inner < dragMin) return;
    onZoom(zoomedTo(view, { from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) }));
  };
  const leave = (): void => {
    setMark(undefined);
    setCursor(undefined);
    setDrag(undefined);
  };
  const keyed = (event: KeyboardEvent): void => {
    const around = cursor === undefined ? 0.5 : cursor.column / Math.max(1, columns - 1);
    if (event.key === '+' || event.key === '=') onZoom(zoomed(view, 'in', around));
    else if (event.key === '-') onZoom(zoomed(view, 'out', around));
    else if (event.key === '0') onZoom(wholeSpace);
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const before = cursor ?? { column: 0, row: rows - 1 };
    setMark(undefined);
    setCursor({ column: clamp(before.column + step[0], columns), row: clamp(before.row + step[1], rows) });
  };
  const said = mark?.sentence ?? (cursor === undefined ? '' : sayCell(window, cursor.column, cursor.row));
  return (
    <div className="heat">
      <div className="heat-plot">
        <HeatCanvas frame={frame} window={window} channel={channel} brightness={brightness} />
        {/* A grid of cells that the arrow keys walk; its table twin stands before it. */}
        <svg
          className="heat-picture"
          width={width}
          height={top + height + connector}
          role="application"
          aria-label={say('Heat of the key space. Arrow keys move from cell to cell, plus and minus zoom, zero shows all.')}
          tabIndex={0}
          onPointerMove={point}
          onPointerDown={press}
          onPointerUp={release}
          onPointerLeave={leave}
          onKeyDown={keyed}
          onFocus={() => setCursor((before) => before ?? { column: 0, row: rows - 1 })}
          onBlur={leave}
        >
          <Axes window={window} width={width} ranges={shown.ranges} />
          <Boundaries width={width} window={window} ranges={shown.ranges} splits={shown.splits} />
          {channel !== 'throttled' && <HeatMarks keys={shown.keys} spot={spot} />}
          {cursor !== undefined && (
            <rect
              className="heat-cursor"
              x={left + (cursor.column / columns) * inner}
              y={top + (cursor.row / rows) * height}
              width={inner / columns}
              height={height / rows}
            />
          )}
          {drag !== undefined && (
            <rect className="heat-drag" x={left + Math.min(drag.from, drag.to) * inner} y={top} width={Math.abs(drag.to - drag.from) * inner} height={height} />
          )}
          <path className="heat-now" d={`M${left - 6} ${top + height}h${inner + 8}`} />
          <text className="heat-label heat-now-label" x={left - 10} y={top + height + 4}>
            {say('now')}
          </text>
        </svg>
      </div>
      {children}
      <p className="heat-said" role="status">
        {said}
      </p>
    </div>
  );
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

function Axes({ window, width, ranges }: Pick<HeatProps, 'window' | 'width' | 'ranges'>) {
  const { left, top, inner, height } = frameOf(width);
  const { fromMs, toMs } = window;
  const label = toMs - fromMs < 600_000 ? formatTime : formatHour;
  const ticks = timeTicks(fromMs, toMs).map((atMs) => ({ atMs, y: top + ((atMs - fromMs) / (toMs - fromMs)) * height }));
  return (
    <>
      {boundariesOf(ranges, inner, window).map(({ at, digits, isShown, anchor }) => (
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
