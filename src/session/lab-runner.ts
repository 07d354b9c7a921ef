/** What the Lab's screen needs of whoever runs its workloads. `platform` keeps this contract; `app` puts the two together. */
import type { RunWorkloadInput, WorkloadResult } from '#engine';

export interface LabRunControl {
  /** Ends the run; the promise is rejected. */
  readonly signal: AbortSignal;
  /** Virtual seconds that are over. */
  readonly onProgress: (doneSeconds: number) => void;
}

/** Runs one workload. Rejects with an `Error` whose message says what is wrong with it. */
export type RunLab = (input: RunWorkloadInput, control: LabRunControl) => Promise<WorkloadResult>;
