/** A transaction that reads, from its checked keys on. Source: reference 2.17, 6.22. */
import { wholeReadUnits } from '#engine/capacity/units.ts';
import { transactionBytesMax } from '#engine/model/limits.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { StoredItem } from '#engine/model/stored-item.ts';
import type { TableState } from '#engine/state.ts';
import { meetsConflict } from '../conflict.ts';
import { Ledgers } from '../group-write.ts';
import { refuseAnyLeaderless } from '../leader.ts';
import { type Place, placeAt } from '../place.ts';
import { chooseReplica } from '../replica.ts';
import type { Step } from '../step.ts';
import { Tally } from '../tally.ts';
import { ThrottleGate } from '../throttle-gate.ts';
import { checkDistinct, type Member, positionsOf, prepare } from './members.ts';
import { cancel, type CancellationReason, conflictReason, reasonOf } from './reasons.ts';

export interface ReadsDone {
  readonly ledgers: Ledgers;
  /** In the order of the request; nothing where there is no item. */
  readonly items: readonly (StoredItem | undefined)[];
}

/** `mismatches` has for each read what its table's schema has against it. */
export function runReads(
  step: Step,
  members: readonly Member[],
  mismatches: readonly (Refusal | undefined)[],
): ReadsDone | Refusal {
  const positions = positionsOf(members, mismatches);
  const repeated = checkDistinct(members, positions);
  if (repeated !== undefined) return repeated;
  const places = prepare(step, 'read', members, positions);
  const leaderless = refuseAnyLeaderless(step, places);
  if (leaderless !== undefined) return leaderless;
  const items = members.map(({ table }, i) => (positions[i] === undefined ? undefined : table.items.get(positions[i])));
  const bytes = items.reduce((total, item) => total + (item?.bytes ?? 0), 0);
  // Assumption: the limit is DG/transaction-apis', the words are those of its list of causes.
  if (bytes > transactionBytesMax) return invalid('The aggregate size of the items in the transaction exceeded 4 MB');

  const gate = new ThrottleGate(step);
  let isFree = false;
  const reasons = members.map(({ table }, i): CancellationReason | undefined => {
    const position = positions[i];
    // What is refused is charged too, and so it needs throughput first.
    const throttled = gate.refuse([{ place: placeOf(table, places[i]), channel: 'read', units: 2 }]);
    isFree ||= throttled !== undefined;
    if (throttled !== undefined) return reasonOf(throttled);
    if (position === undefined) return mismatches[i] && reasonOf(mismatches[i]);
    return meetsConflict(step, table.record, position, { action: i + 1, readsOnly: true }) ? conflictReason : undefined;
  });
  const isCancelled = reasons.some((reason) => reason !== undefined);
  if (isFree) return cancel(step, 'read', reasons, { isFree });
  if (!isCancelled) tellReads(step, places, items, bytes);
  const ledgers = charge(step, members, places, items, isCancelled);
  if (isCancelled) return cancel(step, 'read', reasons);
  const { length: actions } = members;
  step.emit({ type: 'transaction.committed', kind: 'read', actions, writes: 0, untilMs: step.nowMs });
  return { ledgers, items };
}

/** A key that does not fit its table has no place; the first partition stands in for it. */
const placeOf = (table: TableState, place: Place | undefined): Place => place ?? placeAt(table, undefined, 0);

/** Leaders answer, since followers may be behind. */
function tellReads(
  step: Step,
  places: readonly (Place | undefined)[],
  items: readonly (StoredItem | undefined)[],
  bytes: number,
): void {
  for (const place of new Set(places)) if (place !== undefined) chooseReplica(step, place, 'strong');
  const found = items.filter((item) => item !== undefined);
  step.emit({
    type: 'items.read',
    count: found.length,
    kept: found.length,
    bytes,
    keptBytes: bytes,
    sample: found.map((item) => item.bytes),
    missing: items.length - found.length,
    end: 'every key',
  });
}

function charge(
  step: Step,
  members: readonly Member[],
  places: readonly (Place | undefined)[],
  items: readonly (StoredItem | undefined)[],
  isCancelled: boolean,
): Ledgers {
  const tally = new Tally(step);
  const ledgers = new Ledgers();
  members.forEach(({ table, tableLabel }, i) => {
    const item = items[i];
    const bytes = item?.bytes ?? 0;
    const rule = isCancelled ? 'transaction cancelled' : item === undefined ? 'missing item read' : 'one item read';
    const count = { channel: 'read', rule, bytes, rounded: wholeReadUnits(bytes), factor: 2 } as const;
    ledgers.of(tableLabel).add(tally.add(placeOf(table, places[i]), count));
  });
  tally.settle();
  return ledgers;
}
