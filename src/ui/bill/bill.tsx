/** The place "Bill": what everything so far would have cost, why, and what else it could cost. */
import { type Bill as BillFacts, formatSum } from '#session/bill.ts';
import { pricesOf } from '#session/prices.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { ComparePane } from './compare-pane.tsx';
import { LinesPane } from './lines-pane.tsx';
import { PlacesPane } from './places-pane.tsx';
import { PricesPane } from './prices-pane.tsx';
import { RequestsPane } from './requests-pane.tsx';
import { useBill } from './use-bill.ts';
import './bill.css';

export default function Bill() {
  const bill = useBill();
  const exchanges = useSessionState((state) => state.exchanges);
  return (
    <div className="bill">
      <header className="bill-head">
        <h1>{say('Bill')}</h1>
        <p>{bill === undefined ? '' : findingOf(bill)}</p>
        <p className="bill-small">{say('{pricesOf}, without free tier, discounts and tax. Nobody charges you: this is what AWS would.', { pricesOf })}</p>
      </header>
      <div className="bill-columns">
        <div className="bill-main">
          <LinesPane bill={bill} />
          <PlacesPane exchanges={exchanges} />
          <RequestsPane exchanges={exchanges} />
        </div>
        <div className="bill-side">
          <ComparePane />
          <PricesPane />
        </div>
      </div>
    </div>
  );
}

function findingOf({ tables, dollars, monthDollars }: BillFacts): string {
  if (tables.length === 0) return say('Nothing yet: a bill begins with the first table.');
  const dearest = tables.reduce((most, table) => (table.monthDollars > most.monthDollars ? table : most));
  const finding = say('{dollars} so far. A month at this rate is {monthDollars}.', { dollars: formatSum(dollars), monthDollars: formatSum(monthDollars) });
  return monthDollars > 0 && tables.length > 1 ? `${finding} ${say('Most of it is {name}.', { name: dearest.name })}` : finding;
}
