/**
 * The cells of the heat. One pixel is drawn for each cell and the whole is stretched, so a picture of eight thousand
 * cells takes as long as one of a hundred, and the page stays quick while thousands of requests run.
 */
import { useLayoutEffect, useRef } from 'react';
import type { Physics } from '#engine';
import { type Brightness, type HeatChannel, heatStep, rateOf } from '#session/folds/heat-scale.ts';
import type { HeatWindow } from '#session/folds/heat-window.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { type HeatColours, useHeatColours } from './heat-colours.ts';
import type { Frame } from './frame.ts';

export interface HeatCanvasProps {
  readonly frame: Frame;
  readonly window: HeatWindow;
  readonly channel: HeatChannel;
  readonly brightness: Brightness;
}

export function HeatCanvas({ frame: { left, top, inner, height }, window, channel, brightness }: HeatCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const limits = useSessionState((state) => state.physics.partitions);
  const colours = useHeatColours(channel);
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (canvas === null || !context) return;
    const scale = Math.max(1, globalThis.devicePixelRatio);
    const size = { width: Math.round(inner * scale), height: Math.round(height * scale) };
    if (canvas.width !== size.width) canvas.width = size.width;
    if (canvas.height !== size.height) canvas.height = size.height;
    draw(context, window, { channel, brightness, limits, colours, scale });
  }, [inner, height, window, channel, brightness, limits, colours]);
  return <canvas ref={ref} className="heat-canvas" style={{ left, top, width: inner, height }} aria-hidden="true" />;
}

interface Look {
  readonly channel: HeatChannel;
  readonly brightness: Brightness;
  /** What one partition serves in this workspace. */
  readonly limits: Physics['partitions'];
  readonly colours: HeatColours;
  /** Pixels of the screen for one of the page. */
  readonly scale: number;
}

function draw(context: CanvasRenderingContext2D, window: HeatWindow, look: Look): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  const cells = cellsOf(window, look);
  if (cells === undefined) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(cells, 0, 0, width, height);
  if (look.channel !== 'throttled') outline(context, window, look);
  hatch(context, window, look);
}

let small: OffscreenCanvas | undefined;

/** A pixel for each cell. */
function cellsOf({ columns, rows, cells, rowMs }: HeatWindow, { channel, brightness, limits, colours: { ramp } }: Look): OffscreenCanvas | undefined {
  small ??= new OffscreenCanvas(columns, rows);
  small.width = columns;
  small.height = rows;
  const context = small.getContext('2d');
  if (context === null) return undefined;
  const image = context.createImageData(columns, rows);
  for (const cell of cells) {
    const step = heatStep(rateOf(cell, rowMs), channel, brightness, limits);
    if (step === undefined) continue;
    const at = (cell.row * columns + cell.column) * 4;
    const [red, green, blue] = ramp[step]!;
    image.data[at] = red;
    image.data[at + 1] = green;
    image.data[at + 2] = blue;
    image.data[at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return small;
}

/** Where hardly anything was asked, each cell has an edge; in a full picture the edges would be all there is. */
const outlinedMax = 400;

function outline(context: CanvasRenderingContext2D, { columns, rows, cells, rowMs }: HeatWindow, { channel, brightness, limits, colours, scale }: Look): void {
  const faint = cells.filter((cell) => (heatStep(rateOf(cell, rowMs), channel, brightness, limits) ?? 9) < 2);
  if (faint.length > outlinedMax) return;
  const { width, height } = context.canvas;
  context.strokeStyle = colours.outline;
  context.lineWidth = scale;
  for (const { column, row } of faint) {
    context.strokeRect((column / columns) * width + scale / 2, (row / rows) * height + scale / 2, width / columns - scale, height / rows - scale);
  }
}

/** Over cells in which something was refused, neighbours in one stroke. */
function hatch(context: CanvasRenderingContext2D, { columns, rows, cells }: HeatWindow, { channel, colours, scale }: Look): void {
  const refused = cells.filter(({ throttled }) => throttled > 0).sort((a, b) => a.row - b.row || a.column - b.column);
  if (refused.length === 0) return;
  const { width, height } = context.canvas;
  const path = new Path2D();
  for (let at = 0; at < refused.length; ) {
    const { row, column } = refused[at]!;
    let end = at + 1;
    while (refused[end]?.row === row && refused[end]?.column === column + end - at) end++;
    path.rect((column / columns) * width, (row / rows) * height, ((end - at) / columns) * width, height / rows);
    at = end;
  }
  context.fillStyle = hatchOf(context, channel === 'throttled' ? undefined : colours.surface, channel === 'throttled' ? colours.surface : colours.throttled, scale);
  context.fill(path);
}

/** Lines at 45 degrees, six pixels apart; without a ground what is below shows. */
function hatchOf(context: CanvasRenderingContext2D, ground: string | undefined, line: string, scale: number): CanvasPattern | string {
  const size = Math.round(8 * scale);
  const tile = new OffscreenCanvas(size, size);
  const paint = tile.getContext('2d');
  if (paint === null) return line;
  if (ground !== undefined) {
    paint.fillStyle = ground;
    paint.fillRect(0, 0, size, size);
  }
  paint.strokeStyle = line;
  paint.lineWidth = size * (ground === undefined ? 0.14 : 0.38);
  for (const from of [-size, 0, size]) {
    paint.beginPath();
    paint.moveTo(from, size);
    paint.lineTo(from + size, 0);
    paint.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? line;
}
