/** What the learner's requests took, by table and index and one by one: a fold of their traces. */
import type { Exchange } from './exchange.ts';
import { formatDollars } from './format.ts';
import { type HistoryRow, historyOf } from './folds/history.ts';

export interface PlaceUnits {
  readonly tableName: string;
  /** Absent for the table itself. */
  readonly indexName: string | undefined;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Tables in the order in which they were first asked, each before its indexes. */
export function unitsByPlace(exchanges: readonly Exchange[]): PlaceUnits[] {
  const places = new Map<string, PlaceUnits>();
  for (const { trace } of exchanges) {
    for (const event of trace?.events ?? []) {
      if (event.type !== 'capacity.counted') continue;
      const { tableName, indexName, channel, units } = event;
      const mark = JSON.stringify([tableName, indexName]);
      const { readUnits = 0, writeUnits = 0 } = places.get(mark) ?? {};
      places.set(mark, {
        tableName,
        indexName,
        readUnits: readUnits + (channel === 'read' ? units : 0),
        writeUnits: writeUnits + (channel === 'write' ? units : 0),
      });
    }
  }
  const tables = [...new Set([...places.values()].map(({ tableName }) => tableName))];
  return tables.flatMap((name) =>
    [...places.values()].filter(({ tableName }) => tableName === name).sort((a, b) => Number(a.indexName !== undefined) - Number(b.indexName !== undefined)),
  );
}

export interface DearRow extends HistoryRow {
  /** A scale one can feel. */
  readonly millionDollars: string;
}

/** Requests that took units, newest first. */
export function chargedRequests(exchanges: readonly Exchange[], max: number): DearRow[] {
  const charged = exchanges.filter(({ cost }) => cost.readUnits + cost.writeUnits > 0).slice(-max);
  const dollars = new Map(charged.map(({ number, cost }) => [number, cost.dollars]));
  return historyOf(charged).map((row) => ({ ...row, millionDollars: formatDollars((dollars.get(row.number) ?? 0) * 1_000_000) }));
}
