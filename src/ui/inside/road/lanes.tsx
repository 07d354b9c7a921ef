/**
 * Replicas as lanes of the partition's log: filled entries are applied, dashed ones are not yet. Always a, b,
 * c from top to bottom.
 */
import { nameOfReplica } from '#session/folds/replica-name.ts';
import type { Lane, WhyPicture } from '#session/folds/road-model.ts';
import { useWidth } from '#ui/kit/use-width.ts';
import './lanes.css';

const laneHeight = 36;
const cell = 44;
const nameWidth = 128;
const noteWidth = 104;

export function Lanes({ channel, last, lanes }: Extract<WhyPicture, { kind: 'lanes' }>) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const isNarrow = width < 440;
  const left = isNarrow ? 36 : nameWidth;
  const right = isNarrow ? 0 : noteWidth;
  const room = Math.max(1, Math.min(8, Math.floor((width - left - right) / cell)));
  const count = Math.min(room, last);
  const entries = Array.from({ length: count }, (_, at) => last - count + 1 + at);
  return (
    <div ref={ref} data-channel={channel}>
      {width > 0 && (
        <svg className="lanes" width={width} height={20 + lanes.length * (laneHeight + (isNarrow ? 14 : 4))} aria-hidden="true">
          {entries.map((entry, at) => (
            <text key={entry} className="lanes-number" x={left + at * cell + (cell - 4) / 2} y="12">
              {entry}
            </text>
          ))}
          {lanes.map((lane, row) => (
            <g key={lane.replicaId} transform={`translate(0 ${20 + row * (laneHeight + (isNarrow ? 14 : 4))})`}>
              <LaneHead lane={lane} isNarrow={isNarrow} />
              {entries.map((entry, at) => (
                <rect
                  key={entry}
                  className={lane.applied >= entry ? (entry === last && channel === 'write' ? 'lanes-new' : 'lanes-applied') : 'lanes-missing'}
                  x={left + at * cell}
                  y="4"
                  width={cell - 4}
                  height={laneHeight - 12}
                />
              ))}
              {!isNarrow && (
                <text className="lanes-note" x={left + count * cell + 8} y={laneHeight / 2 + 2}>
                  {lane.note}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function LaneHead({ lane, isNarrow }: { readonly lane: Lane; readonly isNarrow: boolean }) {
  const { replicaId, role, answers, note } = lane;
  return (
    <>
      <circle
        className={`${answers ? 'glyph-filled' : 'glyph-empty'}${role === 'leader' ? ' glyph-leads' : ''}`}
        cx="14"
        cy="16"
        r={role === 'leader' ? 11.5 : 12}
      />
      <text className={`glyph-label${answers ? ' glyph-on' : ''}`} x="14" y="20">
        {replicaId}
      </text>
      {isNarrow ? (
        <text className="lanes-note" x="36" y="44">
          {nameOfReplica(lane)}, {note}
        </text>
      ) : (
        <text className="lanes-name" x="36" y="20">
          {nameOfReplica(lane)}
        </text>
      )}
    </>
  );
}
