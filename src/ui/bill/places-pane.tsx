/** What requests took of tables and of each index: an index is paid for beside its table. */
import { useMemo } from 'react';
import { unitsByPlace } from '#session/bill-requests.ts';
import type { Exchange } from '#session/exchange.ts';
import { formatCount, formatUnits } from '#session/format.ts';
import { say } from '#texts/say.ts';

export function PlacesPane({ exchanges }: { readonly exchanges: readonly Exchange[] }) {
  const places = useMemo(() => unitsByPlace(exchanges), [exchanges]);
  if (places.length === 0) return null;
  return (
    <section className="bill-pane" aria-labelledby="bill-places">
      <h2 id="bill-places">{say('By table and index')}</h2>
      <p>{say('Units of the {requests} in the history. A write to a table is a write to each index that it changes.', { requests: formatCount(exchanges.length, { one: '{n} request', other: '{n} requests' }) })}</p>
      <div className="bill-scroll" tabIndex={0} role="group" aria-labelledby="bill-places">
        <table className="bill-table">
          <thead>
            <tr>
              <th scope="col">{say('Table or index')}</th>
              <th scope="col" className="bill-number">
                {say('Read')}
              </th>
              <th scope="col" className="bill-number">
                {say('Written')}
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ tableName, indexName, readUnits, writeUnits }) => (
              <tr key={JSON.stringify([tableName, indexName])}>
                <th scope="row" data-tone={indexName === undefined ? undefined : 'index'}>
                  {indexName === undefined ? tableName : say('{indexName}, index of {tableName}', { indexName, tableName })}
                </th>
                <td className="bill-number" data-tone="read">
                  {formatUnits(readUnits, 'read')}
                </td>
                <td className="bill-number" data-tone="write">
                  {formatUnits(writeUnits, 'write')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
