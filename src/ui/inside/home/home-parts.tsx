/** The parts of the home picture, from the request above to its answer below. */
import { nameOfReplica } from '#session/folds/replica-name.ts';
import { formatNumber } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import type { Geometry } from './geometry.ts';
import { partitionReadUnitsMax, type RecordedRequest, recording, rowsShown } from './recording.ts';

interface PartProps {
  readonly request: RecordedRequest;
  readonly geometry: Geometry;
}

/** Which part lights up when, as a share of the walk. */
const lights = (at: number): React.CSSProperties => ({ '--home-at': at }) as React.CSSProperties;

export function Asking({ request: { text, hash }, geometry: { x, width, isNarrow, request, heat } }: PartProps) {
  const isLeft = x > width - 190;
  const middle = request.left + request.width / 2;
  return (
    <>
      {request.left > 110 && (
        <text className="home-note" x={request.left - 12} y={request.height / 2 + 5} textAnchor="end">
          {say('your request')}
        </text>
      )}
      <rect className="home-box" x={request.left} y="1" width={request.width} height={request.height} rx="4" />
      <text className="home-code" x={middle} y={request.height / 2 + 6} textAnchor="middle">
        {text}
      </text>
      <g className="home-lights" style={lights(0)}>
        <path className="home-road" d={`M${x} ${request.height + 2}V${heat.top - 10}`} />
        <path className="home-head" d={`M${x - 7} ${heat.top - 12}h14l-7 11z`} />
        <text className="home-note" x={isLeft ? x - 14 : x + 14} y={request.height + 28} textAnchor={isLeft ? 'end' : 'start'}>
          {saidWith('its key hashes to {hash}', { hash: <tspan className="home-hash">{hash}</tspan> })}
        </text>
      </g>
      <text className="home-note" x={x < width / 2 ? width : 0} y={heat.top - 8} textAnchor={x < width / 2 ? 'end' : 'start'}>
        {isNarrow ? say('reads of the last minute') : say('the last minute of reads, over all keys')}
      </text>
    </>
  );
}

export function Heat({ at, geometry: { width, x, heat, boxes } }: { readonly at: number; readonly geometry: Geometry }) {
  const rows = recording.rows.slice(at + 1, at + 1 + rowsShown);
  const columns = rows[0]?.length ?? 1;
  const column = width / columns;
  return (
    <>
      <rect className="home-ground" x="0" y={heat.top} width={width} height={heat.height} />
      <svg x="0" y={heat.top} width={width} height={heat.height} viewBox={`0 0 ${columns} ${rowsShown}`} preserveAspectRatio="none">
        {pathsOf(rows).map((path, step) => path !== '' && <path key={step} className="home-cell" data-heat={step} d={path} />)}
      </svg>
      {recording.partitions.slice(1).map(({ id, from }) => (
        <g key={id}>
          <path className="home-casing" d={`M${from * width} ${heat.top}v${heat.height + boxes.height}`} />
          <path className="home-boundary" d={`M${from * width} ${heat.top}v${heat.height + boxes.height}`} />
        </g>
      ))}
      <rect className="home-lights home-column" style={lights(1)} x={x - column / 2 - 1} y={heat.top} width={column + 2} height={heat.height} />
    </>
  );
}

/** One path for each step of the heat, in units of cells. */
function pathsOf(rows: readonly string[]): string[] {
  const paths = Array.from({ length: 8 }, () => '');
  for (const [row, digits] of rows.entries()) {
    for (const [column, digit] of Array.from(digits).entries()) if (digit !== '.') paths[Number(digit)] += `M${column} ${row}h1v1h-1z`;
  }
  return paths;
}

