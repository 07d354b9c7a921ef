/** The learner's requests, newest first: look at one again, or run it again. */
import { useMemo, useState } from 'react';
import { tableNameOf } from '#session/answer.ts';
import { isEngineFailure } from '#session/engine-failure.ts';
import { attemptWords, type Exchange } from '#session/exchange.ts';
import { formatCount, formatDuration, formatUnits } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { useSessionState } from '#ui/session-context.tsx';
import './controls.css';
import './history-list.css';

export interface HistoryListProps {
  /** The number of the exchange that is shown beside the list. */
  readonly shown: number | undefined;
  readonly onShow: (exchange: Exchange) => void;
  readonly onRunAgain: (exchange: Exchange) => void;
}

const firstRows = 50;

export function HistoryList({ shown, onShow, onRunAgain }: HistoryListProps) {
  const exchanges = useSessionState((state) => state.exchanges);
  const [rowsMax, setRowsMax] = useState(firstRows);
  const newest = useMemo(() => exchanges.slice(-rowsMax).toReversed(), [exchanges, rowsMax]);
  const left = exchanges.length - newest.length;
  return (
    <section className="history-list" aria-label={say('History')}>
      <div className="pane-head">
        <h2>{say('History')}</h2>
        <span>{formatCount(exchanges.length, { one: '{n} request', other: '{n} requests' })}</span>
      </div>
      {exchanges.length === 0 ? (
        <p>{say('Requests you run appear here.')}</p>
      ) : (
        <ol>
          {newest.map((exchange) => (
            <Row
              key={exchange.number}
              exchange={exchange}
              isShown={exchange.number === shown}
              onShow={onShow}
              onRunAgain={onRunAgain}
            />
          ))}
          {left > 0 && (
            <li>
              <button type="button" className="control-link" onClick={() => setRowsMax(rowsMax + 200)}>
                {`${formatCount(left, { one: '{n} older request', other: '{n} older requests' })}`}
              </button>
            </li>
          )}
        </ol>
      )}
    </section>
  );
}

interface RowProps {
  readonly exchange: Exchange;
  readonly isShown: boolean;
  readonly onShow: (exchange: Exchange) => void;
  readonly onRunAgain: (exchange: Exchange) => void;
}

function Row({ exchange, isShown, onShow, onRunAgain }: RowProps) {
  const { operation, request, status, error, cost, latencyMs, attempt } = exchange;
  const table = useMemo(() => tableNameOf(request), [request]);
  const units = [
    ...(cost.readUnits > 0 ? [formatUnits(cost.readUnits, 'read')] : []),
    ...(cost.writeUnits > 0 ? [formatUnits(cost.writeUnits, 'write')] : []),
  ];
  return (
    <li className="history-list-row" data-shown={isShown}>
      <button type="button" className="history-list-show" aria-current={isShown} onClick={() => onShow(exchange)}>
        <b>{operation}</b> {table}
        <span>{error === undefined
          ? [`${status}`, formatDuration(latencyMs), ...units].join(' · ')
          : isEngineFailure(error.name)
            ? error.name
            : `${status} · ${error.name}`}</span>
        {attempt !== undefined && <span>{attemptWords(attempt)}</span>}
      </button>
      <button
        type="button"
        className="control-link"
        aria-label={table === undefined ? say('Run {operation} again', { operation }) : say('Run {operation} of {table} again', { operation, table })}
        onClick={() => onRunAgain(exchange)}
      >
        {say('Again')}
      </button>
    </li>
  );
}
