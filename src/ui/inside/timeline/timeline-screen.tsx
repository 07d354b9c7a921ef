/** Inside, Timeline: every event that the page knows of, to filter, each with the request that caused it. */
import { useDeferredValue, useMemo, useState } from 'react';
import { type EventKind, eventKinds, filterEvents, timelineOf } from '#session/folds/timeline.ts';
import { formatCount } from '#session/format.ts';
import { say } from '#texts/say.ts';
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
    return <EmptyPlace title={say('Nothing happened yet')} text={say('Every event is told here as it happens: each step of a request, and what follows by itself.')} action={{ name: say('Send a request'), href: routes.json }} />;
  }
  const toggle = (kind: EventKind): void => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    setKinds(next);
  };
  return (
    <div className="inside-body timeline">
      <h2 className="visually-hidden">{say('Timeline')}</h2>
      <div className="timeline-filters" role="group" aria-label={say('Which events are shown')}>
        <input type="search" aria-label={say('Words in the event')} placeholder={say('Words in the event')} value={text} onChange={(event) => setText(event.target.value)} />
        <label>
          {say('Table')}
          <select value={tableName ?? ''} onChange={(event) => setTable(event.target.value === '' ? undefined : event.target.value)}>
            <option value="">{say('all')}</option>
            {tables?.map(({ record }) => (
              <option key={record.name}>{record.name}</option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={refusalsOnly} onChange={(event) => setRefusalsOnly(event.target.checked)} />
          {say('refusals only')}
        </label>
        <ul aria-label={say('Kinds')}>
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
        {shown.length === events.length
          ? formatCount(events.length, { one: '{n} event, newest first.', other: '{n} events, newest first.' })
          : formatCount(events.length, { one: '{shown} of {n} event, newest first.', other: '{shown} of {n} events, newest first.' }, { shown: shown.length })}{' '}
        {skipped > 0 &&
          formatCount(skipped, {
            one: '{n} trace came too quickly or too long ago to be kept here; the key space and the bill have counted them.',
            other: '{n} traces came too quickly or too long ago to be kept here; the key space and the bill have counted them.',
          })}
      </p>
      {shown.length === 0 ? <p>{say('No event fits. Take a filter away.')}</p> : <TimelineRows events={shown.slice(0, rowsMax)} />}
      {shown.length > rowsMax && (
        <button type="button" className="inside-action" onClick={() => setRowsMax(rowsMax + pageRows)}>
          {say('{pageRows} older ones', { pageRows: Math.min(pageRows, shown.length - rowsMax) })}
        </button>
      )}
    </div>
  );
}
