/** What the lesson makes of the learner's last request, in a sentence or two. */
import { missingOf } from '#lesson/checks/finding.ts';
import { notesOf, type Play, stepOf } from '#lesson/play.ts';
import { verdictOf } from '#lesson/predict.ts';
import { say } from '#texts/say.ts';

/** Empty while there is nothing to say. `state` is the player machine's. */
export function outcomeOf(play: Play, state: string): string {
  if (state === 'settingUp' || state === 'failed') return '';
  if (state === 'finished') return say('The lesson is done.');
  const step = stepOf(play);
  const { said, measured, solved } = notesOf(play, step);
  const parts: string[] = [];
  if (step.predict !== undefined && measured !== undefined) parts.push(verdictOf(step.predict, said, measured).sentence);
  if (solved) parts.push(say('The step is solved.'));
  else if (play.finding !== undefined && play.evidence.ofStep.length > 0) parts.push(missingOf(play.finding) ?? '');
  return parts.join(' ');
}
