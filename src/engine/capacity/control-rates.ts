/**
 * How often the control plane may be asked, by the account. Source: DG/Constraints, "API-specific limits" (reference
 * 1.61). Assumption: a second's worth may come at once, and of DescribeLimits one.
 *
 * It is no part of a story's record: a workspace that is opened again begins with all of it.
 */
import type { Physics } from '#engine/model/physics/physics.ts';
import { TokenBucket } from './token-bucket.ts';

/** Operations that share a rate. */
interface Rate {
  readonly name: string;
  readonly setting: keyof Physics['rates'];
}

const mutating: Rate = { name: 'operations that change tables', setting: 'tableChangesPerSecond' };
const reading: Rate = { name: 'operations that describe tables', setting: 'tableDescriptionsPerSecond' };

const rateOf: Readonly<Record<string, Rate>> = {
  CreateTable: mutating,
  DeleteTable: mutating,
  TagResource: mutating,
  UntagResource: mutating,
  UpdateContinuousBackups: mutating,
  UpdateContributorInsights: mutating,
  UpdateTable: mutating,
  UpdateTimeToLive: mutating,
  RestoreTableFromBackup: mutating,
  RestoreTableToPointInTime: mutating,
  DescribeContinuousBackups: reading,
  DescribeContributorInsights: reading,
  DescribeTable: reading,
  ListContributorInsights: reading,
  ListTables: reading,
  ListTagsOfResource: reading,
  PutResourcePolicy: { name: 'PutResourcePolicy', setting: 'putPolicyPerSecond' },
  DeleteResourcePolicy: { name: 'DeleteResourcePolicy', setting: 'deletePolicyPerSecond' },
  GetResourcePolicy: { name: 'GetResourcePolicy', setting: 'getPolicyPerSecond' },
  DescribeStream: { name: 'DescribeStream', setting: 'describeStreamPerSecond' },
  DescribeTimeToLive: { name: 'DescribeTimeToLive', setting: 'describeTimeToLivePerSecond' },
  CreateBackup: { name: 'CreateBackup', setting: 'createBackupPerSecond' },
  DeleteBackup: { name: 'DeleteBackup', setting: 'deleteBackupPerSecond' },
  DescribeBackup: { name: 'DescribeBackup', setting: 'describeBackupPerSecond' },
  ListBackups: { name: 'ListBackups', setting: 'listBackupsPerSecond' },
  DescribeLimits: { name: 'DescribeLimits', setting: 'describeLimitsPerMinute' },
};

const rates: ReadonlyMap<string, Rate> = /* @__PURE__ */ new Map(/* @__PURE__ */ Object.entries(rateOf));

/** A rate that a request would be above. */
interface RateExceeded {
  readonly name: string;
  readonly perSecondMax: number;
}

export class ControlRates {
  readonly #rates: Physics['rates'];
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rates: Physics['rates']) {
    this.#rates = rates;
  }

  /** Takes one request, or gives the rate that it would be above. */
  take(operation: string, nowMs: number): RateExceeded | undefined {
    const rate = rates.get(operation);
    if (rate === undefined) return undefined;
    const { name, setting } = rate;
    const perSecondMax = setting === 'describeLimitsPerMinute' ? this.#rates[setting] / 60 : this.#rates[setting];
    const bucket = this.#buckets.get(name) ?? new TokenBucket(perSecondMax, nowMs, Math.max(1, perSecondMax), Math.max(1, perSecondMax));
    this.#buckets.set(name, bucket);
    if (bucket.availableAt(nowMs) < 1) return { name, perSecondMax };
    bucket.take(1, nowMs);
    return undefined;
  }

  fork(): ControlRates {
    const copy = new ControlRates(this.#rates);
    for (const [name, bucket] of this.#buckets) copy.#buckets.set(name, bucket.fork());
    return copy;
  }
}
