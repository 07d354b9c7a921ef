/** Where a commit belongs. */
import { present } from '#engine/kernel/assert.ts';
import type { EngineState, KeySpace, TableState } from '#engine/state.ts';

export const tableOf = (state: EngineState, number: number): TableState =>
  present(state.tables.get(number), `table number ${number}`);

export interface SpaceName {
  readonly tableNumber: number;
  readonly indexName?: string | undefined;
}

/** Nothing for an index that has gone meanwhile. */
export function spaceOf(state: EngineState, { tableNumber, indexName }: SpaceName): KeySpace | undefined {
  const table = state.tables.get(tableNumber);
  return indexName === undefined ? table?.space : table?.globals.get(indexName)?.space;
}
