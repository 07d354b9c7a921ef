/** Before the first read: what will appear here. The columns are there already, those of the key. */
import Button from '@cloudscape-design/components/button';
import { formatCount } from '#session/format.ts';
import { itemRoutes } from '#session/item-route.ts';
import type { TableSummary } from '#session/session.ts';
import { keysOf } from '#session/table-keys.ts';
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
              Size
            </th>
          </tr>
        </thead>
      </table>
      <div className="results-empty">
        {isRunning ? (
          <p>Reading.</p>
        ) : itemCount === 0 ? (
          <>
            <p>{`${record.name} has no items. The first one can be written here.`}</p>
            <Button href={hrefOf(itemRoutes.create(record.name))}>Create item</Button>
          </>
        ) : (
          <p>{`Nothing was read yet. ${record.name} has ${formatCount(itemCount, { one: '{n} item', other: '{n} items' })}: Run sends the Scan or Query above, and each costs what it reads.`}</p>
        )}
      </div>
    </>
  );
}
