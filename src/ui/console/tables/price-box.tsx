/** What capacity costs a month, with its arithmetic and the date of its prices. */
import { type ReactNode, useId } from 'react';
import type { BillingMode, TableClass } from '#session/create-table-form.ts';
import { formatDollars, formatUnits } from '#session/format.ts';
import { pricesOf } from '#session/prices.ts';
import { classPrices, hoursPerMonth, isAssumedPrice, type NeededCapacity, onDemandMonth, provisionedMonth, type Units } from '#session/tables-price.ts';
import './price-box.css';

export interface PriceBoxProps {
  readonly billingMode: BillingMode;
  readonly tableClass: TableClass;
  /** Of the table and its global indexes. */
  readonly provisioned: Units;
  /** What the load of the calculator needs; absent while it makes no sense, or where there is none. */
  readonly needed?: NeededCapacity | undefined;
}

export function PriceBox(props: PriceBoxProps) {
  const id = useId();
  return (
    <section className="price-box" aria-labelledby={id}>
      <h3 id={id}>Price</h3>
      {props.billingMode === 'PROVISIONED' ? <Provisioned {...props} /> : <OnDemand {...props} />}
      {props.needed !== undefined && <ForLoad {...props} needed={props.needed} />}
      <p className="tables-small">
        {`${pricesOf}, without free tier, storage and tax.`}
        {isAssumedPrice(props.tableClass) && props.billingMode === 'PROVISIONED' && (
          <>
            {' '}
            Provisioned prices of this class are <span className="price-box-assumed">assumed</span>: reported, not verified.
          </>
        )}
      </p>
    </section>
  );
}

function Line({ what, sum }: { readonly what: ReactNode; readonly sum: string }) {
  return (
    <div className="price-box-line">
      <dt>{what}</dt>
      <dd>{sum}</dd>
    </div>
  );
}

function Provisioned({ provisioned, tableClass }: PriceBoxProps) {
  const { reads, writes, total } = provisionedMonth(provisioned, tableClass);
  const { readUnitHour, writeUnitHour } = classPrices(tableClass);
  return (
    <dl>
      <Line what={`${formatUnits(provisioned.read, 'read')} × ${hoursPerMonth} h × ${formatDollars(readUnitHour)}`} sum={formatDollars(reads)} />
      <Line what={`${formatUnits(provisioned.write, 'write')} × ${hoursPerMonth} h × ${formatDollars(writeUnitHour)}`} sum={formatDollars(writes)} />
      <Line what={<b>A month, used or not</b>} sum={formatDollars(total)} />
    </dl>
  );
}

function OnDemand({ tableClass }: PriceBoxProps) {
  const { readsPerMillion, writesPerMillion } = classPrices(tableClass);
  return (
    <dl>
      <Line what="A million read units" sum={formatDollars(readsPerMillion)} />
      <Line what="A million write units" sum={formatDollars(writesPerMillion)} />
      <Line what={<b>A month without requests</b>} sum={formatDollars(0)} />
    </dl>
  );
}

/** The same load under both modes, so that the choice can be made by a number. */
function ForLoad({ needed, tableClass }: PriceBoxProps & { readonly needed: NeededCapacity }) {
  return (
    <dl className="price-box-load">
      <dt className="price-box-title">For the load of the calculator, all month</dt>
      <Line what="On-demand" sum={formatDollars(onDemandMonth(needed.perSecond, tableClass).total)} />
      <Line
        what={`Provisioned, ${formatUnits(needed.provisioned.read, 'read')} and ${formatUnits(needed.provisioned.write, 'write')}`}
        sum={formatDollars(provisionedMonth(needed.provisioned, tableClass).total)}
      />
    </dl>
  );
}
