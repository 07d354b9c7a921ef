/** The lessons' workshop, each job in a worker of its own: whatever a text asks for, the page stays quick and can give it up. */
import type { LessonWorkshop } from '#session/lesson-workshop.ts';
import { say } from '#texts/say.ts';
import type { WorkshopAnswer, WorkshopJob } from './lesson-workshop-messages.ts';

/** The longest lesson of the course takes a fraction of a second. */
const compileMsMax = 15_000;
const rerunMsMax = 90_000;

export const lessonWorkshop: LessonWorkshop = {
  async compile(text) {
    const answer = await done({ kind: 'compile', text }, compileMsMax);
    if (answer === undefined) return { kind: 'refused', line: undefined, reason: say('Reading it takes too long for a lesson.') };
    if (answer.kind !== 'compiled') throw new Error(say('The lesson could not be read.'));
    return answer.reading;
  },
  async rerun(order) {
    const answer = await done({ kind: 'rerun', order }, rerunMsMax);
    if (answer === undefined) throw new Error(say('It takes too long in this browser.'));
    if (answer.kind !== 'rerun') throw new Error(say('It could not be computed.'));
    return answer.result;
  },
};

/** Nothing where it takes longer. */
function done(job: WorkshopJob, msMax: number): Promise<WorkshopAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./lesson-workshop-worker.ts', import.meta.url), { type: 'module', name: 'lesson workshop' });
    const end = (then: () => void): void => {
      clearTimeout(limit);
      worker.terminate();
      then();
    };
    const limit = setTimeout(() => end(() => resolve(undefined)), msMax);
    worker.addEventListener('error', ({ message }) => end(() => reject(new Error(message))));
    worker.addEventListener('message', ({ data }: MessageEvent<WorkshopAnswer>) =>
      end(() => (data.kind === 'failed' ? reject(new Error(data.reason)) : resolve(data))),
    );
    worker.postMessage(job);
  });
}
