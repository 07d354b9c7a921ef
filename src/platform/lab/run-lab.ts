/** Workloads of the Lab, each in a worker of its own, so that the page stays quick and a run can be given up. */
import type { RunLab } from '#session/lab-runner.ts';
import type { LabMessage } from './messages.ts';

const stopped = (): Error => new Error('The run was stopped.');

export const runLab: RunLab = (input, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(stopped());
      return;
    }
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'lab' });
    const end = (then: () => void): void => {
      worker.terminate();
      then();
    };
    signal.addEventListener('abort', () => end(() => reject(stopped())), { once: true });
    worker.addEventListener('error', ({ message }) => end(() => reject(new Error(`The run has failed: ${message}`))));
    worker.addEventListener('message', ({ data }: MessageEvent<LabMessage>) => {
      if (data.kind === 'progress') onProgress(data.doneSeconds);
      else if (data.kind === 'done') end(() => resolve(data.result));
      else end(() => reject(new Error(data.problem)));
    });
    worker.postMessage(input);
  });
