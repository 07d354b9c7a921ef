/** What one design's run has come to. */
import type { LabOutcome } from '#session/lab-desk.ts';
import type { Twin } from '#ui/kit/segmented.tsx';
import { count, dollars, milliseconds, reasonsOf, servedOf, throttledOf } from './lab-figures.ts';
import { PeriodsTable, UnitsChart } from './units-chart.tsx';

export interface OutcomeProps {
  readonly name: string;
  readonly outcome: LabOutcome;
  readonly twin: Twin;
  /** Units a second at the top of the picture: of both designs the same. */
  readonly top: number;
}

export function Outcome({ name, outcome: { result }, twin, top }: OutcomeProps) {
  const { Totals: totals } = result;
  const reasons = reasonsOf(result);
  return (
    <>
      <h3>Units per {twin === 'picture' ? 'second' : 'minute'}</h3>
      {twin === 'picture' ? <UnitsChart result={result} top={top} name={name} /> : <PeriodsTable result={result} name={name} />}
      <dl className="lab-numbers">
        <dt>Units served</dt>
        <dd>{count(servedOf(totals))}</dd>
        <dt>Units refused</dt>
        <dd>{count(throttledOf(totals))}</dd>
        <dt>Retries</dt>
        <dd>{count(totals.Retries)}</dd>
        <dt>Calls given up</dt>
        <dd>{count(totals.FailedCalls)}</dd>
        <dt>Latency, retries included</dt>
        <dd>
          {milliseconds(totals.LatencyMs.P50)}; one in 100 above {milliseconds(totals.LatencyMs.P99)}
        </dd>
        <dt>Cost</dt>
        <dd className="lab-money">{dollars(totals.Dollars)}</dd>
      </dl>
      <h3>Why units were refused</h3>
      {reasons.length === 0 && <p>None were.</p>}
      <ul className="lab-reasons">
        {reasons.map(({ reason, units, explanation }) => (
          <li key={reason}>
            <b>
              {reason}: {count(units)}
            </b>{' '}
            {explanation}
          </li>
        ))}
      </ul>
    </>
  );
}
