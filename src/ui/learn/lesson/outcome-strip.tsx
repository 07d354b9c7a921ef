/** Where the text is out of sight, what the lesson says of the last request stands above the sandbox. */
import type { Play } from '#lesson/play.ts';
import { say } from '#texts/say.ts';
import { outcomeOf } from './outcome.ts';
import './outcome-strip.css';

export interface OutcomeStripProps {
  readonly play: Play;
  readonly state: string;
  readonly onText: () => void;
}

export function OutcomeStrip({ play, state, onText }: OutcomeStripProps) {
  const outcome = outcomeOf(play, state);
  if (outcome === '') return null;
  return (
    <div className="outcome-strip">
      <p>{outcome}</p>
      <button type="button" className="control-link" onClick={onText}>
        {state === 'afterword' ? say('Read on') : say('Lesson')}
      </button>
    </div>
  );
}
