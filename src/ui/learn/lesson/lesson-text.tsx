/** The text side of a lesson: where one is, what to do, what to predict, and how it went. */
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Call } from '#lesson/calls.ts';
import { notesOf, type Play } from '#lesson/play.ts';
import type { PlayerEvent } from '#lesson/player.ts';
import type { LessonRun } from '#session/lesson-run.ts';
import { say } from '#texts/say.ts';
import { ForeignContext } from '../prose.tsx';
import { Ending } from './ending.tsx';
import type { Placing } from './placing.ts';
import { StepText } from './step-text.tsx';
import '#ui/requests/controls.css';
import './lesson-text.css';

/** The page answers for its own lessons only. */
const foreignWarning = say("This lesson is not Dynascope's. It came from a file or a link, and nobody here has checked what it says.");

export interface LessonTextProps {
  readonly placing: Placing;
  readonly run: LessonRun;
  readonly play: Play;
  /** Of the player's machine. */
  readonly state: string;
  readonly send: (event: PlayerEvent) => void;
  readonly onOffer: (call: Call) => void;
}

export function LessonText({ placing, run, play, state, send, onOffer }: LessonTextProps) {
  const { lesson, at, problem } = play;
  /** An earlier step that the learner reads again; absent: the one that is being done. */
  const [back, setBack] = useState<number>();
  const shown = back ?? at;
  const isEnding = state === 'finished' && back === undefined;
  const heading = useFocusOnChange(`${shown} ${isEnding}`);
  const step = lesson.steps[shown]!;
  const leaf = (to: number): void => setBack(to >= at && state !== 'finished' ? undefined : to);
  return (
    <ForeignContext value={placing.isForeign}>
      <article className="lesson-article" aria-busy={state === 'settingUp'}>
        <nav className="lesson-crumbs" aria-label={say('Where this lesson stands')}>
          <Link href={placing.crumb.href} lang={placing.isForeign ? undefined : 'en'}>{placing.crumb.text}</Link>
          <span>{placing.position}</span>
          <span className="lesson-minutes">{say('{minutes} min', { minutes: lesson.minutes })}</span>
        </nav>
        <h1 lang="en">{lesson.title}</h1>
        {placing.isForeign && <p className="lesson-foreign">{foreignWarning}</p>}
        <Segments play={play} shown={isEnding ? undefined : shown} />
        <div className="lesson-place">
          <span>{isEnding
            ? say('All {count} steps done', { count: lesson.steps.length })
            : say('Step {shown} of {count}', { shown: shown + 1, count: lesson.steps.length })}</span>
          {(shown > 0 || isEnding) && (
            <button type="button" className="control-link" onClick={() => setBack(isEnding ? at : shown - 1)}>
              {say('Back')}
            </button>
          )}
          {back !== undefined && (
            <button type="button" className="control-link" onClick={() => (back >= at ? setBack(undefined) : leaf(shown + 1))}>
              {say('Forward')}
            </button>
          )}
        </div>
        {state === 'failed' ? (
          <div className="lesson-problem" role="alert">
            <p>{problem}</p>
            <button type="button" className="control-button" onClick={() => send({ type: 'restart step' })}>
              {say('Try again')}
            </button>
          </div>
        ) : state === 'settingUp' ? (
          <p className="lesson-setting-up">{say('The lesson makes its tables.')}</p>
        ) : isEnding ? (
          <Ending ref={heading} placing={placing} run={run} play={play} onAgain={() => send({ type: 'restart lesson' })} />
        ) : (
          <StepText
            key={step.id}
            ref={heading}
            step={step}
            play={play}
            notes={notesOf(play, step)}
            isBack={back !== undefined}
            send={send}
            onOffer={onOffer}
          />
        )}
      </article>
    </ForeignContext>
  );
}

/** One for each step: done, being done, to come. */
function Segments({ play, shown }: { readonly play: Play; readonly shown: number | undefined }) {
  return (
    <ol className="lesson-segments" aria-hidden="true">
      {play.lesson.steps.map((step, at) => (
        <li key={step.id} data-step={at === shown ? 'shown' : notesOf(play, step).solved ? 'done' : 'open'} />
      ))}
    </ol>
  );
}

/** Moves the focus to the heading of a new step, so that reading begins there. Not on the first drawing. */
function useFocusOnChange(what: string): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(what);
  useEffect(() => {
    if (before.current === what) return;
    if (heading.current === null) return;
    before.current = what;
    heading.current.focus();
    heading.current.closest('.lesson-text')?.scrollTo({ top: 0 });
  });
  return heading;
}
