/**
 * RunWorkload: a workload in virtual time, whole in one step or slice by slice. The engine stays synchronous:
 * whoever wants progress or a way out calls {@link WorkloadRun.advance} as often as it likes.
 */
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { MakeEngine } from './door.ts';
import { FluidRun } from './fluid-run.ts';
import { oneStepCallsMax } from './limits.ts';
import { callsIn } from './rate.ts';
import { readWorkload } from './read-workload.ts';
import { RealRun } from './real-run.ts';
import { resultOf, type WorkloadResult } from './result.ts';
import type { RunWorkloadInput } from './wire.ts';
import type { Workload } from './workload.ts';

/** A run that has begun. */
export class WorkloadRun {
  readonly workload: Workload;
  readonly #run: RealRun | FluidRun;

  constructor(workload: Workload, make: MakeEngine) {
    this.workload = workload;
    this.#run = workload.speed === 'real' ? new RealRun(workload, make) : new FluidRun(workload);
  }

  /** Virtual seconds that are over; 0 while the table is being filled. */
  get doneSeconds(): number {
    return this.#run.doneSeconds;
  }

  get isDone(): boolean {
    return this.#run.isDone;
  }

  /** Goes on for about `work` attempts, or partitions times seconds where it is fluid. */
  advance(work: number): void {
    this.#run.advance(work);
  }

  /** What has been measured so far. */
  result(): WorkloadResult {
    return resultOf(this.workload, this.#run.series);
  }
}

/** Begins a run, or says what is wrong with its workload. */
export function beginWorkload(input: RunWorkloadInput, make: MakeEngine): WorkloadRun | Refusal {
  const workload = readWorkload(input);
  return isRefusal(workload) ? workload : new WorkloadRun(workload, make);
}

/** The whole run at once, as the control API has it. */
export function runWorkload(input: RunWorkloadInput, make: MakeEngine): WorkloadResult | Refusal {
  const workload = readWorkload(input);
  if (isRefusal(workload)) return workload;
  if (workload.speed === 'real' && callsIn(workload.rate, workload.seconds) > oneStepCallsMax) {
    return invalid(`One request runs at most ${oneStepCallsMax} calls. Run it as FLUID, or in the Lab.`);
  }
  const run = new WorkloadRun(workload, make);
  while (!run.isDone) run.advance(100_000);
  return run.result();
}
