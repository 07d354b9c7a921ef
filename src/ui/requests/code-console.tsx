/** What the code printed, how it ended, and what its requests cost. */
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { CodeDesk, CodeRunState, RequestTally } from '#session/code-desk.ts';
import type { CodeEnd, CodeError, CodePlace, OutputLine } from '#session/code-runner.ts';
import { formatCount, formatDollars, formatNumber, formatUnits } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import './pane-tabs.css';
import './code-console.css';

export interface CodeConsoleProps {
  readonly desk: CodeDesk;
  /** A place in the code was pointed at. */
  readonly onPlace: (place: CodePlace) => void;
}

export default function CodeConsole({ desk, onPlace }: CodeConsoleProps) {
  const run = useStore(desk.store);
  const { phase, lines, omitted, end, requests } = run;
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // The newest line stays in view, unless the learner has scrolled up to read.
  useEffect(() => {
    const { current } = list;
    if (current !== null && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [lines, end]);
  return (
    <section className="code-console" aria-label={say('Console')}>
      <div className="pane-head">
        <h2>{say('Console')}</h2>
        <p role="status">{phaseText(run)}</p>
      </div>
      <div
        className="code-console-lines"
        ref={list}
        role="log"
        aria-label={say('Output')}
        tabIndex={0}
        onScroll={({ currentTarget }) => {
          const { scrollTop, clientHeight, scrollHeight } = currentTarget;
          isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 20;
        }}
      >
        {phase === 'idle' && (
          <p className="code-console-hint">
            {say('What the code prints appears here. Run it: Ctrl+Enter in the editor. It can import @aws-sdk/client-dynamodb, @aws-sdk/lib-dynamodb and files of your own.')}
          </p>
        )}
        {lines.map((line, at) => (
          <Line key={at} line={line} onPlace={onPlace} />
        ))}
        {omitted > 0 && <p className="code-console-hint">{say('{lines} left out.', { lines: formatCount(omitted, { one: '{n} more line', other: '{n} more lines' }) })}</p>}
        {end?.kind === 'failed' && <Failure error={end.error} onPlace={onPlace} />}
        {end?.kind === 'halted' && <p className="code-console-failure">{end.reason}</p>}
        {end?.kind === 'unsettled' && (
          <p className="code-console-failure">{say('The code awaits something that never comes: nothing is left to wait for.')}</p>
        )}
      </div>
      {requests.count > 0 && <Requests requests={requests} />}
    </section>
  );
}

const endTexts = {
  finished: say('Finished'),
  failed: say('Ended by an error'),
  unsettled: say('Ended'),
  stopped: say('Stopped'),
  halted: say('Stopped by the sandbox'),
} as const satisfies Record<CodeEnd['kind'], string>;

function phaseText({ phase, end }: CodeRunState): string {
  if (end !== undefined) return endTexts[end.kind];
  return { idle: '', starting: say('Starting'), running: say('Running'), ended: '' }[phase];
}

/** Levels that mean something say so in words: colour alone does not. */
const levelWords = { debug: say('debug'), log: '', info: '', warn: say('warning'), error: say('error') } as const;

function Line({ line: { level, text, at }, onPlace }: { readonly line: OutputLine; readonly onPlace: (place: CodePlace) => void }) {
  return (
    <div className="code-console-line" data-level={level}>
      {levelWords[level] !== '' && <b>{levelWords[level]}</b>}
      <pre>{text}</pre>
      {at !== undefined && <Place place={at} onPlace={onPlace} />}
    </div>
  );
}

function Place({ place, onPlace }: { readonly place: CodePlace; readonly onPlace: (place: CodePlace) => void }) {
  return (
    <button type="button" className="code-console-place" onClick={() => onPlace(place)}>
      {`${place.file}:${place.line}`}
    </button>
  );
}

function Failure({ error: { text, at }, onPlace }: { readonly error: CodeError; readonly onPlace: (place: CodePlace) => void }) {
  return (
    <div className="code-console-line code-console-failure" data-level="error">
      <pre>{text}</pre>
      {at !== undefined && <Place place={at} onPlace={onPlace} />}
    </div>
  );
}

function Requests({ requests: { count, refused, readUnits, writeUnits, dollars, lastExchange } }: { readonly requests: RequestTally }) {
  const session = useSession();
  const isPriced = session.connection.elsewhere === undefined;
  return (
    <div className="code-console-requests">
      <p>
        <b>{formatCount(count, { one: '{n} request', other: '{n} requests' })}</b>
        {refused > 0 && `, ${say('{refused} refused', { refused: formatNumber(refused, 0) })}`}
        {readUnits > 0 && (
          <>
            {' · '}
            <b className="code-console-reads">{formatUnits(readUnits, 'read')}</b>
          </>
        )}
        {writeUnits > 0 && (
          <>
            {' · '}
            <b className="code-console-writes">{formatUnits(writeUnits, 'write')}</b>
          </>
        )}
        {isPriced && (
          <>
            {' · '}
            <b className="code-console-money">{formatDollars(dollars)}</b>
          </>
        )}
      </p>
      <nav aria-label={say('The requests of this run')}>
        <Link className="control-link" href={routes.json}>
          {say('History')}
        </Link>
        {isPriced && (
          <Link className="control-link" href={routes.road} onClick={() => session.choose(lastExchange)}>
            {say('Road of the last')}
          </Link>
        )}
      </nav>
    </div>
  );
}
