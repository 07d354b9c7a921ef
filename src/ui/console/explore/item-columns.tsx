/** The columns of a page: the key first, then what turns up in its items, then their size. */
import type { TableProps } from '@cloudscape-design/components/table';
import type { AttributeMap, AttributeValue, TableRecord } from '#engine';
import { cellText, rowsOf } from '#session/answer.ts';
import { attributeOf, typeOf } from '#session/attributes.ts';
import { formatBytes } from '#session/format.ts';
import { weightOf } from '#session/item-weight.ts';

interface Row {
  readonly item: AttributeMap;
}

/** More of a value does not fit into a cell. */
const cellMax = 120;

export function itemColumns(items: readonly AttributeMap[], table: TableRecord): TableProps.ColumnDefinition<Row>[] {
  const { columns } = rowsOf(items, table);
  return [
    ...columns.map(({ name, isKey }) => ({
      id: `attribute ${name}`,
      header: `${name}${typeIn(items, name)}`,
      cell: ({ item }: Row) => <Cell value={attributeOf(item, name)} isKey={isKey} />,
      isRowHeader: isKey,
    })),
    {
      id: 'size',
      header: 'Size',
      cell: ({ item }: Row) => {
        const weight = weightOf(item);
        return weight === undefined ? '' : formatBytes(weight.bytes);
      },
    },
  ];
}

/** ` (S)` where all values of the attribute are of one type. */
function typeIn(items: readonly AttributeMap[], name: string): string {
  const types = new Set(items.flatMap((item) => attributeOf(item, name) ?? []).map(typeOf));
  return types.size === 1 ? ` (${[...types].join('')})` : '';
}

function Cell({ value, isKey }: { readonly value: AttributeValue | undefined; readonly isKey: boolean }) {
  if (value === undefined) return <span className="explore-absent">not there</span>;
  const text = cellText(value);
  const short = text.length > cellMax ? `${text.slice(0, cellMax)}…` : text;
  return (
    <span className={isKey ? 'mono explore-cell' : 'explore-cell'} title={text.length > cellMax ? text.slice(0, 2000) : undefined}>
      {short === '' ? '“”' : short}
    </span>
  );
}
