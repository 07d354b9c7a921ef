/** The worker of the lessons' workshop: one job, then it is ended. Each kind of job loads its own tools. */
import { createEngine } from '#engine';
import type { EngineOf } from '#session/lesson-rerun.ts';
import type { WorkshopAnswer, WorkshopJob } from './lesson-workshop-messages.ts';

const reply = (answer: WorkshopAnswer): void => postMessage(answer);

async function compile(text: string): Promise<void> {
  const [{ config }, { compileShared }] = await Promise.all([import('zod'), import('#lesson/compile/compile-shared.ts')]);
  config({ jitless: true });
  reply({ kind: 'compiled', reading: compileShared(text) });
}

async function rerunLesson({ order }: WorkshopJob & { readonly kind: 'rerun' }): Promise<void> {
  const [{ rerun }, { settingsOf }] = await Promise.all([import('#session/lesson-rerun.ts'), import('#platform/worker/beginning.ts')]);
  const engineOf: EngineOf = (settings) => createEngine(settingsOf(settings, () => order.seed, order.startMs));
  reply({ kind: 'rerun', result: await rerun(order, engineOf) });
}

addEventListener('message', ({ data }: MessageEvent<WorkshopJob>) => {
  const work = data.kind === 'compile' ? compile(data.text) : rerunLesson(data);
  work.catch((thrown: unknown) => reply({ kind: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) }));
});
