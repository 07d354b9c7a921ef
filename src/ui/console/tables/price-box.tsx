/** What capacity costs a month, with its arithmetic and the date of its prices. */
import { type ReactNode, useId } from 'react';
import type { BillingMode, TableClass } from '#session/create-table-form.ts';
import { formatDollars, formatUnits } from '#session/format.ts';
import { pricesOf } from '#session/prices.ts';
import { classPrices, hoursPerMonth, isAssumedPrice, provisionedMonth, type Units } from '#session/tables-price.ts';
import { say } from '#texts/say.ts';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import './price-box.css';

export interface PriceBoxProps {
  readonly billingMode: BillingMode;
  readonly tableClass: TableClass;
  /** Of the table and its global indexes. */
  readonly provisioned: Units;
}

export function PriceBox(props: PriceBoxProps) {
  const id = useId();
  const elsewhere = useElsewhere();
  if (elsewhere !== undefined) {
    return (
      <section className="price-box" aria-labelledby={id}>
        <h3 id={id}>{say('Price')}</h3>
        <p className="tables-note">{say('What another engine charges is not known here.')}</p>
      </section>
    );
  }
  return (
    <section className="price-box" aria-labelledby={id}>
      <h3 id={id}>{say('Price')}</h3>
      {props.billingMode === 'PROVISIONED' ? <Provisioned {...props} /> : <OnDemand {...props} />}
      <p className="tables-small">
        {say('{pricesOf}, without free tier, storage and tax.', { pricesOf })}
        {isAssumedPrice(props.tableClass) && props.billingMode === 'PROVISIONED' && (
          <>
            {' '}
            {saidWith('Provisioned prices of this class are {assumed}: reported, not verified.', { assumed: <span className="price-box-assumed">{say('assumed')}</span> })}
          </>
        )}
      </p>
    </section>
  );
}

export function PriceLine({ what, sum }: { readonly what: ReactNode; readonly sum: string }) {
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
      <PriceLine what={`${formatUnits(provisioned.read, 'read')} × ${hoursPerMonth} h × ${formatDollars(readUnitHour)}`} sum={formatDollars(reads)} />
      <PriceLine what={`${formatUnits(provisioned.write, 'write')} × ${hoursPerMonth} h × ${formatDollars(writeUnitHour)}`} sum={formatDollars(writes)} />
      <PriceLine what={<b>{say('A month, used or not')}</b>} sum={formatDollars(total)} />
    </dl>
  );
}

function OnDemand({ tableClass }: PriceBoxProps) {
  const { readsPerMillion, writesPerMillion } = classPrices(tableClass);
  return (
    <dl>
      <PriceLine what={say('One read unit')} sum={formatDollars(readsPerMillion / 1_000_000)} />
      <PriceLine what={say('One write unit')} sum={formatDollars(writesPerMillion / 1_000_000)} />
      <PriceLine what={<b>{say('A month without requests')}</b>} sum={formatDollars(0)} />
    </dl>
  );
}
