/** Where to go on: the lesson, what was last said and measured, and the last picture it drew. */
import { Link } from 'wouter';
import { sayValue } from '#lesson/say-value.ts';
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
          {progress === undefined ? 'Begin' : 'Continue'} · {track.title}, lesson {number} of {track.lessons.length}
        </p>
        <h2 id="continue">{summary.title}</h2>
        <p className="continue-about">{sayWhere(standing)}</p>
        <Link className="control-button continue-go" data-kind="primary" href={routes.lesson(summary.id)}>
          {progress === undefined ? `Begin, ${summary.minutes} min` : `Continue, ${minutesLeft(standing)} min left`}
        </Link>
      </div>
      {picture !== undefined && solved > 0 && (
        <div className="continue-picture">
          <p className="continue-place">Where you were</p>
          <LessonPicture data={picture} />
        </div>
      )}
    </section>
  );
}

function sayWhere({ progress, solved, placed: { summary } }: Standing): string {
  const step = `Step ${Math.min(solved + 1, summary.steps)} of ${summary.steps}.`;
  const settled = Object.values(progress?.notes ?? {}).findLast(({ said, measured }) => said !== undefined && measured?.kind !== undefined && measured.kind !== 'text');
  if (settled?.said === undefined || settled.measured === undefined) return step;
  return `You predicted ${sayValue(settled.said)}; it was ${sayValue(settled.measured)}. ${step}`;
}
