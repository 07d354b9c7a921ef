/** The hash space from 0000 to FFFF at its true scale, the partitions a request went to, and where its key is. */
import type { WhyPicture } from '#session/folds/road-model.ts';
import { shortHash } from '#session/folds/hash-space.ts';
import { useWidth } from '#ui/kit/use-width.ts';
import './hash-line.css';

const corners = ['0000', '4000', '8000', 'C000', 'FFFF'] as const;
const top = 22;
const height = 26;

export function HashLine({ at, hash, ranges }: Extract<WhyPicture, { kind: 'hash-line' }>) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const inner = width - 2;
  const shownCorners = width < 360 ? [0, 2, 4] : [0, 1, 2, 3, 4];
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg className="hash-line" width={width} height={top + height + 22} aria-hidden="true">
          <rect className="hash-line-space" x="1" y={top} width={inner} height={height} />
          {ranges.map(({ partitionId, from, to }) => (
            <g key={partitionId}>
              <rect className="hash-line-range" x={1 + from * inner} y={top} width={(to - from) * inner} height={height} />
              {(to - from) * inner > 24 && (
                <text className="hash-line-name" x={1 + from * inner + 6} y={top + 17}>
                  {partitionId}
                </text>
              )}
            </g>
          ))}
          <rect className="hash-line-frame" x="1" y={top} width={inner} height={height} />
          {shownCorners.map((corner) => (
            <text
              key={corner}
              className="hash-line-corner"
              x={1 + (corner / 4) * inner}
              y={top + height + 16}
              textAnchor={corner === 0 ? 'start' : corner === 4 ? 'end' : 'middle'}
            >
              {corners[corner]}
            </text>
          ))}
          {at !== undefined && <Pin x={1 + at * inner} label={shortHash(hash ?? '')} width={width} />}
        </svg>
      )}
    </div>
  );
}

function Pin({ x, label, width }: { readonly x: number; readonly label: string; readonly width: number }) {
  const anchor = x < 40 ? 'start' : x > width - 40 ? 'end' : 'middle';
  return (
    <>
      <path className="hash-line-casing" d={`M${x} ${top - 6}v${height + 6}`} />
      <path className="hash-line-pin" d={`M${x} ${top - 6}v${height + 6}`} />
      <path className="hash-line-head" d={`M${x - 5} ${top - 8}h10l-5 7z`} />
      <text className="hash-line-hash" x={x} y="11" textAnchor={anchor}>
        {label}
      </text>
    </>
  );
}
