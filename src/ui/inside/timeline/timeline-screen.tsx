/** Inside, Timeline: every event that the page knows of, to filter, each with the request that caused it. */
import { useDeferredValue, useMemo, useState } from 'react';
import { type EventKind, eventKinds, filterEvents, timelineOf } from '#session/folds/timeline.ts';
import { formatCount } from '#session/format.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { EmptyPlace } from '../inside-bar.tsx';
import { TimelineRows } from './timeline-rows.tsx';
import './timeline.css';
import '../inside-bar.css';

/** Rows that are drawn at first, and how many more each time. */
const pageRows = 100;

export function TimelineScreen() {
  const exchanges = useDeferredValue(useSessionState((state) => state.exchanges));
  const happened = useDeferredValue(useSessionState((state) => state.happened));
  const skipped = useSessionState((state) => state.happenedSkipped);
  const tables = useSessionState((state) => state.tables);
  const [kinds, setKinds] = useState<ReadonlySet<EventKind>>(new Set());
  const [tableName, setTable] = useState<string>();
  const [refusalsOnly, setRefusalsOnly] = useState(false);
  const [text, setText] = useState('');
  const [rowsMax, setRowsMax] = useState(pageRows);
  const events = useMemo(() => timelineOf(exchanges, happened), [exchanges, happened]);
  const shown = useMemo(() => filterEvents(events, { kinds, tableName, refusalsOnly, text }), [events, kinds, tableName, refusalsOnly, text]);
  if (events.length === 0) {
    return <EmptyPlace title="Nothing happened yet" text="Every event is told here as it happens: each step of a request, and what follows by itself." action={{ name: 'Send a request', href: routes.json }} />;
  }
  const toggle = (kind: EventKind): void => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    setKinds(next);
  };
  return (
    <div className="inside-body timeline">
      <h2 className="visually-hidden">Timeline</h2>
      <div className="timeline-filters" role="group" aria-label="Which events are shown">
        <input type="search" aria-label="Words in the event" placeholder="Words in the event" value={text} onChange={(event) => setText(event.target.value)} />
        <label>
          Table
          <select value={tableName ?? ''} onChange={(event) => setTable(event.target.value === '' ? undefined : event.target.value)}>
            <option value="">all</option>
            {tables?.map(({ record }) => (
              <option key={record.name}>{record.name}</option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={refusalsOnly} onChange={(event) => setRefusalsOnly(event.target.checked)} />
          refusals only
        </label>
        <ul aria-label="Kinds">
          {eventKinds.map(({ kind, text: name }) => (
            <li key={kind}>
              <button type="button" data-kind={kind} aria-pressed={kinds.has(kind)} onClick={() => toggle(kind)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <p role="status" className="inside-note">
        {shown.length === events.length ? formatCount(events.length, { one: '{n} event', other: '{n} events' }) : `${shown.length} of ${formatCount(events.length, { one: '{n} event', other: '{n} events' })}`}, newest first.{' '}
        {skipped > 0 && `${formatCount(skipped, { one: '{n} trace', other: '{n} traces' })} came too quickly or too long ago to be kept here; the key space and the bill have counted them.`}
      </p>
      {shown.length === 0 ? <p>No event fits. Take a filter away.</p> : <TimelineRows events={shown.slice(0, rowsMax)} />}
      {shown.length > rowsMax && (
        <button type="button" className="inside-action" onClick={() => setRowsMax(rowsMax + pageRows)}>
          {Math.min(pageRows, shown.length - rowsMax)} older ones
        </button>
      )}
    </div>
  );
}
