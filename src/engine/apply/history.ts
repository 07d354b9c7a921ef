/** What a table needs to go back in time is kept as long as it is asked for. */
import { RecoveryHistory } from '#engine/backups/recovery-history.ts';
import { recoveryWindowFromMs } from '#engine/catalog/recovery.ts';
import type { EarlierImage, HistoryImagesRestored, HistoryRestored } from '#engine/model/backup.ts';
import type { EngineState, TableState } from '#engine/state.ts';
import { tableOf } from './find.ts';

/** It begins when recovery is switched on, and is forgotten when it is switched off. */
export function changeHistory({ nowMs }: EngineState, table: TableState): void {
  const { pointInTimeRecovery: recovery } = table.record;
  if (recovery === undefined) table.history = undefined;
  else if (table.history === undefined) table.history = new RecoveryHistory(recovery.sinceMs);
  else table.history.trim(recoveryWindowFromMs(recovery, nowMs));
}

export function keepImage({ record: { pointInTimeRecovery: recovery } }: TableState, history: RecoveryHistory, image: EarlierImage): void {
  if (recovery !== undefined) history.keep(image, recoveryWindowFromMs(recovery, image.atMs));
}

export function restoreHistory(state: EngineState, commit: HistoryRestored | HistoryImagesRestored): void {
  const table = tableOf(state, commit.tableNumber);
  if (commit.type === 'history.restored') table.history = new RecoveryHistory(commit.keptFromMs);
  else table.history = new RecoveryHistory(table.history?.keptFromMs ?? 0, [...(table.history?.images ?? []), ...commit.images]);
}
