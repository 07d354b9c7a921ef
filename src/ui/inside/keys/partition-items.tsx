/** The first items of one partition in the order of their hashes, each with a way to its editor. */
import { Link } from 'wouter';
import type { AttributeMap, TableRecord } from '#engine';
import type { KeySpaceQuery } from '#session/connection.ts';
import { shortHash } from '#session/folds/hash-space.ts';
import { formatBytes } from '#session/format.ts';
import { itemRoutes } from '#session/item-route.ts';
import { keyText, primaryKeyOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';
import { useInside } from '../use-inside.ts';

export interface PartitionItemsProps {
  readonly query: KeySpaceQuery;
  readonly table: TableRecord;
  readonly partitionId: string;
}

const shownMax = 25;

export function PartitionItems({ query: { tableName, indexName }, table, partitionId }: PartitionItemsProps) {
  const facts = useInside({ kind: 'items', tableName, indexName, partitionId, most: shownMax });
  if (facts === undefined) return null;
  const { items } = facts;
  if (items.length === 0) return <p className="partition-items-none">{say('No item lives here yet.')}</p>;
  return (
    <>
      <h3>{say('Items, by hash')}{items.length === shownMax && `: ${say('the first {shownMax}', { shownMax })}`}</h3>
      <TwinScroll label={say('Items of {partitionId}', { partitionId })} isShown>
        <table className="partition-items">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{say('Hash')}</th>
              <th scope="col">{say('Key')}</th>
              <th scope="col">{say('Size')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ hash, item, bytes }, at) => (
              <tr key={at}>
                <td className="mono">{shortHash(hash)}</td>
                <td>
                  <ItemLink table={table} item={item} />
                </td>
                <td>{formatBytes(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TwinScroll>
    </>
  );
}

/** An index entry has its item's key too. */
function ItemLink({ table, item }: { readonly table: TableRecord; readonly item: AttributeMap }) {
  const key = primaryKeyOf(table, item) ?? {};
  return <Link href={itemRoutes.edit(table.name, key)}>{Object.values(key).map(keyText).join(', ')}</Link>;
}
