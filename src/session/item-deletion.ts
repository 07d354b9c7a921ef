/** Deletes items one by one. A refusal stops none of the others. */
import type { AttributeMap, TableRecord } from '#engine';
import type { Exchange } from './exchange.ts';
import type { Session } from './session.ts';

export interface Deletion {
  readonly deleted: number;
  readonly refusals: number;
  /** The last request that was taken. */
  readonly taken: Exchange | undefined;
  /** The last refusal. */
  readonly refused: Exchange | undefined;
  /** Keys of the items that are still there: those refused, then those that were not asked for. */
  readonly left: readonly AttributeMap[];
  readonly writeUnits: number;
  readonly dollars: number;
}

export interface DeletionControl {
  /** Stops before the next item. */
  readonly signal: AbortSignal;
  readonly onProgress: (deletion: Deletion) => void;
}

export const deletionInput = ({ name }: Pick<TableRecord, 'name'>, Key: AttributeMap): object => ({
  TableName: name,
  Key,
  ReturnConsumedCapacity: 'INDEXES',
});

export async function deleteItems(
  session: Session,
  table: Pick<TableRecord, 'name'>,
  keys: readonly AttributeMap[],
  { signal, onProgress }: DeletionControl,
): Promise<Deletion> {
  const refused: AttributeMap[] = [];
  let state: Deletion = { deleted: 0, refusals: 0, taken: undefined, refused: undefined, left: keys, writeUnits: 0, dollars: 0 };
  for (const [at, key] of keys.entries()) {
    if (signal.aborted) break;
    const exchange = await session.run('DeleteItem', deletionInput(table, key));
    if (exchange.error !== undefined) refused.push(key);
    state = {
      deleted: at + 1 - refused.length,
      refusals: refused.length,
      taken: exchange.error === undefined ? exchange : state.taken,
      refused: exchange.error === undefined ? state.refused : exchange,
      left: [...refused, ...keys.slice(at + 1)],
      writeUnits: state.writeUnits + exchange.cost.writeUnits,
      dollars: state.dollars + exchange.cost.dollars,
    };
    onProgress(state);
  }
  return state;
}
