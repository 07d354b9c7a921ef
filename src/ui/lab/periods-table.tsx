/** What the pictures show, minute by minute. */
import type { WorkloadResult } from '#engine';
import { count, milliseconds, servedOf, throttledOf } from './lab-figures.ts';

export function PeriodsTable({ result, name }: { readonly result: WorkloadResult; readonly name: string }) {
  return (
    <div className="lab-table" tabIndex={0} role="region" aria-label={`${name}, minute by minute`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Minute</th>
            <th scope="col">Served</th>
            <th scope="col">Refused</th>
            <th scope="col">Retries</th>
            <th scope="col">p50</th>
            <th scope="col">p99</th>
            <th scope="col">Partitions</th>
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
