/**
 * A workload: which traffic meets which design. It stands for itself: the run makes a table of its own, so it
 * touches no workspace, and the same workload gives the same bytes wherever it runs.
 */
import type { Regime } from '#engine/model/settings.ts';
import type { BillingMode, TableClass } from '#engine/model/table.ts';

/** `real`: each request goes through every room. `fluid`: a second's demand of a partition is admitted in bulk. */
export type WorkloadSpeed = 'real' | 'fluid';

/** Calls a second over time, second 0 being the beginning of the run. */
export type Rate =
  | { readonly pattern: 'constant'; readonly perSecond: number }
  /** From each step's second on; before the first one there are no calls. */
  | { readonly pattern: 'steps'; readonly steps: readonly { readonly atSecond: number; readonly perSecond: number }[] }
  /** `peakPerSecond` from `atSecond` on for `seconds`, `perSecond` else. */
  | { readonly pattern: 'spike'; readonly perSecond: number; readonly peakPerSecond: number; readonly atSecond: number; readonly seconds: number }
  /** Up from `perSecond` to `peakPerSecond` and back in each `seconds`. */
  | { readonly pattern: 'diurnal'; readonly perSecond: number; readonly peakPerSecond: number; readonly seconds: number };

export type KeyDistribution = 'uniform' | 'zipf' | 'hot key' | 'sequential' | 'latest';

export interface Keys {
  readonly distribution: KeyDistribution;
  readonly count: number;
  /** Of all calls, those on the hot key: from 0 to 1. */
  readonly hotShare: number;
  /** How steep zipf and latest are, in quarters. */
  readonly exponent: number;
  /** Items of one partition key, by sort key. */
  readonly itemsPerKey: number;
  /** Each write makes a new item, behind all others of its partition key. */
  readonly isRising: boolean;
}

export const workloadOperations = [
  'PutItem',
  'GetItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
] as const;
export type WorkloadOperation = (typeof workloadOperations)[number];

export interface MixPart {
  readonly operation: WorkloadOperation;
  /** Its part of all calls, against the sum of all parts. */
  readonly weight: number;
  readonly isStrong: boolean;
  /** Items of one call, where it is for several. */
  readonly items: number;
}

export type RetryMode = 'none' | 'standard' | 'adaptive';

export interface Clients {
  readonly count: number;
  readonly retryMode: RetryMode;
  /** The first attempt included. */
  readonly attemptsMax: number;
}

export interface Design {
  readonly billingMode: BillingMode;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly tableClass: TableClass;
  readonly regime: Regime;
  /** Partition keys in the place of one, told apart by a suffix: 1 is none. */
  readonly writeShards: number;
}

export interface Workload {
  readonly seed: number;
  readonly speed: WorkloadSpeed;
  readonly seconds: number;
  /** Seconds of one row of the result. */
  readonly periodSeconds: number;
  readonly rate: Rate;
  readonly keys: Keys;
  readonly itemBytes: number;
  readonly mix: readonly MixPart[];
  readonly clients: Clients;
  readonly design: Design;
}

/** Virtual time at which each run begins; nothing depends on it but what is shown. */
export const runStartMs = 1_800_000_000_000;

export const tableName = 'Lab';
