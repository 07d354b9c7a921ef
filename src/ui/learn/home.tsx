/** Home: one sentence, one button, one living picture, and the course in a strip. */
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { formatCount } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { useTour } from '#ui/help/tour.ts';
import { routes } from '#ui/shell/routes.ts';
import { Colophon } from './colophon.tsx';
import { lessons, tracks } from './course.ts';
import { isDone, type Standing, standings } from './standing.ts';
import '#ui/requests/controls.css';
import './home.css';

/** A picture that can't be loaded takes nothing else with it. */
const HomePicture = lazy(async () => {
  try {
    return { default: (await import('#ui/inside/home/home-picture.tsx')).HomePicture };
  } catch {
    return { default: NoPicture };
  }
});

const NoPicture = () => <p className="home-no-picture">{say('The picture could not be loaded. Lessons and tables work without it; reload the page to see it.')}</p>;

export function Home() {
  const all = standings();
  const tour = useTour();
  const hasBegun = all.some(({ progress }) => progress !== undefined);
  const [first] = lessons;
  return (
    <div className="home">
      <div className="home-stage">
        <div className="home-words">
          <h1>{say('See inside DynamoDB, one request at a time.')}</h1>
          <p className="home-about">{say('Real requests, real answers, and a picture of what each one did and what it would cost.')}</p>
          {first !== undefined && (
            <Link className="control-button home-begin" data-kind="primary" href={hasBegun ? routes.learn : routes.lesson(first.summary.id)}>
              {hasBegun ? say('Go on learning') : say('Run your first request')}
            </Link>
          )}
          {!hasBegun && (
            <button type="button" className="control-link home-tour" onClick={() => tour(0)}>
              {say('Or look around first')}
            </button>
          )}
          <p className="home-promise">{say('No account, no bill, no network. Everything stays in this browser.')}</p>
        </div>
        <div className="home-picture">
          <Suspense fallback={null}>
            <HomePicture />
          </Suspense>
        </div>
      </div>
      <section className="home-course" aria-labelledby="home-course">
        <div className="home-course-head">
          <h2 id="home-course">{say('Then, in this order or yours')}</h2>
          <Link className="control-link" href={routes.tables}>
            {say('I know DynamoDB: open an empty sandbox')}
          </Link>
        </div>
        <ol className="home-tracks">
          {tracks.map((track) => (
            <HomeTrack key={track.id} id={track.id} title={track.title} ofTrack={all.filter(({ placed }) => placed.track.id === track.id)} />
          ))}
        </ol>
      </section>
      <Colophon />
    </div>
  );
}

function HomeTrack({ id, title, ofTrack }: { readonly id: string; readonly title: string; readonly ofTrack: readonly Standing[] }) {
  const count = ofTrack.length;
  if (count === 0) {
    return (
      <li className="home-track" data-state="later">
        <span className="home-track-title" lang="en">{title}</span>
        <span>{say('later')}</span>
      </li>
    );
  }
  const next = ofTrack.find((standing) => !isDone(standing)) ?? ofTrack[0]!;
  const state = ofTrack.every(isDone) ? 'done' : id === tracks[0]?.id ? 'first' : 'open';
  return (
    <li className="home-track" data-state={state}>
      <Link className="home-track-title" lang="en" href={routes.lesson(next.placed.summary.id)}>
        {title}
      </Link>
      <span>{state === 'done' ? say('done') : formatCount(count, { one: '{n} lesson', other: '{n} lessons' })}</span>
    </li>
  );
}
