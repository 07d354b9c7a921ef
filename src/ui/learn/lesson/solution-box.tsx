/** The solution beside the learner's own, with what both take. */
import { useEffect, useRef } from 'react';
import type { Call } from '#lesson/calls.ts';
import type { Effort } from '#lesson/evidence.ts';
import type { Step } from '#lesson/lesson.ts';
import type { StepNotes } from '#lesson/notes.ts';
import { formatCount, formatDollars, formatUnits } from '#session/format.ts';
import { prettyJson } from '#session/pretty-json.ts';
import { say } from '#texts/say.ts';
import './solution-box.css';

/** What a solution takes, and once it is solved what the learner took. */
export function Par({ notes: { solutionEffort, effort, solved } }: { readonly notes: StepNotes }) {
  if (solutionEffort === undefined) return null;
  return (
    <p className="solution-par">
      {solved ? say('You: {you}. Par: {par}.', { you: sayEffort(effort), par: sayEffort(solutionEffort) }) : say('Par: {par}.', { par: sayEffort(solutionEffort) })}
    </p>
  );
}

export interface SolutionProps {
  readonly step: Step;
  readonly notes: StepNotes;
  /** Absent where the editor belongs to another step. */
  readonly onOffer: ((call: Call) => void) | undefined;
}

export function Solution({ step, notes: { solutionEffort, effort }, onOffer }: SolutionProps) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={section} className="solution" aria-label={say('Solution')}>
      {step.solutions.map(({ title, calls }, at) => (
        <div key={at}>
          <h3>{title === '' ? say('Solution') : title}</h3>
          {calls.map((call, number) => (
            <SolutionCall key={number} call={call} onOffer={onOffer} />
          ))}
        </div>
      ))}
      {solutionEffort !== undefined && <Comparison own={effort} solution={solutionEffort} />}
    </section>
  );
}

function SolutionCall({ call, onOffer }: { readonly call: Call; readonly onOffer: SolutionProps['onOffer'] }) {
  const { operation, input } = call;
  if (operation === 'AdvanceClock') return <p>{say('Then wait {input} s of virtual time.', { input: String(input['Seconds']) })}</p>;
  return (
    <div className="solution-call">
      <div className="solution-call-head">
        <b>{operation}</b>
        {onOffer !== undefined && (
          <button type="button" className="control-link" onClick={() => onOffer(call)}>
            {say('Put into the editor')}
          </button>
        )}
      </div>
      <pre tabIndex={0} aria-label={`${operation}, JSON`}>
        <code>{prettyJson(JSON.stringify(input))}</code>
      </pre>
    </div>
  );
}

function Comparison({ own, solution }: { readonly own: Effort; readonly solution: Effort }) {
  return (
    <table className="solution-comparison">
      <thead>
        <tr>
          <td />
          <th scope="col">{say('Calls')}</th>
          <th scope="col">{say('Units')}</th>
          <th scope="col">{say('Dollars')}</th>
        </tr>
      </thead>
      <tbody>
        {[
          { name: say('You'), effort: own },
          { name: say('Solution'), effort: solution },
        ].map(({ name, effort }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{effort.calls}</td>
            <td>{sayUnits(effort)}</td>
            <td className="solution-dollars">{formatDollars(effort.dollars)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `0.5 RCU`, `1 WCU`, both, or none. */
export function sayUnits({ readUnits, writeUnits }: Effort): string {
  const parts = [readUnits > 0 && formatUnits(readUnits, 'read'), writeUnits > 0 && formatUnits(writeUnits, 'write')];
  return parts.filter(Boolean).join(', ') || say('no units');
}

export const sayEffort = (effort: Effort): string => `${formatCount(effort.calls, { one: '{n} call', other: '{n} calls' })}, ${sayUnits(effort)}`;
