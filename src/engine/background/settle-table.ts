/** A status has ended: of a table, of an index, of a setting. */
import { settle, type Settled } from '#engine/catalog/settle.ts';
import type { SettledSetting } from '#engine/catalog/settle-settings.ts';
import type { Commit } from '#engine/model/commit.ts';
import type { EngineState, TableState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';
import { backfill, backfillVectors } from './backfill.ts';
import { systemBackup } from './backups.ts';

export function settleTable(state: EngineState, table: TableState, recorder: Recorder): Commit[] {
  const settled = settle(table.record, state);
  const { number, name: tableName } = table.record;
  const commits: Commit[] = [];
  for (const { name: indexName, step } of settled.indexes) {
    recorder.emit({ type: `index.${step}`, atMs: state.nowMs, tableName, indexName });
    const filling = table.record.indexes.find((index) => index.name === indexName && index.backfilling === true);
    if (step === 'activated' && filling !== undefined) commits.push(...backfill(state, table, filling, recorder));
    const vectors = table.record.vectorIndexes?.find((index) => index.name === indexName && index.backfilling === true);
    if (step === 'activated' && vectors !== undefined) commits.push(...backfillVectors(state, table, vectors, recorder));
  }
  tellTable(state, tableName, settled, recorder);
  for (const setting of settled.settings) tellSetting(state, tableName, setting, recorder);
  if (settled.table === undefined) {
    commits.push(...systemBackup(state, table, recorder), { type: 'table.removed', tableNumber: number });
  } else commits.push({ type: 'table.changed', table: settled.table });
  return commits;
}

function tellTable({ nowMs: atMs }: EngineState, tableName: string, settled: Settled, recorder: Recorder): void {
  if (settled.tableEnded === undefined) return;
  recorder.emit({ type: settled.tableEnded === 'DELETING' ? 'table.removed' : 'table.activated', atMs, tableName });
}

function tellSetting({ nowMs: atMs }: EngineState, tableName: string, setting: SettledSetting, recorder: Recorder): void {
  switch (setting.kind) {
    case 'warm': {
      const { indexName, to } = setting;
      recorder.emit({ type: 'warm-throughput.changed', atMs, tableName, indexName, ...to, isOver: true });
      return;
    }
    case 'encryption':
      recorder.emit({ type: 'encryption.changed', atMs, tableName, keyArn: setting.keyArn, isOver: true });
      return;
    case 'timeToLive':
      recorder.emit({ type: 'time-to-live.changed', atMs, tableName, attributeName: setting.attributeName ?? '', status: setting.status });
      return;
    case 'insights':
      recorder.emit({ type: 'insights.changed', atMs, tableName, indexName: setting.indexName, status: setting.status });
  }
}
