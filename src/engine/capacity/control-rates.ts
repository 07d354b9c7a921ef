/**
 * How often the control plane may be asked, by the account. Source: DG/Constraints, "API-specific limits" (reference
 * 1.61). Assumption: a second's worth may come at once, and of DescribeLimits one.
 *
 * It is no part of a story's record: a workspace that is opened again begins with all of it.
 */
import { TokenBucket } from './token-bucket.ts';

/** Operations that share a rate. */
interface Rate {
  readonly name: string;
  readonly perSecondMax: number;
}

const mutating: Rate = { name: 'operations that change tables', perSecondMax: 2500 };
const reading: Rate = { name: 'operations that describe tables', perSecondMax: 2500 };

const rates: Readonly<Record<string, Rate>> = {
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
  PutResourcePolicy: { name: 'PutResourcePolicy', perSecondMax: 25 },
  DeleteResourcePolicy: { name: 'DeleteResourcePolicy', perSecondMax: 50 },
  GetResourcePolicy: { name: 'GetResourcePolicy', perSecondMax: 100 },
  DescribeStream: { name: 'DescribeStream', perSecondMax: 10 },
  DescribeTimeToLive: { name: 'DescribeTimeToLive', perSecondMax: 10 },
  CreateBackup: { name: 'CreateBackup', perSecondMax: 50 },
  DeleteBackup: { name: 'DeleteBackup', perSecondMax: 10 },
  DescribeBackup: { name: 'DescribeBackup', perSecondMax: 10 },
  ListBackups: { name: 'ListBackups', perSecondMax: 5 },
  DescribeLimits: { name: 'DescribeLimits', perSecondMax: 1 / 60 },
};

export class ControlRates {
  readonly #buckets = new Map<string, TokenBucket>();

  /** Takes one request, or gives the rate that it would be above. */
  take(operation: string, nowMs: number): Rate | undefined {
    const rate = Object.hasOwn(rates, operation) ? rates[operation] : undefined;
    if (rate === undefined) return undefined;
    const { name, perSecondMax } = rate;
    const bucket = this.#buckets.get(name) ?? new TokenBucket(perSecondMax, nowMs, Math.max(1, perSecondMax), Math.max(1, perSecondMax));
    this.#buckets.set(name, bucket);
    if (bucket.availableAt(nowMs) < 1) return rate;
    bucket.take(1, nowMs);
    return undefined;
  }

  fork(): ControlRates {
    const copy = new ControlRates();
    for (const [name, bucket] of this.#buckets) copy.#buckets.set(name, bucket.fork());
    return copy;
  }
}
