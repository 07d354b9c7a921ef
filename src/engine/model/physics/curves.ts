/** The curves that lengths of time are drawn from, as an engine's settings make them: resolved once, at its beginning. */
import type { Distribution } from '#engine/kernel/distribution.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { Physics } from './physics.ts';

export type LatencyKind = 'read' | 'write' | 'transaction' | 'control';

/**
 * How long a request takes, by its kind. Assumption: AWS promises "single-digit milliseconds" and publishes no curve; a
 * transaction, which asks every item twice, takes about three times as long as a write.
 */
export const usualLatency: Readonly<Record<LatencyKind, Distribution>> = {
  read: { quantiles: [[0, 1.2], [0.5, 3], [0.9, 5], [0.99, 11], [1, 35]] },
  write: { quantiles: [[0, 2], [0.5, 4.5], [0.9, 8], [0.99, 16], [1, 50]] },
  transaction: { quantiles: [[0, 6], [0.5, 13], [0.9, 22], [0.99, 40], [1, 110]] },
  control: { quantiles: [[0, 8], [0.5, 20], [0.9, 45], [0.99, 120], [1, 400]] },
};

/**
 * How late an item is deleted. Assumption: AWS says "within a few days" and promises nothing; most are gone
 * within minutes, and none of ours is later than two days.
 */
export const usualExpiryDelay: Distribution = {
  quantiles: [[0, 60_000], [0.5, 600_000], [0.9, 7_200_000], [0.99, 86_400_000], [1, 172_800_000]],
};

export interface Curves {
  /** Absent: followers are never behind. */
  readonly followerLag: Distribution | undefined;
  /** Absent: global indexes are never behind. */
  readonly indexLag: Distribution | undefined;
  readonly expiryDelay: Distribution;
  readonly latency: Readonly<Record<LatencyKind, Distribution>>;
}

/** All values of the curve so many times as large. */
const scaled = ({ quantiles }: Distribution, factor: number): Distribution => ({
  quantiles: quantiles.map(([share, value]) => [share, value * factor]),
});

export function curvesOf({ followerLag, indexLag, expiryDelay = usualExpiryDelay }: Settings, { replicas, events }: Physics): Curves {
  const { latencyFactor, followerLagFactor, indexLagFactor } = replicas;
  return {
    followerLag: followerLag && scaled(followerLag, followerLagFactor),
    indexLag: indexLag && scaled(indexLag, indexLagFactor),
    expiryDelay: scaled(expiryDelay, events.expiryDelayFactor),
    latency: {
      read: scaled(usualLatency.read, latencyFactor),
      write: scaled(usualLatency.write, latencyFactor),
      transaction: scaled(usualLatency.transaction, latencyFactor),
      control: scaled(usualLatency.control, latencyFactor),
    },
  };
}
