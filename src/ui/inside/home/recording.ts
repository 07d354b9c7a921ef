/**
 * What the home picture shows: some requests and the minute before each of them, recorded from the engine. It is a
 * recording, since on the home page nothing has been asked of an engine yet; `recording.test.ts` makes it again
 * and fails when the engine would tell it differently.
 */
import { recorded } from './recorded.ts';

export interface HomeRecording {
  readonly partitions: readonly RecordedPartition[];
  /**
   * Reads over the hash space, one line for each span of {@link rowMs}: a digit for each column, the step of its
   * heat, or a point where nothing was asked.
   */
  readonly rows: readonly string[];
  readonly rowMs: number;
  /** RCU a second that each partition served in each row. */
  readonly served: readonly (readonly number[])[];
  /** One for each row from {@link rowsShown} on, at the end of its row. */
  readonly requests: readonly RecordedRequest[];
}

export interface RecordedPartition {
  readonly id: string;
  /** Fractions of the hash space. */
  readonly from: number;
  readonly to: number;
}

export interface RecordedRequest {
  readonly text: string;
  readonly hash: string;
  /** Where in the hash space, from 0 to 1. */
  readonly at: number;
  readonly partitionId: string;
  readonly replicaId: 'a' | 'b' | 'c';
  readonly leaderId: 'a' | 'b' | 'c';
  /** How far the replica is behind, e.g. `6 ms`; absent where it is not. */
  readonly lag?: string;
  readonly units: string;
  readonly dollars: string;
  readonly latency: string;
}

/** What a partition serves in a second. Source: DG/Constraints. */
export const partitionReadUnitsMax = 3000;

/** Rows that are shown at a time: a minute. */
export const rowsShown = 15;

export const recording: HomeRecording = recorded;
