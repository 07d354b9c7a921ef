/** The last requests that took units, and what each cost: tiny, so beside it stands what a million would. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import { chargedRequests } from '#session/bill-requests.ts';
import type { Exchange } from '#session/exchange.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';

const rowsMax = 12;

export function RequestsPane({ exchanges }: { readonly exchanges: readonly Exchange[] }) {
  const session = useSession();
  const rows = useMemo(() => chargedRequests(exchanges, rowsMax), [exchanges]);
  return (
    <section className="bill-pane" aria-labelledby="bill-requests">
      <h2 id="bill-requests">{say('Request by request')}</h2>
      {rows.length === 0 ? (
        <p>
          {saidWith('Requests appear here with what each cost. {link}', { link: <Link href={routes.json}>{say('Write one')}</Link> })}
        </p>
      ) : (
        <div className="bill-scroll" tabIndex={0} role="group" aria-labelledby="bill-requests">
          <table className="bill-table">
            <thead>
              <tr>
                <th scope="col">{say('Request')}</th>
                <th scope="col" className="bill-number bill-wide">
                  {say('Units')}
                </th>
                <th scope="col" className="bill-number">
                  {say('Dollars')}
                </th>
                <th scope="col" className="bill-number">
                  {say('A million')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ number, operation, tableName, units, dollars, millionDollars, time }) => (
                <tr key={number}>
                  <th scope="row">
                    <Link href={routes.road} onClick={() => session.choose(number)}>
                      {operation} {tableName}
                    </Link>{' '}
                    <span className="bill-small">{time}</span>
                    <span className="bill-small bill-narrow">{units}</span>
                  </th>
                  <td className="bill-number bill-wide">{units}</td>
                  <td className="bill-number bill-money">{dollars}</td>
                  <td className="bill-number">{millionDollars}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
