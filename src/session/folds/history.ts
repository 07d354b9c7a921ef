/** The last requests as rows: what each was and what it cost. */
import type { Exchange } from '../exchange.ts';
import { formatDollars, formatUnits } from '../format.ts';
import { channelOf } from './channel-of.ts';
import type { RoadChannel } from './road-model.ts';
import { first } from './spoken.ts';
import { formatTime } from './virtual-time.ts';

export interface HistoryRow {
  readonly number: number;
  readonly operation: string;
  readonly channel: RoadChannel;
  readonly tableName: string;
  /** `1 RCU`; empty for requests that take none. */
  readonly units: string;
  readonly dollars: string;
  /** `200`, or the name of the error. */
  readonly status: string;
  readonly isRefused: boolean;
  readonly time: string;
}

/** Newest first. */
export const historyOf = (exchanges: readonly Exchange[]): HistoryRow[] => exchanges.map(rowOf).reverse();

function rowOf(exchange: Exchange): HistoryRow {
  const { number, operation, trace, cost, status, error, atMs } = exchange;
  const { readUnits, writeUnits, dollars } = cost;
  const units = [
    ...(readUnits > 0 ? [formatUnits(readUnits, 'read')] : []),
    ...(writeUnits > 0 ? [formatUnits(writeUnits, 'write')] : []),
  ].join(', ');
  return {
    number,
    operation,
    channel: channelOf(exchange),
    tableName: first(trace?.events ?? [], 'request.decoded')?.tableName ?? '',
    units,
    dollars: units === '' ? '' : formatDollars(dollars),
    status: error?.name ?? String(status),
    isRefused: error !== undefined,
    time: trace === undefined ? '' : formatTime(atMs),
  };
}

/** The row in a line of text, for a select. */
export const sayRow = ({ operation, tableName, units, isRefused, status, time }: HistoryRow): string =>
  [`${time} ${operation}`, tableName, isRefused ? status : units].filter((part) => part !== '').join(', ');
