/** Hints, one at a time, each speaking of what the learner has now. */
import { useEffect, useRef } from 'react';
import { evaluate } from '#lesson/checks/evaluate.ts';
import type { Telling } from '#lesson/evaluate-expression.ts';
import type { Hint } from '#lesson/lesson.ts';
import { tell } from '#lesson/notes.ts';
import { inlinesIn } from '#lesson/prose.ts';
import { say } from '#texts/say.ts';
import { Inlines } from '../prose.tsx';

export interface HintsProps {
  readonly hints: readonly Hint[];
  readonly taken: number;
  readonly telling: Telling;
}

export function Hints({ hints, taken, telling }: HintsProps) {
  const last = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // It may stand below the edge: the button that asks for it is always in sight.
    last.current?.scrollIntoView({ block: 'nearest' });
  }, [taken]);
  return (
    <ol className="step-hints" aria-label={say('Hints')} aria-live="polite">
      {hints.slice(0, taken).map((hint, at) => (
        <li key={at} ref={at === taken - 1 ? last : undefined}>
          <HintText hint={hint} telling={telling} />
        </li>
      ))}
    </ol>
  );
}

function HintText({ hint: { cases, otherwise }, telling }: { readonly hint: Hint; readonly telling: Telling }) {
  const text = cases.find(({ when }) => evaluate(when, telling.evidence).holds)?.then ?? otherwise;
  return <Inlines inlines={text} told={tell(inlinesIn(text), telling)} />;
}
