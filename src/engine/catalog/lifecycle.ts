/**
 * How long changes of tables and indexes take. On AWS a table takes some seconds, an index on an empty table
 * 8 to 17 minutes, a change of billing mode one or three, a rise of warm throughput 5 to 8 (M-Q 001, 148, 056,
 * 179). Assumption: these are shortened so that a lesson need not wait, and long enough that every status can
 * be met.
 */
export const lifecycleMs = {
  createTable: 1500,
  updateTable: 1500,
  deleteTable: 1000,
  /** A new index: resources are allocated, then the items are read. */
  allocateIndex: 2000,
  backfillIndex: 2000,
  /** A new vector index is filled, however few items there are: 8 minutes on AWS (DG/VectorSearchDataSync; ExtendDB, measured). */
  fillVectorIndex: 4000,
  updateIndex: 1500,
  deleteIndex: 1500,
  encrypt: 2000,
  warm: 2000,
  timeToLive: 1500,
  insights: 1000,
  /** A backup of a small table is AVAILABLE after 50 ms on AWS (M-Q BACKUP-003), one of a large table after minutes. */
  backup: 1000,
  /** One to twelve minutes on AWS, of an empty table too (M-Q 218, 282); indexes that are left out save time (DG/CreateBackup). */
  restoreTable: 4000,
  restoreIndex: 1000,
  /** Until everyone sees a change of tags: 1.5 s on AWS (M-Q 440). */
  tags: 1500,
  /** Until everyone sees a change of a policy: 1 to 2.7 s on AWS (M-Q 346). */
  policy: 1500,
} as const;

/** How often the item counts of DescribeTable are brought up to date. Source: SDK model, `ItemCount`. */
const countEveryMs = 6 * 3_600_000;

/** When a table that was made at `createdAtMs` is counted next. */
export const nextCountMs = (createdAtMs: number, nowMs: number): number =>
  createdAtMs + (Math.floor((nowMs - createdAtMs) / countEveryMs) + 1) * countEveryMs;
