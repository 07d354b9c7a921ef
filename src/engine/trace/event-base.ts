/** A partition's three replicas. */
export type ReplicaId = 'a' | 'b' | 'c';

/** What every event has. */
export interface Base {
  /** Virtual time, milliseconds since the epoch. */
  readonly atMs: number;
  /** Request id of what set this off; only on background events. */
  readonly cause?: string | undefined;
}
