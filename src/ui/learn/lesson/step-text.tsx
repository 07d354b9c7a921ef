/** One step: its text, its prediction, its goal, its help, and what is to be said when it is solved. */
import { type Ref, useEffect, useRef } from 'react';
import type { Call } from '#lesson/calls.ts';
import type { Step } from '#lesson/lesson.ts';
import type { StepNotes } from '#lesson/notes.ts';
import { type Play, tellingOf } from '#lesson/play.ts';
import type { PlayerEvent } from '#lesson/player.ts';
import { Prose } from '../prose.tsx';
import { Goal } from './goal.tsx';
import { Hints } from './hints.tsx';
import { PredictionCard } from './prediction-card.tsx';
import { SolutionBox } from './solution-box.tsx';
import './step-text.css';

/** Comes into sight by itself: the learner has been looking at the sandbox. */
function Solved() {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    line.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <p ref={line} className="step-solved">
      Solved.
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
      <h2 ref={ref} tabIndex={-1}>
        {step.title}
      </h2>
      <Prose prose={step.prose} told={notes.prose} />
      {step.request !== undefined && !isBack && (
        <button type="button" className="control-link step-offer" onClick={() => onOffer(step.request!)}>
          Put the {step.request.operation} into the editor
        </button>
      )}
      {step.predict !== undefined && (
        <PredictionCard key={step.id} predict={step.predict} notes={notes} isOpen={isDoing} onSay={(said) => send({ type: 'predict', said })} />
      )}
      {isDoing && play.finding !== undefined && <Goal finding={play.finding} hasTried={play.evidence.ofStep.length > 0} />}
      {solved && step.check !== undefined && <Solved />}
      {solved && step.afterword.length > 0 && <Prose prose={step.afterword} told={notes.afterword} pictures={notes.pictures} />}
      {!isBack && (solved || step.check === undefined) && (
        <div className="step-actions">
          <button type="button" className="control-button" data-kind="primary" onClick={() => send({ type: 'next' })}>
            {play.at === play.lesson.steps.length - 1 ? 'Finish' : 'Next step'}
          </button>
        </div>
      )}
      {step.check !== undefined && (
        <footer className="step-help">
          {isDoing && <Hints hints={step.hints} taken={notes.hints} telling={tellingOf(play)} onTake={() => send({ type: 'hint' })} />}
          <SolutionBox
            step={step}
            notes={notes}
            canShow={!isBack}
            onShow={() => send({ type: 'show solution' })}
            onOffer={isBack ? undefined : onOffer}
          />
          {!isBack && (
            <button type="button" className="control-link" onClick={() => send({ type: 'restart step' })}>
              Set the tables back to where this step begins
            </button>
          )}
        </footer>
      )}
    </div>
  );
}
