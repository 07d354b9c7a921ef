/** The learner's last requests, each at its key and its moment: reads are round, writes square. */
import type { AskedKey } from '#session/folds/asked-keys.ts';
import type { HeatWindow } from '#session/folds/heat-window.ts';
import type { Frame } from './frame.ts';

export interface Spot extends Frame {
  readonly window: HeatWindow;
}

const reach = 8;

const placeOf = ({ at, atMs }: AskedKey, { inner, height, window }: Spot): readonly [number, number] => [
  at * inner,
  ((atMs - window.fromMs) / (window.toMs - window.fromMs)) * height,
];

const isInside = ({ atMs }: AskedKey, { window }: Spot): boolean => atMs >= window.fromMs && atMs < window.toMs;

/** The newest mark near a point of the heat. */
export const markAt = (keys: readonly AskedKey[], spot: Spot, x: number, y: number): AskedKey | undefined =>
  keys.findLast((key) => {
    const [keyX, keyY] = placeOf(key, spot);
    return isInside(key, spot) && Math.hypot(keyX - x, keyY - y) <= reach;
  });

export function HeatMarks({ keys, spot }: { readonly keys: readonly AskedKey[]; readonly spot: Spot }) {
  return (
    <g transform={`translate(${spot.left} ${spot.top})`}>
      {keys
        .filter((key) => isInside(key, spot))
        .map((key) => {
          const [x, y] = placeOf(key, spot);
          return key.channel === 'read' ? (
            <circle key={key.number} className="heat-mark" data-channel="read" cx={x} cy={y} r="4" />
          ) : (
            <rect key={key.number} className="heat-mark" data-channel="write" x={x - 3.5} y={y - 3.5} width="7" height="7" />
          );
        })}
    </g>
  );
}
