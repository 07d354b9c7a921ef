/** Workloads for whoever drives them slice by slice. A refusal becomes its sentence: nobody outside knows refusals. */
import { beginWorkload, type WorkloadRun } from '#engine/lab/run-workload.ts';
import type { RunWorkloadInput } from '#engine/lab/wire.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import { createEngine } from './engine.ts';

/** Begins a run, or gives the sentence that says what is wrong with the workload. */
export function startWorkload(input: RunWorkloadInput): WorkloadRun | string {
  const run = beginWorkload(input, createEngine);
  return isRefusal(run) ? (run.message ?? run.code) : run;
}
