/** What the pictures show, minute by minute. */
import type { WorkloadResult } from '#engine';
import { say } from '#texts/say.ts';
import { count, milliseconds, servedOf, throttledOf } from './lab-figures.ts';

export function PeriodsTable({ result, name }: { readonly result: WorkloadResult; readonly name: string }) {
  return (
    <div className="lab-table" tabIndex={0} role="region" aria-label={say('{name}, minute by minute', { name })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Minute')}</th>
            <th scope="col">{say('Served')}</th>
            <th scope="col">{say('Refused')}</th>
            <th scope="col">{say('Retries')}</th>
            <th scope="col">p50</th>
            <th scope="col">p99</th>
            <th scope="col">{say('Partitions')}</th>
          </tr>
        </thead>
        <tbody>
          {result.Periods.map((period) => (
            <tr key={period.AtSecond}>
              <td>{count(period.AtSecond / 60)}</td>
              <td>{count(servedOf(period))}</td>
              <td>{count(throttledOf(period))}</td>
              <td>{count(period.Retries)}</td>
              <td>{milliseconds(period.LatencyMs.P50)}</td>
              <td>{milliseconds(period.LatencyMs.P99)}</td>
              <td>{period.Partitions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
