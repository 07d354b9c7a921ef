/** The items of an answer as a table. */
import { useMemo } from 'react';
import type { AttributeMap, AttributeValue, TableRecord } from '#engine';
import { cellText, type Column, type ItemRow, rowsOf } from '#session/answer.ts';
import { formatBytes, formatCount } from '#session/format.ts';
import { say } from '#texts/say.ts';
import './item-table.css';

export interface ItemTableProps {
  readonly items: readonly AttributeMap[];
  readonly table: TableRecord | undefined;
}

export function ItemTable({ items, table }: ItemTableProps) {
  const { columns, rows, rowsLeft, columnsLeft } = useMemo(() => rowsOf(items, table), [items, table]);
  const left = [
    ...(rowsLeft > 0 ? [`${formatCount(rowsLeft, { one: '{n} more item', other: '{n} more items' })}`] : []),
    ...(columnsLeft > 0 ? [`${formatCount(columnsLeft, { one: '{n} more attribute', other: '{n} more attributes' })}`] : []),
  ];
  return (
    <>
      <table className="item-table">
        <thead>
          <tr>
            {columns.map(({ name, isNumeric }) => (
              <th key={name} scope="col" data-numeric={isNumeric}>
                {name}
              </th>
            ))}
            <th scope="col" data-numeric>
              {say('bytes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={at} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      {left.length > 0 && <p className="item-table-left">{say('{left}, in the response.', { left: left.join(` ${say('and')} `) })}</p>}
    </>
  );
}

function Row({ row, columns }: { readonly row: ItemRow; readonly columns: readonly Column[] }) {
  return (
    <tr>
      {row.cells.map((value, at) => (
        <Cell key={columns[at]!.name} value={value} column={columns[at]!} />
      ))}
      <td data-numeric>{formatBytes(row.bytes).replace(/ B$/, '')}</td>
    </tr>
  );
}

function Cell({ value, column }: { readonly value: AttributeValue | undefined; readonly column: Column }) {
  const text = value === undefined ? '' : cellText(value);
  return (
    <td className={column.isKey ? 'mono' : undefined} data-numeric={column.isNumeric} title={text.slice(0, 1000)}>
      {text.slice(0, 200)}
    </td>
  );
}
