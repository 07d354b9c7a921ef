/**
 * How long changes of tables and indexes take. Assumption: AWS publishes no times; on AWS a table takes
 * some seconds and an index on an empty table 5 to 15 minutes (reference 9.22). These are shortened so that
 * a lesson need not wait, and long enough that every status can be met.
 */
export const lifecycleMs = {
  createTable: 1500,
  updateTable: 1500,
  deleteTable: 1000,
  /** A new index: resources are allocated, then the items are read. */
  allocateIndex: 2000,
  backfillIndex: 2000,
  updateIndex: 1500,
  deleteIndex: 1500,
} as const;

/** How often the item counts of DescribeTable are brought up to date. Source: SDK model, `ItemCount`. */
const countEveryMs = 6 * 3_600_000;

/** When a table that was made at `createdAtMs` is counted next. */
export const nextCountMs = (createdAtMs: number, nowMs: number): number =>
  createdAtMs + (Math.floor((nowMs - createdAtMs) / countEveryMs) + 1) * countEveryMs;
