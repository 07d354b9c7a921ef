/** The bill of a run: its lines with their arithmetic, and what was paid and not used. */
import type { LabOutcome } from '#session/lab-desk.ts';
import { labBill } from '#session/lab-bill.ts';
import { say } from '#texts/say.ts';
import { dollars } from './lab-figures.ts';

export function BillLines({ outcome, most }: { readonly outcome: LabOutcome; readonly most: number }) {
  const { lines, unusedShare } = labBill(outcome);
  const total = lines.reduce((sum, line) => sum + line.dollars, 0);
  return (
    <>
      <div className="lab-bill-head">
        <h3>{say('Bill of this run')}</h3>
        <b className="lab-money">{dollars(total)}</b>
      </div>
      <div className="lab-bill-bar" aria-hidden="true">
        <span style={{ width: `${most === 0 ? 0 : (100 * total) / most}%` }} />
      </div>
      <dl className="lab-numbers">
        {lines.map(({ arithmetic, dollars: cost }) => (
          <div key={arithmetic}>
            <dt>{arithmetic}</dt>
            <dd className="lab-money">{dollars(cost)}</dd>
          </div>
        ))}
        {unusedShare !== undefined && (
          <div>
            <dt>{say('Paid and not used')}</dt>
            <dd>{Math.round(unusedShare * 100)} %</dd>
          </div>
        )}
        <div>
          <dt>{say('Reading all of one key')}</dt>
          <dd>{outcome.design.writeShards === 1 ? say('1 Query') : say('{writeShards} Queries, one per shard', { writeShards: outcome.design.writeShards })}</dd>
        </div>
      </dl>
    </>
  );
}
