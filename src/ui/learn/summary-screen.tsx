/** What the learner can do now, by track, on a page that prints well. */
import { Link } from 'wouter';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { tracks } from './course.ts';
import { isDone, numbersOf, standings } from './standing.ts';
import '#ui/requests/controls.css';
import './summary-screen.css';

export function SummaryScreen() {
  const all = standings();
  const done = all.filter(isDone);
  const { predictions, right } = numbersOf(all);
  return (
    <div className="summary">
      <h1>{say('What you can do now')}</h1>
      <p>
        {say('Dynascope, a DynamoDB sandbox: {count} of {all} lessons done, {right} of {predictions} predictions right.', {
          count: done.length,
          all: all.length,
          right,
          predictions,
        })}
      </p>
      {done.length === 0 && <p>{say('No lesson is done yet.')}</p>}
      {tracks.map(({ id, title }) => {
        const ofTrack = done.filter(({ placed }) => placed.track.id === id);
        return ofTrack.length === 0 ? null : (
          <section key={id} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {ofTrack.flatMap(({ placed: { summary } }) => summary.objectives.map((objective) => <li key={`${summary.id} ${objective}`}>{objective}</li>))}
            </ul>
          </section>
        );
      })}
      <div className="summary-actions">
        <button type="button" className="control-button" data-kind="primary" onClick={() => globalThis.print()}>
          {say('Print')}
        </button>
        <Link className="control-link" href={routes.learn}>
          {say('Back to the lessons')}
        </Link>
      </div>
    </div>
  );
}
