/** The course: where to go on, its tracks, and the learner's own numbers. */
import { useState } from 'react';
import { Link } from 'wouter';
import { formatCount, formatDollars } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Colophon } from './colophon.tsx';
import { ContinueCard } from './continue-card.tsx';
import { tracks } from './course.ts';
import { ProgressFile } from './progress-file.tsx';
import { isChanged, isDone, nextOf, numbersOf, type Standing, standings } from './standing.ts';
import { TrackGlyph } from './track-glyph.tsx';
import '#ui/requests/controls.css';
import './course-screen.css';

export function CourseScreen() {
  const [all, setAll] = useState(standings);
  const next = nextOf(all);
  const later = tracks.filter(({ lessons }) => lessons.length === 0);
  return (
    <div className="course">
      <div className="course-body">
        <header className="course-head">
          <h1>{say('Learn')}</h1>
          <p>{say('{lessons}, none needs an account or a network', { lessons: formatCount(all.length, { one: '{n} lesson', other: '{n} lessons' }) })}</p>
        </header>
        {next === undefined ? <AllDone /> : <ContinueCard standing={next} />}
        <ol className="course-tracks">
          {tracks
            .filter(({ lessons }) => lessons.length > 0)
            .map((track) => (
              <TrackCard key={track.id} {...track} ofTrack={all.filter(({ placed }) => placed.track.id === track.id)} />
            ))}
        </ol>
        <section className="course-later" aria-labelledby="course-myths">
          <h2 id="course-myths">{say('Myths')}</h2>
          <p>
            <Link href={routes.myths}>{say('True or false?')}</Link> {say('Common claims, each settled by one request.')}
          </p>
        </section>
        <section className="course-later" aria-labelledby="course-others">
          <h2 id="course-others">{say('Lessons by others')}</h2>
          <p>
            {saidWith('{open} from a file or a link, or {record}.', {
              open: <Link href={routes.openLesson}>{say('Open a lesson')}</Link>,
              record: <Link href={routes.recordLesson}>{say('record one')}</Link>,
            })}
          </p>
        </section>
        {later.length > 0 && (
          <section className="course-later" aria-labelledby="course-later">
            <h2 id="course-later">{say('Later')}</h2>
            <ul>
              {later.map(({ id, title, about }) => (
                <li key={id}>
                  <b lang="en">{title}</b> <span lang="en">{about}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <YourNumbers all={all} onRead={() => setAll(standings())} />
      </div>
      <Colophon />
    </div>
  );
}

function AllDone() {
  return (
    <section className="course-done">
      <h2>{say('All lessons are done')}</h2>
      <p>{say('The sandbox is yours.')}</p>
      <Link className="control-button course-done-link" href={routes.tables}>
        {say('Open the sandbox')}
      </Link>
    </section>
  );
}

function stateOf(standing: Standing): string {
  const { steps, minutes } = standing.placed.summary;
  if (isDone(standing)) return isChanged(standing) ? say('done, changed since') : say('done');
  return standing.solved > 0 ? say('step {solved} of {steps}', { solved: standing.solved + 1, steps }) : say('{minutes} min', { minutes });
}

interface TrackCardProps {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly about: string;
  readonly ofTrack: readonly Standing[];
}

function TrackCard({ id, number, title, about, ofTrack }: TrackCardProps) {
  const done = ofTrack.filter(isDone).length;
  return (
    <li className="course-track">
      <TrackGlyph track={id} />
      <div className="course-track-text">
        <div className="course-track-head">
          <span className="course-track-number">{number}</span>
          <h2 lang="en">{title}</h2>
          <span className="course-track-done">{done === ofTrack.length ? say('done') : say('{done} of {count}', { done, count: ofTrack.length })}</span>
        </div>
        <p lang="en">{about}</p>
        <ul className="course-lessons">
          {ofTrack.map((standing) => (
            <li key={standing.placed.summary.id} data-state={isDone(standing) ? 'done' : standing.solved > 0 ? 'begun' : 'open'}>
              <Link lang="en" href={routes.lesson(standing.placed.summary.id)}>{standing.placed.summary.title}</Link>
              <span>{stateOf(standing)}</span>
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

function YourNumbers({ all, onRead }: { readonly all: readonly Standing[]; readonly onRead: () => void }) {
  const { done, predictions, right, effort } = numbersOf(all);
  return (
    <section className="course-numbers" aria-labelledby="course-numbers">
      <h2 id="course-numbers">{say('Your numbers')}</h2>
      <dl>
        <div>
          <dt>{say('lessons done')}</dt>
          <dd>
            {say('{done} of {count}', { done, count: all.length })}
          </dd>
        </div>
        <div>
          <dt>{say('predictions right')}</dt>
          <dd>{predictions === 0 ? say('none yet') : say('{right} of {predictions}', { right, predictions })}</dd>
        </div>
        <div>
          <dt>{say('requests in lessons')}</dt>
          <dd>{effort.calls}</dd>
        </div>
        <div>
          <dt>{say('all of them, at AWS prices')}</dt>
          <dd className="course-dollars">{formatDollars(effort.dollars)}</dd>
        </div>
      </dl>
      <ProgressFile onRead={onRead} />
    </section>
  );
}
