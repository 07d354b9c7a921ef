/** TransactGetItems: up to a hundred items as of one moment. */
import { project } from '#engine/expressions/index.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { TransactGetItemsRequest } from '#engine/model/requests.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import { checkKeyPaths } from '#engine/validation/key-use.ts';
import { checkEmptyKeys, checkKey } from '#engine/validation/keys.ts';
import { type TransactRead, validateTransactGetItems } from '#engine/validation/transact-get-items.ts';
import { answer, json } from './answer.ts';
import { findTable } from './place.ts';
import type { Outcome, Step } from './step.ts';
import type { Member } from './transaction/members.ts';
import { runReads } from './transaction/run-reads.ts';

export function transactGetItems(step: Step, wire: TransactGetItemsRequest): Outcome {
  const request = validateTransactGetItems(wire);
  if (isRefusal(request)) return request;
  const { reads } = request;
  const members: Member[] = [];
  for (const { tableName, tableLabel, key } of reads) {
    const table = findTable(step, tableName);
    if (isRefusal(table)) return table;
    const empty = checkEmptyKeys(table.record.key, key);
    if (empty !== undefined) return empty;
    members.push({ table, tableLabel, key });
  }
  step.emit({ type: 'request.validated', operation: 'TransactGetItems' });

  const done = runReads(
    step,
    members,
    reads.map(({ key, projection = [] }, i) => {
      const { record } = members[i]!.table;
      return checkKey(record.key, key) ?? checkKeyPaths(record, projection);
    }),
  );
  if (isRefusal(done)) return done;
  return answer({
    ConsumedCapacity: done.ledgers.report(request.capacityReport, 'read'),
    Responses: `[${reads.map((read, i) => responseOf(read, done.items[i])).join(',')}]`,
  });
}

/** An item of which nothing is left is none. Source: dynoxide's change log (measured). */
function responseOf({ projection }: TransactRead, stored: StoredItem | undefined): string {
  if (stored === undefined || projection === undefined) return answer({ Item: stored?.text });
  const item = project(readItem(stored), projection);
  return answer({ Item: Object.keys(item).length === 0 ? undefined : json(item) });
}
