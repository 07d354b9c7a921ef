/** What uPlot draws, and with which of the tokens' colours: they are read where the chart stands, light or dark. */
import uPlot from 'uplot';

export type ChartLineKind = 'reads' | 'writes' | 'limit' | 'throttled' | 'time';

export interface PaintedLine {
  readonly name: string;
  readonly kind: ChartLineKind;
  readonly values: readonly (number | undefined)[];
}

export interface Paint {
  readonly width: number;
  readonly height: number;
  readonly element: HTMLElement;
  readonly lines: readonly PaintedLine[];
  /** Seconds since the epoch, to a short text. */
  readonly timeText: (seconds: number, rangeSeconds: number) => string;
  readonly onPoint: (index: number | undefined) => void;
}

/** Lines of one meaning are told apart by their dashes, and by name under the chart. */
export const dashes: readonly (readonly number[])[] = [[], [6, 4], [2, 3], [10, 3, 2, 3], [1, 4], [14, 4]];

const tokenOf: Readonly<Record<ChartLineKind, string>> = { reads: '--reads', writes: '--writes', limit: '--ink', throttled: '--throttled', time: '--time' };

const hatchPx = 5;

export function optionsOf(paint: Paint): uPlot.Options {
  const style = getComputedStyle(paint.element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const font = `11px ${token('--font')}`;
  const axis: uPlot.Axis = {
    stroke: token('--ink2'),
    font,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { stroke: token('--line2'), width: 1 },
  };
  const timed = paint.lines.filter(({ kind }) => kind === 'time');
  return {
    width: paint.width,
    height: paint.height,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { size: 6 } },
    scales: { x: { time: false, range: aroundPeriods }, y: { range: (_, __, most) => [0, Math.max(1, (most ?? 0) * 1.15)] }, events: { range: [0, 1] } },
    axes: [
      { ...axis, space: 70, size: 28, incrs: timeSteps, values: (plot, splits) => splits.map((split) => paint.timeText(split, (plot.scales['x']?.max ?? 0) - (plot.scales['x']?.min ?? 0))) },
      { ...axis, size: 48 },
    ],
    series: [{}, ...paint.lines.map((line) => seriesOf(line, token, dashes[timed.indexOf(line) % dashes.length] ?? []))],
    hooks: {
      draw: [(plot) => drawThrottles(plot, paint.lines, token('--throttled'))],
      setCursor: [({ cursor }) => paint.onPoint(cursor.idx ?? undefined)],
    },
  };
}

/** Whole minutes, hours and days, so that times read as on a clock. */
const timeSteps = [60, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800];

/** Room for half a period before the first and after the last, which are drawn about their middle. */
function aroundPeriods(plot: uPlot, from: number, to: number): uPlot.Range.MinMax {
  const [times] = plot.data;
  const half = times.length > 1 ? (times[1]! - times[0]!) / 2 : 30;
  return [from - half, to + half];
}

function seriesOf({ name, kind }: PaintedLine, token: (name: string) => string, dash: readonly number[]): uPlot.Series {
  const stroke = token(tokenOf[kind]);
  if (kind === 'throttled') return { label: name, scale: 'events', paths: () => null, points: { show: false } };
  if (kind === 'limit') return { label: name, stroke, width: 1.5, dash: [5, 3], paths: uPlot.paths.stepped!({ align: 1 }), points: { show: false } };
  if (kind === 'time') return { label: name, stroke, width: 2, dash: [...dash], points: { show: true, size: 5, fill: stroke } };
  return { label: name, stroke, fill: stroke, width: 0, paths: uPlot.paths.bars!({ size: [0.7, 24], align: 0 }), points: { show: false } };
}

/** Where something was refused: a hatched column from above down to the value, and a cross. */
function drawThrottles(plot: uPlot, lines: readonly PaintedLine[], colour: string): void {
  const at = lines.findIndex(({ kind }) => kind === 'throttled');
  if (at < 0) return;
  const { ctx, bbox, data } = plot;
  const columnWidth = Math.max(3, Math.min(24, (bbox.width / Math.max(1, data[0].length)) * 0.7));
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.setLineDash([]);
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  lines[at]!.values.forEach((value, i) => {
    if (value === undefined || value === 0) return;
    const x = plot.valToPos(data[0][i]!, 'x', true);
    hatchColumn(ctx, { left: x - columnWidth / 2, top: bbox.top, width: columnWidth, height: Math.min(bbox.height, 22 * devicePixelRatio) });
  });
  ctx.restore();
}

function hatchColumn(ctx: CanvasRenderingContext2D, { left, top, width, height }: { left: number; top: number; width: number; height: number }): void {
  ctx.strokeRect(left, top, width, height);
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.beginPath();
  for (let offset = -height; offset < width; offset += hatchPx * devicePixelRatio) {
    ctx.moveTo(left + offset, top + height);
    ctx.lineTo(left + offset + height, top);
  }
  ctx.stroke();
  ctx.restore();
}
