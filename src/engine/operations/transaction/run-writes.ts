/**
 * A transaction that writes, from its checked actions on: every action is asked, and only when nothing stands
 * against any of them all are done, in one record. So it is whole on disk and in replay as well.
 * Source: reference 6.2; units: 2.18 to 2.21.
 */
import { wholeReadUnits, wholeWriteUnits } from '#engine/capacity/units.ts';
import { transactionBytesMax } from '#engine/model/limits.ts';
import { invalid, type Refusal, refuse } from '#engine/model/refusal.ts';
import type { Remembered } from '#engine/transactions/token-memory.ts';
import { countWrites, doWrites, Ledgers, type PlannedWrite } from '../group-write.ts';
import { latencyMs } from '../latency.ts';
import { refuseAnyLeaderless } from '../leader.ts';
import { placeAt } from '../place.ts';
import type { Step } from '../step.ts';
import { Tally } from '../tally.ts';
import { ThrottleGate } from '../throttle-gate.ts';
import { checkDistinct, positionsOf, prepare } from './members.ts';
import { cancel } from './reasons.ts';
import { cancelledCount, cancelledPlace, decide, type Decision, type WriteAction } from './write-actions.ts';

export interface WriteTransaction {
  readonly actions: readonly WriteAction[];
  /** Of each action, what its table's schema has against it. */
  readonly mismatches: readonly (Refusal | undefined)[];
  readonly token: { readonly text: string; readonly fingerprint: string } | undefined;
}

export interface Done {
  readonly ledgers: Ledgers;
  /** A replay is charged as reads. */
  readonly channel: 'read' | 'write';
  readonly writes: readonly PlannedWrite[];
}

export function runWrites(step: Step, transaction: WriteTransaction): Done | Refusal {
  const { actions, mismatches, token } = transaction;
  const positions = positionsOf(actions, mismatches);
  const repeated = checkDistinct(actions, positions);
  if (repeated !== undefined) return repeated;
  const known = token && step.state.tokens.find({ token: token.text, fingerprint: token.fingerprint }, step.nowMs);
  if (known !== undefined) return replay(step, transaction, known, positions);

  const places = prepare(step, 'write', actions, positions);
  const leaderless = refuseAnyLeaderless(step, places);
  if (leaderless !== undefined) return leaderless;
  const gate = new ThrottleGate(step);
  const decisions = actions.map((action, i) =>
    decide(step, gate, action, { number: i + 1, position: positions[i], place: places[i], mismatch: mismatches[i] }),
  );
  const bytes = decisions.reduce((total, decision) => total + decision.bytes, 0);
  // Assumption: the limit is DG/transaction-apis', the words are those of its list of causes.
  if (bytes > transactionBytesMax) return invalid('The aggregate size of the items in the transaction exceeds 4 MB');
  if (decisions.some(({ reason }) => reason !== undefined)) {
    const isFree = decisions.some(({ isThrottled }) => isThrottled);
    if (!isFree) chargeCancelled(step, actions, decisions);
    const reasons = decisions.map(({ reason }) => reason);
    return cancel(step, 'write', reasons, { isFree });
  }
  return commit(step, transaction, decisions);
}

/**
 * A cancelled transaction is paid for as one that was done. Source: 2.19. Assumption: but not for indexes, and not
 * where there was no throughput to pay it from.
 */
function chargeCancelled(step: Step, actions: readonly WriteAction[], decisions: readonly Decision[]): void {
  const tally = new Tally(step);
  decisions.forEach((decision, i) => tally.add(cancelledPlace(actions[i]!, decision), cancelledCount(decision)));
  tally.settle();
}

function commit(step: Step, { actions, token }: WriteTransaction, decisions: readonly Decision[]): Done {
  const untilMs = step.nowMs + latencyMs(step.state, 'transaction', step.ordinal);
  const tally = new Tally(step);
  const ledgers = new Ledgers();
  const writes: PlannedWrite[] = [];
  decisions.forEach(({ place, before, write }, i) => {
    if (write !== undefined) {
      writes.push(write);
      countWrites([write], 2, tally, ledgers);
      return;
    }
    const bytes = before?.stored.bytes ?? 0;
    const count = { channel: 'write', rule: 'item checked', bytes, rounded: wholeWriteUnits(bytes), factor: 2 } as const;
    ledgers.of(actions[i]!.tableLabel).add(tally.add(place!, count));
  });
  tally.settle();
  step.emit({ type: 'transaction.committed', kind: 'write', actions: actions.length, writes: writes.length, untilMs });
  doWrites(step, writes, ledgers);
  step.transactionItems = decisions.map(({ position }, i) => ({
    tableNumber: actions[i]!.table.record.number,
    position: position!,
  }));
  if (token !== undefined) remember(step, token, decisions, untilMs);
  return { ledgers, channel: 'write', writes };
}

function remember(
  step: Step,
  { text, fingerprint }: NonNullable<WriteTransaction['token']>,
  decisions: readonly Decision[],
  completedAtMs: number,
): void {
  const expiresAtMs = completedAtMs + step.state.physics.replicas.clientTokenMinutes * 60_000;
  const itemBytes = decisions.map(({ bytes }) => bytes);
  step.emit({ type: 'transaction.remembered', token: text, untilMs: expiresAtMs });
  step.commit({ type: 'transaction.remembered', token: text, fingerprint, completedAtMs, expiresAtMs, itemBytes });
}

/** The same request again: nothing is done, and the items of the first one are paid for as reads. */
function replay(
  step: Step,
  { actions, token }: WriteTransaction,
  known: Remembered,
  positions: readonly (string | undefined)[],
): Done | Refusal {
  if (known.fingerprint !== token?.fingerprint) {
    // Source: SDK model, `IdempotentParameterMismatchException`.
    return refuse(
      'IdempotentParameterMismatchException',
      'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.',
    );
  }
  if (known.completedAtMs > step.nowMs) {
    // Source: https://github.com/aws/aws-sdk-java-v2/issues/2518, from the service.
    return refuse('TransactionInProgressException', 'Transaction from previous request is still in progress');
  }
  const { completedAtMs } = known;
  step.emit({ type: 'transaction.replayed', token: known.token, completedAtMs, actions: actions.length });
  const tally = new Tally(step);
  const ledgers = new Ledgers();
  actions.forEach(({ table, tableLabel }, i) => {
    const bytes = known.itemBytes[i] ?? 0;
    const place = placeAt(table, undefined, table.space.partitions.indexOf(positions[i] ?? ''));
    const count = { channel: 'read', rule: 'transaction replayed', bytes, rounded: wholeReadUnits(bytes), factor: 2 } as const;
    ledgers.of(tableLabel).add(tally.add(place, count));
  });
  tally.settle();
  return { ledgers, channel: 'read', writes: [] };
}