export function Partitions({ at, chosen, geometry: { width, isNarrow, heat, boxes } }: { readonly at: number; readonly chosen: string; readonly geometry: Geometry }) {
  const served = recording.served[at + rowsShown] ?? [];
  return (
    <>
      {recording.partitions.map(({ id, from, to }, partition) => {
        const left = from * width;
        const wide = (to - from) * width;
        const rate = served[partition] ?? 0;
        return (
          <g key={id} className="home-partition" data-chosen={id === chosen}>
            <rect className="home-partition-box" x={left + 1} y={boxes.top} width={wide - 2} height={boxes.height} />
            <text className="home-name" x={left + 10} y={boxes.top + 20}>
              {id}
            </text>
            <text className="home-rate" x={left + wide - 10} y={boxes.top + 20} textAnchor="end">
              {formatNumber(rate)}
              {isNarrow ? '' : ' RCU/s'}
            </text>
            <rect className="home-track" x={left + 10} y={boxes.top + 32} width={Math.max(1, wide - 20)} height="8" />
            <rect className="home-fill" x={left + 10} y={boxes.top + 32} width={(Math.max(1, wide - 20) * rate) / partitionReadUnitsMax} height="8" />
          </g>
        );
      })}
      <path className="home-now" d={`M0 ${heat.top + heat.height}h${width}`} />
    </>
  );
}

const ids = ['a', 'b', 'c'] as const;

export function Replicas({ request, geometry: { x, isNarrow, width, boxes, replicas, answer } }: PartProps) {
  const { replicaId, leaderId } = request;
  const { y, radius, gap, first } = replicas;
  const chosen = first + ids.indexOf(replicaId) * gap;
  const isRight = width - first - 2 * gap > first;
  const beside = isRight ? first + 2 * gap + radius + 14 : first - radius - 14;
  const anchor = isRight ? 'start' : 'end';
  const room = isRight ? width - beside : beside;
  return (
    <>
      <path className="home-road home-lights" style={lights(2)} d={`M${x} ${boxes.top + boxes.height}V${boxes.top + boxes.height + 16}H${chosen}V${y - radius}`} />
      {ids.map((id, at) => (
        <g key={id} className={id === replicaId ? 'home-lights' : undefined} style={lights(3)}>
          <circle className="home-replica" data-leads={id === leaderId} data-answers={id === replicaId} cx={first + at * gap} cy={y} r={radius} />
          <text className="home-replica-name" data-answers={id === replicaId} x={first + at * gap} y={y + 5} textAnchor="middle">
            {id}
          </text>
        </g>
      ))}
      <text className="home-strong" x={beside} y={y - 3} textAnchor={anchor}>
        {room < 180 ? say('three copies') : say('three copies, one leads')}
      </text>
      <text className="home-note" x={beside} y={y + 14} textAnchor={anchor}>
        {isNarrow || room < 180 ? say('{replicaId} answers', { replicaId }) : whoAnswers(request)}
      </text>
      <g className="home-lights" style={lights(4)}>
        <path className="home-road" d={`M${chosen} ${y + radius}V${answer.top - 10}`} />
        <path className="home-head" d={`M${chosen - 7} ${answer.top - 12}h14l-7 11z`} />
      </g>
    </>
  );
}

/** `follower b answers, 6 ms behind` */
export function whoAnswers({ replicaId, leaderId, lag }: RecordedRequest): string {
  const values = { replica: nameOfReplica({ role: replicaId === leaderId ? 'leader' : 'follower', replicaId }) };
  return lag === undefined ? say('{replica} answers', values) : say('{replica} answers, {lag} behind', { ...values, lag });
}

export function Answer({ request: { units, dollars, latency }, geometry: { answer } }: PartProps) {
  const y = answer.top + answer.height / 2 + 5;
  const at = (share: number): number => answer.left + answer.width * share;
  return (
    <g className="home-lights" style={lights(5)}>
      <rect className="home-box" x={answer.left} y={answer.top} width={answer.width} height={answer.height} rx="4" />
      <text className="home-strong" x={at(0) + 14} y={y}>
        {say('1 item')}
      </text>
      <text className="home-units" x={at(0.22)} y={y}>
        {units}
      </text>
      <text className="home-dollars" x={at(0.44)} y={y}>
        {dollars}
      </text>
      <text className="home-latency" x={at(1) - 14} y={y} textAnchor="end">
        {latency}
      </text>
    </g>
  );
}
