/** What one design's run has come to. */
import type { LabOutcome } from '#session/lab-desk.ts';
import { say } from '#texts/say.ts';
import type { Twin } from '#ui/kit/segmented.tsx';
import { BillLines } from './bill-lines.tsx';
import { channelOf, count, milliseconds, partitionLimit, reasonsOf, type Scales, servedOf, throttledOf, unitOf } from './lab-figures.ts';
import { LatencyChart } from './latency-chart.tsx';
import { PartitionBars } from './partition-bars.tsx';
import { PeriodsTable } from './periods-table.tsx';
import { timeLabel } from './plot.ts';
import { UnitsChart } from './units-chart.tsx';
import './outcome.css';

export interface OutcomeProps {
  readonly name: string;
  readonly outcome: LabOutcome;
  readonly twin: Twin;
  readonly scales: Scales;
}

export function Outcome({ name, outcome, twin, scales }: OutcomeProps) {
  const { result } = outcome;
  const { Totals: totals } = result;
  const reasons = reasonsOf(result);
  const channel = channelOf(result);
  const limit = partitionLimit(channel);
  const peak = result.Periods[scales.peakAt]!;
  return (
    <>
      {twin === 'table' ? (
        <>
          <h3>{say('Minute by minute, units')}</h3>
          <PeriodsTable result={result} name={name} />
        </>
      ) : (
        <>
          <h3>{channel === 'Write' ? say('Writes, {unit} per second', { unit: unitOf(channel) }) : say('Reads, {unit} per second', { unit: unitOf(channel) })}</h3>
          <UnitsChart name={name} outcome={outcome} top={scales.unitsTop} />
          <h3 className="lab-legend">
            {say('Latency, retries included, ms')} <span data-line="p99">p99</span> <span data-line="p50">p50</span>
          </h3>
          <LatencyChart name={name} result={result} topMs={scales.latencyTopMs} />
        </>
      )}
      <h3>
        {say('Asked of each partition at {timeLabel}; line: limit of {count} {unit}/s', {
          timeLabel: timeLabel(peak.AtSecond),
          count: count(limit),
          unit: unitOf(channel),
        })}
      </h3>
      <PartitionBars period={peak} periodSeconds={result.PeriodSeconds} channel={channel} limit={limit} top={scales.partitionTop} />
      <BillLines outcome={outcome} most={scales.mostDollars} />
      <h3>{say('Calls')}</h3>
      <dl className="lab-numbers">
        <Row term={say('Units served')}>{count(servedOf(totals))}</Row>
        <Row term={say('Units refused')}>{count(throttledOf(totals))}</Row>
        <Row term={say('Retries')}>{count(totals.Retries)}</Row>
        <Row term={say('Calls given up')}>{count(totals.FailedCalls)}</Row>
        <Row term={say('Latency, half and 99 in 100')}>
          {milliseconds(totals.LatencyMs.P50)}, {milliseconds(totals.LatencyMs.P99)}
        </Row>
      </dl>
      <h3>{say('Why units were refused')}</h3>
      {reasons.length === 0 && <p>{say('None were.')}</p>}
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

function Row({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
