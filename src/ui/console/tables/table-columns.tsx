/** The columns of the list of tables. */
import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import { formatBytes, formatCount, formatNumber } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import type { KeyAttribute } from '#session/table-keys.ts';
import { allIndexesOf, capacityWords } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from './address.ts';
import { Status } from './status.tsx';

type Column = TableProps.ColumnDefinition<TableSummary> & { readonly id: string };
type Order = (a: TableSummary, b: TableSummary) => number;

const byText =
  (text: (table: TableSummary) => string): Order =>
  (a, b) =>
    text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;

const keyText = ([key]: readonly KeyAttribute[]): string => (key === undefined ? '-' : `${key.name} (${key.type})`);

const name: Column = {
  id: 'name',
  header: say('Name'),
  isRowHeader: true,
  sortingComparator: byText(({ record }) => record.name),
  cell: ({ record }) => (
    <span className="tables-name">
      <Link href={hrefOf(routes.table(record.name))}>{record.name}</Link>
    </span>
  ),
};

const status: Column = {
  id: 'status',
  header: say('Status'),
  sortingComparator: byText(({ record }) => record.status),
  cell: ({ record }) => <Status of={record} />,
};

const items: Column = {
  id: 'items',
  header: say('Items'),
  sortingComparator: (a, b) => a.itemCount - b.itemCount,
  cell: ({ itemCount }) => formatNumber(itemCount),
};

export const columns: readonly Column[] = [
  name,
  status,
  { id: 'partition', header: say('Partition key'), cell: ({ record }) => keyText(record.key.partition) },
  { id: 'sort', header: say('Sort key'), cell: ({ record }) => keyText(record.key.sort) },
  {
    id: 'indexes',
    header: say('Indexes'),
    sortingComparator: (a, b) => allIndexesOf(a.record).length - allIndexesOf(b.record).length,
    cell: ({ record }) => allIndexesOf(record).length,
  },
  { id: 'capacity', header: say('Capacity'), cell: ({ record }) => capacityWords(record) },
  items,
  { id: 'size', header: say('Size'), sortingComparator: (a, b) => a.bytes - b.bytes, cell: ({ bytes }) => formatBytes(bytes) },
];

/** On a phone, everything that matters stands below the name. */
export const narrowColumns: readonly Column[] = [
  {
    ...name,
    cell: (table) => (
      <>
        {name.cell(table)}
        <div>
          <Status of={table.record} />
        </div>
        <div className="tables-small">{`${formatCount(table.itemCount, { one: '{n} item', other: '{n} items' })}, ${formatBytes(table.bytes)}`}</div>
      </>
    ),
  },
];
