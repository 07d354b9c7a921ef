/** What the lab needs of an engine. It is handed in: the lab stands beside the engine and does not make one. */
import type { Settings } from '#engine/model/settings.ts';
import type { Trace } from '#engine/trace/recorder.ts';

export interface LabEngine {
  readonly nowMs: number;
  step(
    input:
      | { readonly kind: 'request'; readonly target: string; readonly body: Uint8Array }
      | { readonly kind: 'time'; readonly toMs: number },
  ): {
    readonly response: { readonly status: number; readonly body: Uint8Array } | undefined;
    readonly respondAtMs: number;
    readonly traces: readonly Trace[];
  };
}

export type MakeEngine = (settings: Settings) => LabEngine;

/** How far a run has come. It is driven in slices, so that whoever drives it can show progress and stop. */
export interface Run {
  /** Virtual seconds that are over. */
  readonly doneSeconds: number;
  readonly isDone: boolean;
  /** Goes on for about so many attempts (fluid: partition-seconds) and returns. */
  advance(work: number): void;
}
