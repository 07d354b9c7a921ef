/** Where to go on: the lesson, what was last said and measured, and the last picture it drew. */
import { Link } from 'wouter';
import { sayValue } from '#lesson/say-value.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { LessonPicture } from './picture.tsx';
import { lastPicture, minutesLeft, type Standing } from './standing.ts';
import './continue-card.css';

export function ContinueCard({ standing }: { readonly standing: Standing }) {
  const { placed, progress, solved } = standing;
  const { summary, track, number } = placed;
  const picture = lastPicture(standing);
  return (
    <section className="continue" data-with-picture={picture !== undefined} aria-labelledby="continue">
      <div className="continue-words">
        <p className="continue-place">
          {progress === undefined
            ? say('Begin · {title}, lesson {number} of {count}', { title: track.title, number, count: track.lessons.length })
            : say('Continue · {title}, lesson {number} of {count}', { title: track.title, number, count: track.lessons.length })}
        </p>
        <h2 id="continue" lang="en">{summary.title}</h2>
        <p className="continue-about">{sayWhere(standing)}</p>
        <Link className="control-button continue-go" data-kind="primary" href={routes.lesson(summary.id)}>
          {progress === undefined
            ? say('Begin, {minutes} min', { minutes: summary.minutes })
            : say('Continue, {minutesLeft} min left', { minutesLeft: minutesLeft(standing) })}
        </Link>
      </div>
      {picture !== undefined && solved > 0 && (
        <div className="continue-picture">
          <p className="continue-place">{say('Where you were')}</p>
          <LessonPicture data={picture} />
        </div>
      )}
    </section>
  );
}

function sayWhere({ progress, solved, placed: { summary } }: Standing): string {
  const step = say('Step {solved} of {steps}.', { solved: Math.min(solved + 1, summary.steps), steps: summary.steps });
  const settled = Object.values(progress?.notes ?? {}).findLast(({ said, measured }) => said !== undefined && measured?.kind !== undefined && measured.kind !== 'text');
  if (settled?.said === undefined || settled.measured === undefined) return step;
  return say('You predicted {value}; it was {settled}. {step}', { value: sayValue(settled.said), settled: sayValue(settled.measured), step });
}
