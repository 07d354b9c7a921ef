/** Says to screen readers what the lesson makes of a request: what is missing, or that the step is solved. */
import type { Play } from '#lesson/play.ts';
import { outcomeOf } from './outcome.ts';

export function Announcer({ play, state }: { readonly play: Play; readonly state: string }) {
  return (
    <p className="visually-hidden" role="status">
      {outcomeOf(play, state)}
    </p>
  );
}
