/** Figures of metrics as they are stored: rows, since every minute of a busy workspace has some. */

/** One metric of one table (empty: of the account), or of one index, operation or stream of it, over one period. */
export type MetricLine = readonly [
  tableName: string,
  dimension: string,
  metric: string,
  sum: number,
  minimum: number,
  maximum: number,
  sampleCount: number,
];

/** A period with all that was measured in it. */
export interface MetricPeriod {
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly lines: readonly MetricLine[];
}

/** What is provisioned from a moment on. */
export type LevelChange = readonly [atMs: number, readUnits: number, writeUnits: number];

/** All changes of what one table or index has provisioned, in their order. */
export interface LevelHistory {
  readonly tableName: string;
  readonly dimension: string;
  readonly changes: readonly LevelChange[];
}
