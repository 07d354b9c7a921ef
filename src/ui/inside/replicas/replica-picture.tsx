/** Three fixed lanes of the write log, a, b, c: what each replica has applied, and what it would answer now. */
import type { LogEntry, ReplicaLane, ReplicaLanes } from '#session/folds/replica-lanes.ts';
import { formatNumber } from '#session/format.ts';
import { say } from '#texts/say.ts';

export interface ReplicaPictureProps {
  readonly lanes: ReplicaLanes;
  readonly item: string;
  readonly width: number;
}

const laneHeight = 92;
const boxHeight = 40;
const top = 24;

/** Where everything stands, by the width there is. */
function placesOf(width: number): { readonly left: number; readonly cell: number; readonly count: number; readonly isNarrow: boolean } {
  const isNarrow = width < 640;
  const left = isNarrow ? 46 : 190;
  const right = isNarrow ? 6 : 180;
  const room = Math.max(44, width - left - right);
  const count = Math.max(1, Math.min(12, Math.floor(room / 48)));
  return { left, cell: Math.min(68, room / count), count, isNarrow };
}

export function ReplicaPicture({ lanes: { partitionId, entries, lanes }, item, width }: ReplicaPictureProps) {
  const places = placesOf(width);
  const { left, cell, count } = places;
  const shown = entries.slice(-count);
  return (
    <figure className="replicas-picture">
      <figcaption className="replicas-legend">
        <b>
          {say('Write log of {partitionId}, by entry', { partitionId })}
        </b>
        <Key kind="applied">{say('applied')}</Key>
        <Key kind="item">{say('of {item}', { item })}</Key>
        <Key kind="missing">{say('not applied yet')}</Key>
      </figcaption>
      <svg width={width} height={top + lanes.length * laneHeight} aria-hidden="true">
        {shown.map(({ sequence }, at) => (
          <text key={sequence} className="replicas-number" x={left + at * cell + cell / 2} y="14">
            {formatNumber(sequence)}
          </text>
        ))}
        {lanes.map((lane, row) => (
          <Lane key={lane.id} lane={lane} entries={shown} places={places} y={top + row * laneHeight} />
        ))}
      </svg>
    </figure>
  );
}

interface LaneProps {
  readonly lane: ReplicaLane;
  readonly entries: readonly LogEntry[];
  readonly places: ReturnType<typeof placesOf>;
  readonly y: number;
}

function Lane({ lane, entries, places: { left, cell, isNarrow }, y }: LaneProps) {
  const { id, isLeader, applied, note, isStale, answer } = lane;
  const done = entries.filter(({ sequence }) => sequence <= applied).length;
  const end = left + entries.length * cell;
  const said = answer === undefined ? say('no such item') : answer;
  return (
    <g transform={`translate(0 ${y})`}>
      <circle className="replicas-circle" data-leads={isLeader} cx="20" cy={boxHeight / 2} r={isLeader ? 16.5 : 17} />
      <text className="replicas-id" x="20" y={boxHeight / 2 + 5}>
        {id}
      </text>
      {!isNarrow && (
        <>
          <text className="replicas-name" x="48" y={boxHeight / 2 - 1}>
            {isLeader ? say('Leader') : say('Follower')} {id}
          </text>
          <text className="replicas-note" x="48" y={boxHeight / 2 + 15}>
            {isLeader ? say('takes every write') : say('applies the log later')}
          </text>
          <text className="replicas-name" x={end + 14} y={boxHeight / 2 - 1}>
            {formatNumber(applied)}
          </text>
          <text className="replicas-note" x={end + 14} y={boxHeight / 2 + 15}>
            {note.split(',')[0]}
          </text>
        </>
      )}
      {entries.map(({ sequence, isOfItem }, at) => (
        <rect
          key={sequence}
          className="replicas-entry"
          data-applied={sequence <= applied}
          data-item={isOfItem}
          x={left + at * cell + 1.5}
          y="1"
          width={cell - 4}
          height={boxHeight - 2}
        />
      ))}
      <path className="replicas-pin" d={`M${left + done * cell - 0.5} ${boxHeight + 4}v-${boxHeight + 8}`} />
      <path className="replicas-pin-head" d={`M${left + done * cell - 6} -6h11l-5.5 8z`} />
      <text className="replicas-answer" data-stale={isStale} x={left} y={boxHeight + 22}>
        <tspan className="replicas-answer-who">{isStale ? say('would answer, stale:') : say('would answer:')} </tspan>
        {cut(said, Math.floor((entries.length * cell + (isNarrow ? 0 : 150)) / 7) - 22)}
      </text>
    </g>
  );
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, Math.max(8, most))}…`);

function Key({ kind, children }: { readonly kind: 'applied' | 'item' | 'missing'; readonly children: React.ReactNode }) {
  return (
    <span>
      <svg width="18" height="14" aria-hidden="true">
        <rect className="replicas-entry" data-applied={kind !== 'missing'} data-item={kind === 'item'} x="1" y="1" width="16" height="12" />
      </svg>
      {children}
    </span>
  );
}
