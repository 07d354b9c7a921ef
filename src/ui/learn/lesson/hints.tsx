/** Hints, one at a time, each speaking of what the learner has now. */
import { evaluate } from '#lesson/checks/evaluate.ts';
import type { Telling } from '#lesson/evaluate-expression.ts';
import type { Hint } from '#lesson/lesson.ts';
import { tell } from '#lesson/notes.ts';
import { inlinesIn } from '#lesson/prose.ts';
import { Inlines } from '../prose.tsx';

export interface HintsProps {
  readonly hints: readonly Hint[];
  readonly taken: number;
  readonly telling: Telling;
  readonly onTake: () => void;
}

export function Hints({ hints, taken, telling, onTake }: HintsProps) {
  return (
    <>
      {taken > 0 && (
        <ol className="step-hints" aria-label="Hints" aria-live="polite">
          {hints.slice(0, taken).map((hint, at) => (
            <li key={at}>
              <HintText hint={hint} telling={telling} />
            </li>
          ))}
        </ol>
      )}
      {taken < hints.length && (
        <button type="button" className="control-link" onClick={onTake}>
          Hint {taken + 1} of {hints.length}
        </button>
      )}
    </>
  );
}

function HintText({ hint: { cases, otherwise }, telling }: { readonly hint: Hint; readonly telling: Telling }) {
  const text = cases.find(({ when }) => evaluate(when, telling.evidence).holds)?.then ?? otherwise;
  return <Inlines inlines={text} told={tell(inlinesIn(text), telling)} />;
}
