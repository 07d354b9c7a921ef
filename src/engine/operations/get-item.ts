/** GetItem: one item by its key. */
import { consistencyFactor, wholeReadUnits } from '#engine/capacity/units.ts';
import { project } from '#engine/expressions/index.ts';
import { positionOf } from '#engine/model/key.ts';
import { isRefusal } from '#engine/model/refusal.ts';
import type { GetItemRequest } from '#engine/model/requests.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import { itemsStore } from '#engine/state.ts';
import { validateGetItem } from '#engine/validation/get-item.ts';
import { checkKeyPaths } from '#engine/validation/key-use.ts';
import { checkKey } from '#engine/validation/keys.ts';
import { answer, json } from './answer.ts';
import { admit, countUnits, price } from './charge.ts';
import { Ledger } from './ledger.ts';
import { refuseLeaderless } from './leader.ts';
import { findTable, route } from './place.ts';
import { chooseReplica } from './replica.ts';
import type { Outcome, Step } from './step.ts';
import { refuseThrottled } from './throttle.ts';

export function getItem(step: Step, wire: GetItemRequest): Outcome {
  const request = validateGetItem(wire);
  if (isRefusal(request)) return request;
  const table = findTable(step, request.tableName);
  if (isRefusal(table)) return table;
  const mismatch = checkKey(table.record.key, request.key) ?? checkKeyPaths(table.record, request.projection ?? []);
  if (mismatch !== undefined) return mismatch;
  step.emit({ type: 'request.validated', operation: 'GetItem' });

  const { consistency } = request;
  const position = positionOf(table.record.key, request.key);
  step.emit({ type: 'read.planned', kind: 'get', tableName: table.record.name, consistency, direction: 'ascending' });
  const place = route(step, table, undefined, position);
  const leaderless = consistency === 'strong' ? refuseLeaderless(step, place) : undefined;
  if (leaderless !== undefined) return leaderless;
  const throttled = refuseThrottled(step, [{ place, channel: 'read', units: 1 }]);
  if (throttled !== undefined) return throttled;
  const view = chooseReplica(step, place, consistency);
  const overlay = view.overlay(itemsStore);
  const stored = (overlay?.has(position) ? overlay.get(position) : table.items.get(position)) as StoredItem | undefined;
  const bytes = stored?.bytes ?? 0;
  step.emit({ type: 'item.read', found: stored !== undefined, bytes });

  const units = countUnits(step, place, {
    channel: 'read',
    rule: stored === undefined ? 'missing item read' : 'one item read',
    bytes,
    rounded: wholeReadUnits(bytes),
    factor: consistencyFactor(consistency),
  });
  admit(step, place, 'read', units);
  price(step, place, 'read', units);
  const ledger = new Ledger();
  ledger.add(units);

  return answer({
    ConsumedCapacity: json(ledger.report(request.capacityReport, request.tableLabel)),
    Item:
      stored === undefined || request.projection === undefined
        ? stored?.text
        : json(project(readItem(stored), request.projection)),
  });
}
