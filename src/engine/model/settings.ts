/** The knobs of one engine. They are part of its story: same seed, settings and inputs, same bytes out. */
import type { Distribution } from '#engine/kernel/distribution.ts';
import type { PhysicsGiven } from './physics/physics.ts';

/**
 * How requests are held to a table's throughput. DynamoDB's own history: each partition its share of what is
 * provisioned (2012), that share with 300 seconds of it banked (burst), and one budget of the table that any
 * partition may use (adaptive, as today). Source: reference 3.4.
 */
export type Regime = 'static' | 'burst' | 'adaptive';

/** The knobs of one engine. They are part of its story and never change. Numbers of the physics are as usual where absent. */
export interface Settings extends PhysicsGiven {
  readonly seed: number;
  /** Virtual time at which the story begins, milliseconds since the epoch. */
  readonly startMs: number;
  /** How late followers apply the leader's log; absent: at once. */
  readonly followerLag: Distribution | undefined;
  /** How late global indexes take in a change; absent: at once. */
  readonly indexLag: Distribution | undefined;
  /** Absent: units are counted, and nothing is refused for lack of them. */
  readonly regime?: Regime | undefined;
  /** How late expired items are deleted; absent: as we assume it of AWS. */
  readonly expiryDelay?: Distribution | undefined;
}

/**
 * Lags a learner can meet. Assumption: AWS says "usually within a second" and publishes no curve; the
 * medians of 10 and 20 ms and the 99th percentiles of 200 ms and 1 s are ours (reference 6.09).
 */
export const realisticLag = {
  followerLag: { quantiles: [[0, 1], [0.5, 10], [0.9, 45], [0.99, 200], [1, 600]] },
  indexLag: { quantiles: [[0, 5], [0.5, 20], [0.9, 140], [0.99, 1000], [1, 3000]] },
} as const satisfies Pick<Settings, 'followerLag' | 'indexLag'>;

/** Throughput is limited as DynamoDB limits it today. */
export const asToday = { regime: 'adaptive' } as const satisfies Partial<Settings>;

/** Expired items go within seconds, for whoever does not want to wait. */
export const quickExpiry = {
  expiryDelay: { quantiles: [[0, 1000], [1, 10_000]] },
} as const satisfies Partial<Settings>;

/** Followers and indexes are never behind: for suites that were written against a table at rest. */
export const noLag = { followerLag: undefined, indexLag: undefined } as const;
