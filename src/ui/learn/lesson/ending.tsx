/** The end of a lesson: what it took, against par, whether it holds with more data, and where to go on. */
import type { Ref } from 'react';
import { Link } from 'wouter';
import { notesOf, type Play } from '#lesson/play.ts';
import { totalEffort } from '#lesson/notes.ts';
import { canScale } from '#lesson/scaled.ts';
import { sameValue } from '#lesson/value.ts';
import { formatDollars } from '#session/format.ts';
import type { LessonRun } from '#session/lesson-run.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import type { Placing } from './placing.ts';
import { Rerun, rerunTimes } from './rerun.tsx';
import { sayEffort } from './solution-box.tsx';
import './ending.css';

export interface EndingProps {
  readonly ref: Ref<HTMLHeadingElement>;
  readonly placing: Placing;
  readonly run: LessonRun;
  readonly play: Play;
  readonly onAgain: () => void;
}

export function Ending({ ref, placing: { next }, run, play, onAgain }: EndingProps) {
  const { lesson } = play;
  const notes = lesson.steps.map((step) => notesOf(play, step));
  const effort = totalEffort(notes);
  const settled = notes.filter(({ said, measured }) => said !== undefined && measured !== undefined);
  const right = settled.filter(({ said, measured }) => sameValue(said!, measured!)).length;
  return (
    <div className="ending">
      <h2 ref={ref} tabIndex={-1}>
        {say('Done')}
      </h2>
      {run.hasChanged && <p>{say('The lesson has changed since you did it.')}</p>}
      <p>{say('You can now:')}</p>
      <ul>
        {lesson.objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
      <dl>
        <div>
          <dt>{say('Predictions right')}</dt>
          <dd>
            {say('{right} of {count}', { right, count: settled.length })}
          </dd>
        </div>
        <div>
          <dt>{say('You')}</dt>
          <dd>
            {sayEffort(effort)}, <span className="ending-dollars">{formatDollars(effort.dollars)}</span>
          </dd>
        </div>
        <div>
          <dt>{say('Par')}</dt>
          <dd>
            {sayEffort(lesson.par)}, <span className="ending-dollars">{formatDollars(lesson.par.dollars)}</span>
          </dd>
        </div>
      </dl>
      {canScale(lesson, rerunTimes) && <Rerun run={run} />}
      <div className="step-actions">
        {next !== undefined && (
          <Link className="control-button ending-next" data-kind="primary" href={next.href}>
            {say('Next: {title}', { title: next.title })}
          </Link>
        )}
        <Link className="control-link" href={routes.learn}>
          {say('All lessons')}
        </Link>
      </div>
      <button type="button" className="control-link" onClick={onAgain}>
        {say('Do this lesson again from the beginning')}
      </button>
    </div>
  );
}
