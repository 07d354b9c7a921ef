/** Says to screen readers what the lesson makes of a request: what is missing, or that the step is solved. */
import { useMemo } from 'react';
import { missingOf } from '#lesson/checks/finding.ts';
import { verdictOf } from '#lesson/predict.ts';
import { notesOf, type Play, stepOf } from '#lesson/play.ts';

export function Announcer({ play, state }: { readonly play: Play; readonly state: string }) {
  const said = useMemo(() => spoken(play, state), [play, state]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

function spoken(play: Play, state: string): string {
  if (state === 'settingUp') return '';
  if (state === 'finished') return 'The lesson is done.';
  const step = stepOf(play);
  const { said, measured, solved } = notesOf(play, step);
  const parts: string[] = [];
  if (step.predict !== undefined && measured !== undefined) parts.push(verdictOf(step.predict, said, measured).sentence);
  if (solved) parts.push('The step is solved.');
  else if (play.finding !== undefined && play.evidence.ofStep.length > 0) parts.push(missingOf(play.finding) ?? '');
  return parts.join(' ');
}
