/** Attributes as they are, to be read: name, type, and all of the value. Maps and lists open. */
import { useState } from 'react';
import type { AttributeValue } from '#engine';
import { cellOf } from '#session/explore-rows.ts';
import { formatNumber } from '#session/format.ts';
import { entriesOf } from '#session/item-look.ts';
import { say } from '#texts/say.ts';
import './attribute-list.css';

export interface AttributeListProps {
  readonly entries: readonly (readonly [string, AttributeValue])[];
  readonly keys?: readonly string[];
}

export function AttributeList({ entries, keys = [] }: AttributeListProps) {
  return (
    <dl className="attribute-list">
      {entries.map(([name, value]) => (
        <Attribute key={name} name={name} value={value} isKey={keys.includes(name)} />
      ))}
    </dl>
  );
}

function Attribute({ name, value, isKey }: { readonly name: string; readonly value: AttributeValue; readonly isKey: boolean }) {
  const cell = cellOf(value)!;
  const inner = innerOf(value);
  return (
    <div>
      <dt data-key={isKey}>{name === '' ? say('(empty name)') : name}</dt>
      <dd className="attribute-list-type">{cell.type}</dd>
      <dd>{inner === undefined ? <Text value={value} /> : <Nested summary={cell.text} inner={inner} />}</dd>
    </div>
  );
}

/** What stands in a map or list; nothing for other types, and for empty ones. */
function innerOf({ M, L }: AttributeValue): AttributeListProps['entries'] | undefined {
  const entries = M === undefined ? L?.map((element, at) => [String(at), element] as const) : entriesOf(M, []);
  return entries === undefined || entries.length === 0 ? undefined : entries;
}

/** Drawn once it is opened: an item may have thousands of them. */
function Nested({ summary, inner }: { readonly summary: string; readonly inner: AttributeListProps['entries'] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && <AttributeList entries={inner} />}
    </details>
  );
}

const charsAtFirst = 600;

function Text({ value }: { readonly value: AttributeValue }) {
  const [isWhole, setWhole] = useState(false);
  const cell = cellOf(value)!;
  const { S, N, B, SS, NS, BS } = value;
  const members = SS ?? NS ?? BS;
  const text = cell.isAbout ? cell.text : (S ?? N ?? B ?? (members === undefined ? cell.text : `{ ${members.join(', ')} }`));
  const shown = isWhole ? text : text.slice(0, charsAtFirst);
  return (
    <span className="attribute-list-text" data-about={cell.isAbout}>
      {shown}
      {shown.length < text.length && (
        <button type="button" className="attribute-list-more" onClick={() => setWhole(true)}>
          {say('… all {count} characters', { count: formatNumber(text.length, 0) })}
        </button>
      )}
    </span>
  );
}
