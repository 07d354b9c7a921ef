/** Before the first read: what will appear here. The columns are there already, those of the key. */
import Button from '@cloudscape-design/components/button';
import { formatCount } from '#session/format.ts';
import { itemRoutes } from '#session/item-route.ts';
import type { TableSummary } from '#session/session.ts';
import { keysOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { hrefOf } from '../tables/address.ts';

export function NothingRead({ table: { record, itemCount }, isRunning }: { readonly table: TableSummary; readonly isRunning: boolean }) {
  return (
    <>
      <table className="results-table" aria-hidden="true">
        <thead>
          <tr>
            {keysOf(record).map(({ name, type }) => (
              <th key={name} scope="col">
                {name} <span>{`(${type})`}</span>
              </th>
            ))}
            <th scope="col" className="results-size">
              {say('Size')}
            </th>
          </tr>
        </thead>
      </table>
      <div className="results-empty">
        {isRunning ? (
          <p>{say('Reading.')}</p>
        ) : itemCount === 0 ? (
          <>
            <p>{say('{name} has no items. The first one can be written here.', { name: record.name })}</p>
            <Button href={hrefOf(itemRoutes.create(record.name))}>{say('Create item')}</Button>
          </>
        ) : (
          <p>{say('Nothing was read yet. {name} has {items}: Run sends the Scan or Query above, and each costs what it reads.', {
            name: record.name,
            items: formatCount(itemCount, { one: '{n} item', other: '{n} items' }),
          })}</p>
        )}
      </div>
    </>
  );
}
