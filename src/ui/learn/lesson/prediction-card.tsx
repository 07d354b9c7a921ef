/** Predict, then run: the question, the answer given, and the measured one beside it. */
import { useId, useState } from 'react';
import type { Choice, Choices, NumberAnswer, Predict } from '#lesson/lesson.ts';
import type { StepNotes } from '#lesson/notes.ts';
import { verdictOf } from '#lesson/predict.ts';
import { sayValue } from '#lesson/say-value.ts';
import { amount, sameValue, type Value } from '#lesson/value.ts';
import { say } from '#texts/say.ts';
import { Inlines } from '../prose.tsx';
import './prediction-card.css';

export interface PredictionCardProps {
  readonly predict: Predict;
  readonly notes: StepNotes;
  /** The step is being done, so an answer can be given. */
  readonly isOpen: boolean;
  readonly onSay: (said: Value) => void;
}

export function PredictionCard({ predict, notes, isOpen, onSay }: PredictionCardProps) {
  const { said, measured } = notes;
  const asks = isOpen && said === undefined && measured === undefined;
  return (
    <section className="prediction" aria-label={say('Predict, then run')}>
      <div className="prediction-body">
        <p className="prediction-kind">{say('Predict, then run')}</p>
        {asks ? <Question predict={predict} notes={notes} onSay={onSay} /> : <Answers predict={predict} notes={notes} />}
      </div>
      {!asks && <Verdict predict={predict} notes={notes} />}
    </section>
  );
}

interface QuestionProps {
  readonly predict: Predict;
  readonly notes: StepNotes;
  readonly onSay: (said: Value) => void;
}

function Question({ predict, notes, onSay }: QuestionProps) {
  const [said, setSaid] = useState<Value>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== undefined) onSay(said);
      }}
    >
      <fieldset className="prediction-question">
        <legend lang="en">
          <Inlines inlines={predict.question} told={notes.prose} />
        </legend>
        {predict.answer.kind === 'choices' ? (
          <ChoiceInputs answer={predict.answer} notes={notes} said={said} onChoose={setSaid} />
        ) : (
          <NumberInput answer={predict.answer} onChange={setSaid} />
        )}
      </fieldset>
      <button type="submit" className="control-button" disabled={said === undefined} title={said === undefined ? say('Choose an answer first') : undefined}>
        {say('Predict')}
      </button>
    </form>
  );
}

interface ChoiceInputsProps {
  readonly answer: Choices;
  readonly notes: StepNotes;
  readonly said: Value | undefined;
  readonly onChoose: (said: Value) => void;
}

function ChoiceInputs({ answer, notes, said, onChoose }: ChoiceInputsProps) {
  const name = useId();
  return answer.choices.map((choice, at) => (
    <label key={at} className="prediction-choice">
      <input type="radio" name={name} checked={said !== undefined && sameValue(said, choice.value)} onChange={() => onChoose(choice.value)} />
      <ChoiceText choice={choice} notes={notes} />
    </label>
  ));
}

function ChoiceText({ choice: { value, label, note }, notes }: { readonly choice: Choice; readonly notes: StepNotes }) {
  return (
    <span className="prediction-choice-text" lang="en">
      <b>{label === undefined ? sayValue(value) : <Inlines inlines={label} told={notes.prose} />}</b>
      {note !== undefined && (
        <span>
          <Inlines inlines={note} told={notes.prose} />
        </span>
      )}
    </span>
  );
}

function NumberInput({ answer: { unit, min, max }, onChange }: { readonly answer: NumberAnswer; readonly onChange: (said: Value | undefined) => void }) {
  return (
    <label className="prediction-number">
      <input
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step="any"
        required
        onChange={({ target }) => onChange(Number.isNaN(target.valueAsNumber) ? undefined : amount('bytes', target.valueAsNumber))}
      />
      {unit}
    </label>
  );
}

/** The same choices, now with what was said and what was measured. */
function Answers({ predict, notes }: { readonly predict: Predict; readonly notes: StepNotes }) {
  const { said, measured } = notes;
  const { answer } = predict;
  return (
    <>
      <p className="prediction-asked" lang="en">
        <Inlines inlines={predict.question} told={notes.prose} />
      </p>
      {answer.kind === 'choices' && (
        <ul className="prediction-answers">
          {answer.choices.map((choice, at) => {
            const isSaid = said !== undefined && sameValue(said, choice.value);
            const isMeasured = measured !== undefined && sameValue(measured, choice.value);
            return (
              <li key={at} className="prediction-choice" data-measured={isMeasured}>
                <span className="prediction-dot" data-said={isSaid} aria-hidden="true" />
                <ChoiceText choice={choice} notes={notes} />
                <span className="prediction-marks">{[isSaid && say('you'), isMeasured && say('measured')].filter(Boolean).join(', ')}</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

function Verdict({ predict, notes }: { readonly predict: Predict; readonly notes: StepNotes }) {
  const { said, measured } = notes;
  if (measured === undefined) {
    return <p className="prediction-verdict">{said === undefined ? say('It was not measured.') : say('You said {value}. Now run it.', { value: sayValue(said) })}</p>;
  }
  const { sentence, wrong } = verdictOf(predict, said, measured);
  return (
    <p className="prediction-verdict">
      <b>{sentence}</b>{' '}
      {wrong !== undefined && (
        <>
          <Inlines inlines={wrong} told={notes.predict} />{' '}
        </>
      )}
      <Inlines inlines={predict.why} told={notes.predict} />
    </p>
  );
}
