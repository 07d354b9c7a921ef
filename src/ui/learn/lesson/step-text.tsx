/** One step: its text, its prediction, its goal, its help, and what is to be said when it is solved. */
import { type Ref, useEffect, useRef } from 'react';
import type { Call } from '#lesson/calls.ts';
import type { Step } from '#lesson/lesson.ts';
import type { StepNotes } from '#lesson/notes.ts';
import { type Play, tellingOf } from '#lesson/play.ts';
import type { PlayerEvent } from '#lesson/player.ts';
import { say } from '#texts/say.ts';
import { Prose } from '../prose.tsx';
import { Goal } from './goal.tsx';
import { Hints } from './hints.tsx';
import { PredictionCard } from './prediction-card.tsx';
import { Par, Solution } from './solution-box.tsx';
import './step-text.css';

/** Comes into sight by itself: the learner has been looking at the sandbox. */
function Solved() {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    line.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <p ref={line} className="step-solved">
      {say('Solved.')}
    </p>
  );
}

export interface StepTextProps {
  readonly ref: Ref<HTMLHeadingElement>;
  readonly step: Step;
  readonly play: Play;
  readonly notes: StepNotes;
  /** It is read again; another step is being done. */
  readonly isBack: boolean;
  readonly send: (event: PlayerEvent) => void;
  readonly onOffer: (call: Call) => void;
}

export function StepText({ ref, step, play, notes, isBack, send, onOffer }: StepTextProps) {
  const { solved } = notes;
  const isDoing = !isBack && !solved && step.check !== undefined;
  return (
    <div className="step">
      <h2 ref={ref} tabIndex={-1} lang="en">
        {step.title}
      </h2>
      <Prose prose={step.prose} told={notes.prose} />
      {step.request !== undefined && !isBack && (
        <button type="button" className="control-link step-offer" onClick={() => onOffer(step.request!)}>
          {say('Put the {operation} into the editor', { operation: step.request.operation })}
        </button>
      )}
      {step.predict !== undefined && (
        <PredictionCard key={step.id} predict={step.predict} notes={notes} isOpen={isDoing} onSay={(said) => send({ type: 'predict', said })} />
      )}
      {isDoing && play.finding !== undefined && <Goal finding={play.finding} hasTried={play.evidence.ofStep.length > 0} />}
      {solved && step.check !== undefined && <Solved />}
      {solved && step.afterword.length > 0 && <Prose prose={step.afterword} told={notes.afterword} pictures={notes.pictures} />}
      {isDoing && notes.hints > 0 && <Hints hints={step.hints} taken={notes.hints} telling={tellingOf(play)} />}
      {notes.solutionShown && <Solution step={step} notes={notes} onOffer={isBack ? undefined : onOffer} />}
      {step.check !== undefined && !isBack && (
        <button type="button" className="control-link step-reset" onClick={() => send({ type: 'restart step' })}>
          {say('Set the tables back to where this step begins')}
        </button>
      )}
      {!isBack && <StepBar step={step} play={play} notes={notes} isDoing={isDoing} send={send} />}
    </div>
  );
}

interface StepBarProps extends Pick<StepTextProps, 'step' | 'play' | 'notes' | 'send'> {
  readonly isDoing: boolean;
}

/** What to do next and where to find help: always in sight below the text. */
function StepBar({ step, play, notes, isDoing, send }: StepBarProps) {
  const canGoOn = notes.solved || step.check === undefined;
  const isLast = play.at === play.lesson.steps.length - 1;
  return (
    <footer className="step-bar">
      {canGoOn && (
        <button type="button" className="control-button" data-kind="primary" onClick={() => send({ type: 'next' })}>
          {isLast ? say('Finish') : say('Next step')}
        </button>
      )}
      {isDoing && notes.hints < step.hints.length && (
        <button type="button" className="control-link" onClick={() => send({ type: 'hint' })}>
          {say('Hint {hints} of {count}', { hints: notes.hints + 1, count: step.hints.length })}
        </button>
      )}
      {step.check !== undefined && !notes.solutionShown && (
        <button type="button" className="control-link" onClick={() => send({ type: 'show solution' })}>
          {say('Show solution')}
        </button>
      )}
      <Par notes={notes} />
    </footer>
  );
}
