/** A lesson as it is kept between visits. */
import type { StepNotes } from './notes.ts';

export interface Progress {
  readonly version: 1;
  readonly lesson: string;
  /** Of the lesson as it was done; absent where that was not kept. */
  readonly edition?: string | undefined;
  /** The step that is being done. */
  readonly step: string;
  readonly notes: Readonly<Record<string, StepNotes>>;
  readonly finished: boolean;
  /** False while the step's tables are being made: what was left half made is made again. */
  readonly settled: boolean;
  /** Tables that the lesson's workspace had; when none of them is left, the browser has cleared it. */
  readonly tables: readonly string[];
}
