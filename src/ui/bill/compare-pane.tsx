/** One load, paid for in four ways, and where one becomes cheaper than the other. */
import { useState } from 'react';
import { compareDesigns, type Comparison, type Design } from '#session/bill-compare.ts';
import { formatDollars, formatNumber, formatUnits } from '#session/format.ts';
import { hoursPerMonth, isAssumedPrice } from '#session/tables-price.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { Segmented } from '#ui/kit/segmented.tsx';

const peaks = ['1', '2', '4', '10'].map((value) => ({ value, text: `${value} ×` }));

const modeWords = { PAY_PER_REQUEST: say('On-demand'), PROVISIONED: say('Provisioned') } as const;
const classWords = { STANDARD: say('Standard'), STANDARD_INFREQUENT_ACCESS: say('Standard-IA') } as const;
const nameOf = ({ billingMode, tableClass }: Design): string => `${modeWords[billingMode]}, ${classWords[tableClass]}`;

/** Nothing but digits and a point makes a number here; everything else counts as none. */
const countOf = (text: string): number => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : 0);

export function ComparePane() {
  const [read, setRead] = useState('100');
  const [write, setWrite] = useState('20');
  const [stored, setStored] = useState('50');
  const [peak, setPeak] = useState('4');
  const average = { read: countOf(read), write: countOf(write) };
  const comparison = compareDesigns({ average, peak: Number(peak), storedGb: countOf(stored) });
  return (
    <section className="bill-pane" aria-labelledby="bill-compare">
      <h2 id="bill-compare">
        {say('{name} is cheapest here: {total} a month', { name: nameOf(comparison.cheapest), total: formatDollars(comparison.cheapest.total) })}
      </h2>
      <div className="bill-load">
        <Field label={say('RCU a second, average')} value={read} onChange={setRead} />
        <Field label={say('WCU a second, average')} value={write} onChange={setWrite} />
        <Field label={say('GB stored')} value={stored} onChange={setStored} />
        <div className="bill-field">
          <span>{say('Busiest time, of the average')}</span>
          <Segmented label={say('Busiest time, of the average')} options={peaks} value={peak} onChange={setPeak} />
        </div>
      </div>
      <Designs comparison={comparison} />
      <ul className="bill-why">
        <li>
          {say('Provisioned capacity has to reach the busiest time: {read} and {write}, paid for {hoursPerMonth} hours.', {
            read: formatUnits(comparison.provisioned.read, 'read'),
            write: formatUnits(comparison.provisioned.write, 'write'),
            hoursPerMonth,
          })}
        </li>
        {comparison.peakAtEven !== undefined && (
          <li>
            {saidWith('Break-even: provisioned is cheaper while the busiest time is at most {times} the average, that is, while capacity is used to {share} at least.', {
              times: <b>{`${formatNumber(comparison.peakAtEven, 2)} ×`}</b>,
              share: <b>{`${formatNumber(100 / comparison.peakAtEven, 0)} %`}</b>,
            })}
          </li>
        )}
        <li>
          {saidWith('Break-even: at this traffic on demand, Standard-IA is cheaper from {storedGbAtEven} stored. It saves on each GB and costs more on each request.', { storedGbAtEven: <b>{`${formatNumber(comparison.storedGbAtEven)} GB`}</b> })}
        </li>
        <li>
          {saidWith('Provisioned prices of Standard-IA are {assumed}: reported, not verified.', { assumed: <span className="bill-assumed">{say('assumed')}</span> })}
        </li>
      </ul>
    </section>
  );
}

function Field({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <label className="bill-field">
      <span>{label}</span>
      <input value={value} inputMode="decimal" autoComplete="off" onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}

function Designs({ comparison: { designs, cheapest } }: { readonly comparison: Comparison }) {
  const most = Math.max(...designs.map(({ total }) => total));
  return (
    <table className="bill-table bill-designs">
      <thead>
        <tr>
          <th scope="col">{say('A month')}</th>
          <th scope="col" className="bill-number">
            {say('Requests')}
          </th>
          <th scope="col" className="bill-number">
            {say('Storage')}
          </th>
          <th scope="col" className="bill-number">
            {say('Together')}
          </th>
        </tr>
      </thead>
      <tbody>
        {designs.map((design) => (
          <tr key={nameOf(design)} data-cheapest={design === cheapest}>
            <th scope="row">
              {nameOf(design)}
              {design === cheapest && <span className="bill-small"> {say('cheapest')}</span>}
            </th>
            <td className="bill-number">
              {design.billingMode === 'PROVISIONED' && isAssumedPrice(design.tableClass) ? (
                <span className="bill-assumed">{formatDollars(design.requests)}</span>
              ) : (
                formatDollars(design.requests)
              )}
            </td>
            <td className="bill-number">{formatDollars(design.storage)}</td>
            <td className="bill-number bill-money">
              {formatDollars(design.total)}
              <span className="bill-bar" aria-hidden="true">
                <span style={{ width: `${most === 0 ? 0 : (design.total / most) * 100}%` }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
