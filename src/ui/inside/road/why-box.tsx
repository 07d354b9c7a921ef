/** The open "why?" of a station: a question, its picture, its arithmetic, and what else it could have been. */
import type { ReactNode, RefObject } from 'react';
import type { Station, Term, Throttling } from '#session/folds/road-model.ts';
import { say } from '#texts/say.ts';
import { WhyPicture } from './why-pictures.tsx';
import './why-box.css';

export interface WhyBoxProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly station: Station;
  /** Which of how many stations, so that the box can point at it. */
  readonly at: number;
  readonly count: number;
  readonly children?: ReactNode;
}

export function WhyBox({ ref, station, at, count, children }: WhyBoxProps) {
  const { question, answer, picture, arithmetic, source, throttling, assumed } = station.why;
  return (
    <div ref={ref} className="why-box" style={{ '--why-at': `${((at + 0.5) / count) * 100}%` } as React.CSSProperties}>
      <div className="why-box-head">
        <h3>{question}</h3>
        <p>
          {answer}
          {source !== undefined && (
            <>
              {' '}
              <a href={source.href} target="_blank" rel="noreferrer">
                {source.name}
              </a>
            </>
          )}
        </p>
      </div>
      {picture !== undefined && <WhyPicture picture={picture} />}
      {arithmetic.map((terms, row) => (
        <Arithmetic key={row} terms={terms} />
      ))}
      {throttling !== undefined && <Throttled throttling={throttling} />}
      {assumed !== undefined && (
        <p className="why-box-assumed">
          <span>{say('assumed')}</span> {assumed}
        </p>
      )}
      {children}
    </div>
  );
}

/** The reason as code reads it in the error, and what can be done. */
function Throttled({ throttling: { reasons, remedies } }: { readonly throttling: Throttling }) {
  return (
    <div className="why-box-throttled">
      <h4>ThrottlingReasons</h4>
      <ul>
        {reasons.map(({ reason, resource }) => (
          <li key={reason}>
            <code>{reason}</code>
            <code>{resource}</code>
          </li>
        ))}
      </ul>
      <h4>{say('What to do')}</h4>
      <ul>
        {remedies.map((remedy) => (
          <li key={remedy}>{remedy}</li>
        ))}
      </ul>
    </div>
  );
}

/** Terms in a row, each a value over what it is. An operator stays with the term that it leads to. */
export function Arithmetic({ terms }: { readonly terms: readonly Term[] }) {
  return (
    <ol className="arithmetic">
      {terms.map(({ operator, value, label, tone }, at) => (
        <li key={at}>
          {operator !== undefined && <span className="arithmetic-operator">{operator === 'of' ? say('of') : operator}</span>}
          <span className="arithmetic-term" data-tone={tone}>
            <b>{value}</b>
            <span>{label}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
