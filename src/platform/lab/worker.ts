/** A worker for one run: it drives the engine slice by slice and tells how far it is. To stop it, end the worker. */
import { type RunWorkloadInput, startWorkload } from '#engine';
import type { LabMessage } from './messages.ts';

const say = (message: LabMessage): void => postMessage(message);
/** Attempts between two looks at the clock. */
const slice = 5000;
const tellEveryMs = 100;

addEventListener('message', ({ data }: MessageEvent<RunWorkloadInput>) => {
  const run = startWorkload(data);
  if (typeof run === 'string') {
    say({ kind: 'refused', problem: run });
    return;
  }
  let toldMs = performance.now();
  while (!run.isDone) {
    run.advance(slice);
    if (performance.now() - toldMs < tellEveryMs) continue;
    toldMs = performance.now();
    say({ kind: 'progress', doneSeconds: run.doneSeconds });
  }
  say({ kind: 'done', result: run.result() });
});
