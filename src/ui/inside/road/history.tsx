/** The last requests. Choosing one shows its road. */
import { useMemo } from 'react';
import type { Exchange } from '#session/exchange.ts';
import { type HistoryRow, historyOf, sayRow } from '#session/folds/history.ts';
import { say } from '#texts/say.ts';
import './history.css';

export interface HistoryProps {
  readonly exchanges: readonly Exchange[];
  readonly chosen: number;
  readonly onChoose: (number: number) => void;
}

/** Rows that are drawn; older ones are in the select of a narrow screen too, in the same number. */
const rowsMax = 60;

export function History({ exchanges, chosen, onChoose }: HistoryProps) {
  const rows = useMemo(() => historyOf(exchanges.slice(-rowsMax)), [exchanges]);
  return (
    <nav className="history" aria-label={say('Last requests')}>
      <div className="history-wide">
        <h2>{say('Last requests')}</h2>
        <ol>
          {rows.map((row) => (
            <li key={row.number}>
              <Row row={row} isChosen={row.number === chosen} onChoose={onChoose} />
            </li>
          ))}
        </ol>
      </div>
      <label className="history-narrow">
        <span className="visually-hidden">{say('Request')}</span>
        <select value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
          {rows.map((row) => (
            <option key={row.number} value={row.number}>
              {sayRow(row)}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}

interface RowProps {
  readonly row: HistoryRow;
  readonly isChosen: boolean;
  readonly onChoose: (number: number) => void;
}

function Row({ row, isChosen, onChoose }: RowProps) {
  const { number, operation, channel, tableName, units, dollars, status, isRefused, time } = row;
  return (
    <button type="button" className="history-row" data-channel={channel} aria-current={isChosen} onClick={() => onChoose(number)}>
      <svg className="history-mark" width="10" height="10" aria-hidden="true">
        {isRefused ? <path className="history-cross" d="M1 1l8 8M9 1 1 9" /> : <circle cx="5" cy="5" r="4" className="history-dot" />}
      </svg>
      <span className="history-name">
        <b>{operation}</b> {tableName}
      </span>
      <span className="history-time">{time}</span>
      <span className="history-cost">
        {isRefused ? (
          <span className="history-refused">{status}</span>
        ) : units === '' ? (
          say('no units')
        ) : (
          <>
            <span className="history-units">{units}</span> <span className="history-dollars">{dollars}</span>
          </>
        )}
      </span>
      <span className="history-status">{isRefused ? units : status}</span>
    </button>
  );
}
