/**
 * What tables and indexes have provisioned, as changes in time: it is known for every minute without anything
 * happening in it.
 */
import type { LevelChange, LevelHistory } from '#engine/model/metric-line.ts';
import type { TableRecord } from '#engine/model/table.ts';
import { type Dimension, ofIndex, ofTable } from './dimension.ts';

/** Changes of one table or index that are remembered; the oldest make room. */
export const changesMax = 10_000;

export class Levels {
  readonly #tables = new Map<string, Map<string, readonly LevelChange[]>>();

  constructor(histories: readonly LevelHistory[] = []) {
    for (const { tableName, dimension, changes } of histories) this.#of(tableName).set(dimension, changes);
  }

  /** What the table and its indexes have provisioned from now on. On demand that is nothing. */
  change({ name, billingMode, throughput, indexes }: TableRecord, nowMs: number): void {
    const isProvisioned = billingMode === 'PROVISIONED';
    const levels = new Map<Dimension, LevelChange>();
    const level = (dimension: Dimension, { readUnits, writeUnits }: typeof throughput): void => {
      levels.set(dimension, isProvisioned ? [nowMs, readUnits, writeUnits] : [nowMs, 0, 0]);
    };
    level(ofTable, throughput);
    for (const index of indexes) if (index.kind === 'global') level(ofIndex(index.name), index.throughput);
    const histories = this.#of(name);
    for (const dimension of histories.keys()) if (!levels.has(dimension as Dimension)) levels.set(dimension as Dimension, [nowMs, 0, 0]);
    for (const [dimension, change] of levels) note(histories, dimension, change);
  }

  /** The table is gone. */
  close(tableName: string, nowMs: number): void {
    const histories = this.#of(tableName);
    for (const dimension of histories.keys()) note(histories, dimension, [nowMs, 0, 0]);
  }

  has(tableName: string): boolean {
    return this.#tables.has(tableName);
  }

  all(): LevelHistory[] {
    return [...this.#tables].flatMap(([tableName, histories]) =>
      [...histories].map(([dimension, changes]) => ({ tableName, dimension, changes })),
    );
  }

  fork(): Levels {
    return new Levels(this.all());
  }

  #of(tableName: string): Map<string, readonly LevelChange[]> {
    let histories = this.#tables.get(tableName);
    if (histories === undefined) this.#tables.set(tableName, (histories = new Map<string, readonly LevelChange[]>()));
    return histories;
  }
}

/** Lists are replaced and not changed, so that a fork may share them. */
function note(histories: Map<string, readonly LevelChange[]>, dimension: string, change: LevelChange): void {
  const changes = histories.get(dimension) ?? [];
  const [, readUnits = 0, writeUnits = 0] = changes.at(-1) ?? [];
  if (changes.length > 0 && readUnits === change[1] && writeUnits === change[2]) return;
  const kept = changes.at(-1)?.[0] === change[0] ? changes.slice(0, -1) : changes;
  histories.set(dimension, [...kept, change].slice(-changesMax));
}
