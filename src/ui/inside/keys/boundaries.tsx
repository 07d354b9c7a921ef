/**
 * Lines between partitions, through the heat and on to the boxes below. One that a split has made begins where
 * the split happened. A casing keeps lines visible over heat.
 */
import type { HeatWindow } from '#session/folds/heat-window.ts';
import type { HashRange } from '#session/folds/road-model.ts';
import type { SplitMark } from '#session/folds/splits.ts';
import { connector, frameOf } from './frame.ts';

export interface BoundariesProps {
  readonly width: number;
  readonly window: HeatWindow;
  readonly ranges: readonly HashRange[];
  readonly splits: readonly SplitMark[];
}

interface Named {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Pixels below the top of the heat at which it began. */
  readonly y: number;
}

export function Boundaries({ width, window, ranges, splits }: BoundariesProps) {
  const { left, top, inner, height } = frameOf(width);
  const yOf = ({ atMs }: SplitMark): number =>
    Math.min(height, Math.max(0, ((atMs - window.fromMs) / (window.toMs - window.fromMs)) * height));
  const lines = ranges.slice(1).map(({ from }) => {
    const split = splits.findLast(({ at }) => Math.abs(at - from) < 1e-9);
    const y = split === undefined ? 0 : yOf(split);
    return `M${left + from * inner} ${top + y}v${height + connector - y}`;
  });
  const seams = splits.filter((split) => yOf(split) > 0).map((split) => ({ split, y: yOf(split) }));
  const across = seams.map(({ split: { from, to }, y }) => `M${left + from * inner} ${top + y}h${(to - from) * inner}`);
  return (
    <>
      <rect className="heat-frame" x={left} y={top} width={inner} height={height} />
      {[...lines, ...across].map((line) => (
        <path key={line} className="heat-casing" d={line} />
      ))}
      {[...lines, ...across].map((line) => (
        <path key={line} className="heat-boundary" d={line} />
      ))}
      {namesOf(ranges, splits, yOf).map((named) => (
        <Name key={named.id} named={named} left={left} top={top} inner={inner} />
      ))}
      {seams.map(({ split, y }) => (
        <g key={split.partitionId} transform={`translate(${left + split.at * inner} ${top + y})`}>
          <circle className="heat-fork-ground" r="9" />
          <path className="heat-fork" d="M0 6V0L-4-5M0 0 4-5" />
        </g>
      ))}
    </>
  );
}

/** Those that are, and those that have split, each where it began. */
function namesOf(ranges: readonly HashRange[], splits: readonly SplitMark[], yOf: (split: SplitMark) => number): Named[] {
  const bornAt = (id: string): number => {
    const split = splits.find(({ into }) => into.includes(id));
    return split === undefined ? 0 : yOf(split);
  };
  const former = splits.filter((split) => yOf(split) - bornAt(split.partitionId) > 28);
  return [
    ...ranges.map(({ partitionId: id, from, to }) => ({ id, from, to, y: bornAt(id) })),
    ...former.map(({ partitionId: id, from, to }) => ({ id, from, to, y: bornAt(id) })),
  ];
}

function Name({ named: { id, from, to, y }, left, top, inner }: { readonly named: Named; readonly left: number; readonly top: number; readonly inner: number }) {
  const chip = 14 + id.length * 7;
  return (to - from) * inner < chip + 8 ? null : (
    <g transform={`translate(${left + from * inner + 6} ${top + y + 6})`}>
      <rect className="heat-chip" width={chip} height="18" rx="4" />
      <text className="heat-name" x={chip / 2} y="13">
        {id}
      </text>
    </g>
  );
}
