/** The items of a page as rows. Long pages are drawn a part at a time, so that ten thousand items freeze nothing. */
import { useMemo, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import { useStore } from 'zustand';
import type { AttributeMap, TableRecord } from '#engine';
import type { ExploreDesk, ExploreRead } from '#session/explore-desk.ts';
import { bytesOf, cellsOf, columnsOf, isPartial, nameOf, type ResultCell, type ResultColumn, sizeScale } from '#session/explore-rows.ts';
import { formatBytes, formatCount, formatNumber } from '#session/format.ts';
import { type Fate, keyMark } from '#session/item-history.ts';
import { primaryKeyOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import './results-table.css';

export interface ResultsTableProps {
  readonly table: TableRecord;
  readonly desk: ExploreDesk;
  readonly read: ExploreRead;
  readonly items: readonly AttributeMap[];
}

const rowsAtOnce = 100;

export function ResultsTable({ table, desk, read, items }: ResultsTableProps) {
  const { chosen, opened } = useStore(desk.store);
  const [from, setFrom] = useState(0);
  const columns = useMemo(() => columnsOf(items, table, read.indexName, read.request.operation === 'Query'), [items, table, read]);
  const scale = useMemo(() => sizeScale(items), [items]);
  const shown = items.slice(from, from + rowsAtOnce);
  const keys = useMemo(() => items.map((item) => primaryKeyOf(table, item)), [items, table]);
  const marks = useMemo(() => keys.map((key) => key && keyMark(key, table)), [keys, table]);
  const fateAt = (at: number): Fate | undefined => (marks[at] === undefined ? undefined : desk.fateOf(marks[at]));
  const choosable = marks.flatMap((mark, at) => (mark === undefined || fateAt(at) === 'deleted' ? [] : [at]));
  const choose = (at: number, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(at);
    else next.delete(at);
    desk.choose(next);
  };
  const open = (at: number, byKeyboard: boolean): void => {
    desk.open(opened === at ? undefined : at);
    // Who works by keyboard goes on in the item; a mouse goes wherever it likes.
    if (byKeyboard) requestAnimationFrame(() => document.querySelector<HTMLElement>('.item-aside')?.focus());
  };
  const isPart = isPartial(read.request.input, table, read.indexName);
  return (
    <>
      <div className="results-scroll" role="region" aria-label={say('Table of items')} tabIndex={0}>
        <table className="results-table">
          <caption className="visually-hidden">{say('Items of {name}', { name: table.name })}</caption>
          <thead>
            <tr>
              <td className="results-choice">
                <Choice
                  label={say('Choose all {items}', { items: formatCount(choosable.length, { one: '{n} item', other: '{n} items' }) })}
                  isChosen={choosable.length > 0 && choosable.every((at) => chosen.has(at))}
                  isSome={chosen.size > 0}
                  onChange={(isChosen) => desk.choose(new Set(isChosen ? choosable : []))}
                />
              </td>
              {columns.shown.map((column) => (
                <Heading key={column.name} column={column} read={read} />
              ))}
              <th scope="col" className="results-size" title={isPart ? say('Of what was returned. DynamoDB charges for the whole item.') : say('Of the item as it is stored')}>
                {isPart ? say('Size returned') : say('Size')}
                <span className="visually-hidden">{`, ${say('bars to {label}', { label: scale.label })}`}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item, offset) => {
              const at = from + offset;
              return (
                <Row
                  key={at}
                  name={nameOf(item, table)}
                  cells={cellsOf(item, columns)}
                  columns={columns.shown}
                  bytes={bytesOf(item)}
                  full={scale.bytes}
                  fate={fateAt(at)}
                  isOpen={opened === at}
                  isChosen={chosen.has(at)}
                  isChoosable={marks[at] !== undefined}
                  onChoose={(isChosen) => choose(at, isChosen)}
                  onOpen={(byKeyboard) => open(at, byKeyboard)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {columns.left > 0 && <p className="tables-small">{formatCount(columns.left, {
        one: '{n} more attribute in the items themselves.',
        other: '{n} more attributes in the items themselves.',
      })}</p>}
      {items.length > rowsAtOnce && <Rows from={from} count={items.length} onTurn={setFrom} />}
    </>
  );
}

function Heading({ column: { name, role, types, isNumeric }, read }: { readonly column: ResultColumn; readonly read: ExploreRead }) {
  const isOrder = role === 'sort key' && read.request.operation === 'Query';
  const isDown = read.request.input['ScanIndexForward'] === false;
  return (
    <th scope="col" data-numeric={isNumeric} title={role && (role === 'sort key' ? say('sort key') : say('partition key'))}>
      {name} <span>{`(${types.join(', ')})`}</span>
      {isOrder && <i data-down={isDown} role="img" aria-label={isDown ? say('descending') : say('ascending')} />}
    </th>
  );
}

interface RowProps {
  readonly name: string;
  readonly cells: readonly (ResultCell | undefined)[];
  readonly columns: readonly ResultColumn[];
  readonly bytes: number;
  /** Where the bar of the size ends. */
  readonly full: number;
  readonly fate: Fate | undefined;
  readonly isOpen: boolean;
  readonly isChosen: boolean;
  readonly isChoosable: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onOpen: (byKeyboard: boolean) => void;
}

const fateWords = { changed: say('changed since'), deleted: say('deleted since') } as const;

function Row(props: RowProps) {
  const { name, cells, columns, bytes, full, fate, isOpen, isChosen, isChoosable, onChoose, onOpen } = props;
  return (
    <tr data-open={isOpen} data-fate={fate} onClick={() => onOpen(false)}>
      <td className="results-choice" onClick={(event) => event.stopPropagation()}>
        {isChoosable ? (
          <Choice label={say('Choose {name}', { name })} isChosen={isChosen} isDisabled={fate === 'deleted'} onChange={onChoose} />
        ) : (
          <span className="visually-hidden">{say('Its key was not returned, so nothing can be done with it')}</span>
        )}
      </td>
      {columns.map((column, at) => (
        <td key={column.name} data-numeric={column.isNumeric} className="mono">
          {at === 0 ? (
            <button
              type="button"
              className="results-open"
              aria-expanded={isOpen}
              aria-label={say('Look at {name}', { name })}
              onClick={(event) => {
                event.stopPropagation();
                onOpen(event.detail === 0);
              }}
            >
              <Cell cell={cells[at]} column={column} />
            </button>
          ) : (
            <Cell cell={cells[at]} column={column} />
          )}
          {at === 0 && fate !== undefined && <span className="results-fate">{fateWords[fate]}</span>}
        </td>
      ))}
      <td className="results-size">
        <span className="results-bar" aria-hidden="true">
          <span style={{ width: `${Math.min(1, bytes / full) * 100}%` }} />
        </span>
        {formatBytes(bytes)}
      </td>
    </tr>
  );
}

function Cell({ cell, column }: { readonly cell: ResultCell | undefined; readonly column: ResultColumn }) {
  if (cell === undefined) return <span className="visually-hidden">{say('absent')}</span>;
  const { type, text, isAbout } = cell;
  return (
    <span className="results-value" data-about={isAbout} title={isAbout ? undefined : text}>
      {column.types.length > 1 && <span className="results-type">{type}</span>}
      {text}
    </span>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly isChosen: boolean;
  readonly isSome?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

function Choice({ label, isChosen, isSome = false, isDisabled = false, onChange }: ChoiceProps) {
  return (
    <label className="results-check">
      <input
        type="checkbox"
        aria-label={label}
        checked={isChosen}
        disabled={isDisabled}
        ref={(box) => {
          if (box !== null) box.indeterminate = isSome && !isChosen;
        }}
        onChange={({ target }) => onChange(target.checked)}
      />
    </label>
  );
}

function Rows({ from, count, onTurn }: { readonly from: number; readonly count: number; readonly onTurn: (from: number) => void }) {
  const to = Math.min(count, from + rowsAtOnce);
  return (
    <nav className="results-rows" aria-label={say('Rows of this page')}>
      <Button disabled={from === 0} onClick={() => onTurn(from - rowsAtOnce)}>
        {say('Previous {rowsAtOnce} rows', { rowsAtOnce })}
      </Button>
      <span>{say('Rows {from} to {to} of {count}', { from: formatNumber(from + 1, 0), to: formatNumber(to, 0), count: formatNumber(count, 0) })}</span>
      <Button disabled={to === count} onClick={() => onTurn(from + rowsAtOnce)}>
        {say('Next {rowsAtOnce} rows', { rowsAtOnce })}
      </Button>
    </nav>
  );
}
