/** RunWorkload as it stands in JSON, and its shape for the door. All members have a beginning that makes sense. */
export interface RunWorkloadInput {
  readonly Seed?: number;
  readonly Speed?: string;
  readonly Seconds?: number;
  readonly PeriodSeconds?: number;
  readonly Rate?: {
    readonly Pattern?: string;
    readonly PerSecond?: number;
    readonly PeakPerSecond?: number;
    readonly AtSecond?: number;
    readonly Seconds?: number;
    readonly Steps?: readonly { readonly AtSecond?: number; readonly PerSecond?: number }[];
  };
  readonly Keys?: {
    readonly Distribution?: string;
    readonly Count?: number;
    readonly HotShare?: number;
    readonly Exponent?: number;
    readonly ItemsPerKey?: number;
    readonly SortKeys?: string;
  };
  readonly ItemBytes?: number;
  readonly Operations?: readonly {
    readonly Operation?: string;
    readonly Weight?: number;
    readonly ConsistentRead?: boolean;
    readonly Items?: number;
  }[];
  readonly Clients?: { readonly Count?: number; readonly RetryMode?: string; readonly MaxAttempts?: number };
  readonly Design?: {
    readonly BillingMode?: string;
    readonly ReadCapacityUnits?: number;
    readonly WriteCapacityUnits?: number;
    readonly TableClass?: string;
    readonly Regime?: string;
    readonly WriteShards?: number;
  };
}
