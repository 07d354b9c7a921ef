/** Shards as dashed lines in virtual time, records as beads on them; a child hangs on its parent. */
import type { ShardRow } from '#session/folds/stream-lineage.ts';
import { formatHour, formatTime } from '#session/folds/virtual-time.ts';
import { timeTicks } from '#session/folds/heat-window.ts';
import { say } from '#texts/say.ts';

export interface ShardPictureProps {
  readonly shards: readonly ShardRow[];
  readonly nowMs: number;
  readonly width: number;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const rowHeight = 34;
const top = 24;
/** A line is never shorter than this. */
const spanMin = 60_000;

export function ShardPicture({ shards, nowMs, width, chosen, onChoose }: ShardPictureProps) {
  const left = width < 600 ? 92 : 150;
  const right = width - 14;
  const toMs = Math.max(nowMs, ...shards.map(({ fromMs }) => fromMs));
  const fromMs = Math.min(toMs - spanMin, ...shards.map((shard) => shard.fromMs));
  const xOf = (atMs: number): number => left + ((Math.max(fromMs, atMs) - fromMs) / (toMs - fromMs)) * (right - left);
  const height = top + shards.length * rowHeight + 6;
  const label = toMs - fromMs < 600_000 ? formatTime : formatHour;
  return (
    <div className="shards" style={{ height, width }}>
      <svg width={width} height={height} aria-hidden="true">
        {timeTicks(fromMs, toMs)
          .filter((atMs) => xOf(atMs) < right - 60)
          .map((atMs) => (
            <g key={atMs} transform={`translate(${xOf(atMs)} 0)`}>
              <path className="shards-tick" d={`M0 16v${height - 16}`} />
              <text className="shards-time" y="12">
                {label(atMs)}
              </text>
            </g>
          ))}
        <path className="shards-now" d={`M${right} 16v${height - 16}`} />
        <text className="shards-time shards-time-now" x={right} y="12">
          {say('now')}
        </text>
        {shards.map((shard, row) => (
          <Line key={shard.id} shard={shard} y={top + row * rowHeight + rowHeight / 2} row={row} xOf={xOf} right={right} />
        ))}
      </svg>
      {shards.map(({ id, shortId, partitionId, sentence }, row) => (
        <button
          key={id}
          type="button"
          className="shards-row"
          aria-label={sentence}
          aria-pressed={id === chosen}
          style={{ top: top + row * rowHeight, height: rowHeight }}
          onClick={() => onChoose(id)}
        >
          <b>{partitionId}</b> <span className="mono">{shortId}</span>
        </button>
      ))}
    </div>
  );
}

interface LineProps {
  readonly shard: ShardRow;
  readonly y: number;
  readonly row: number;
  readonly xOf: (atMs: number) => number;
  readonly right: number;
}

function Line({ shard: { parentRow, fromMs, toMs, records, iterators }, y, row, xOf, right }: LineProps) {
  const from = xOf(fromMs);
  const to = toMs === undefined ? right : xOf(toMs);
  const placeOf = (sequenceNumber: string): number => xOf(records.find((record) => record.sequenceNumber >= sequenceNumber)?.atMs ?? toMs ?? fromMs);
  return (
    <>
      {parentRow !== undefined && <path className="shards-parent" d={`M${from} ${y - (row - parentRow) * rowHeight}V${y}`} />}
      <path className="shards-line" data-open={toMs === undefined} d={`M${from} ${y}H${Math.max(from + 4, to)}`} />
      {toMs !== undefined && <path className="shards-end" d={`M${to} ${y - 6}v12`} />}
      {records.map(({ sequenceNumber, atMs }) => (
        <circle key={sequenceNumber} className="shards-bead" cx={xOf(atMs)} cy={y} r="4.5" />
      ))}
      {iterators.map(({ number, sequenceNumber, isOver }) => (
        <path key={number} className="shards-iterator" data-over={isOver} d={`M${placeOf(sequenceNumber)} ${y - 7}l-4.5-7h9z`} />
      ))}
    </>
  );
}
