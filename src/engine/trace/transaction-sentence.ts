/** What transactions say of themselves. */
import { unreachable } from '#engine/kernel/assert.ts';
import type { TraceEvent } from './events.ts';
import { formatCount, formatDuration, formatNumber } from './format.ts';

export type TransactionEvent = Extract<TraceEvent, { type: `transaction.${string}` }>;

export function transactionSentence(event: TransactionEvent): string {
  switch (event.type) {
    case 'transaction.prepared': {
      const where = `${formatCount(event.tables, 'table')} and ${formatCount(event.partitions, 'partition')}`;
      const what = event.kind === 'read' ? 'all are read as of one moment, or none' : 'all are done, or none';
      return `A transaction of ${formatCount(event.actions, 'action')} on ${where}: ${what}.`;
    }
    case 'transaction.conflicted': {
      const who = event.action === undefined ? 'The write' : `Action ${event.action}`;
      const other = event.with === 'transaction' ? 'another transaction' : 'a write';
      const time = `for ${formatDuration(event.untilMs - event.atMs)} yet`;
      const left = event.isLeft === true ? ', and is left unprocessed' : '';
      return `${who} meets an item of ${event.tableName} that belongs to ${other} ${time}${left}.`;
    }
    case 'transaction.cancelled':
      return cancelled(event);
    case 'transaction.committed': {
      if (event.kind === 'read') return 'Nothing stands against it: every item is read as of one moment.';
      const duration = formatDuration(event.untilMs - event.atMs);
      const effect = `${formatCount(event.writes, 'item')} ${event.writes === 1 ? 'changes' : 'change'} at once`;
      return `Nothing stands against it: ${effect}. For ${duration} another request on the same items is a conflict.`;
    }
    case 'transaction.remembered':
      return `The token ${event.token} is remembered for ${formatDuration(event.untilMs - event.atMs)}: the same request again changes nothing.`;
    case 'transaction.replayed':
      return replayed(event);
    case 'transaction.forgotten':
      return `${formatCount(event.tokens, 'token')} of transactions ${event.tokens === 1 ? 'is' : 'are'} older than 10 min and forgotten.`;
    default:
      return unreachable(event);
  }
}

function replayed({ token, completedAtMs, atMs, actions }: Extract<TransactionEvent, { type: 'transaction.replayed' }>): string {
  const paid = `${formatCount(actions, 'action')} ${actions === 1 ? 'is' : 'are'} paid for as ${actions === 1 ? 'a read' : 'reads'}`;
  const when = formatDuration(Math.max(0, atMs - completedAtMs));
  return `The token ${token} is known, its transaction was done ${when} ago: nothing changes again, and ${paid}.`;
}

/** Reasons told one by one; a transaction may have a hundred. */
const reasonsMax = 5;

function cancelled({ codes, kind, isFree }: Extract<TransactionEvent, { type: 'transaction.cancelled' }>): string {
  const failed = codes.flatMap((code, i) => (code === 'None' ? [] : [`action ${i + 1} ${code}`]));
  const rest = failed.length - reasonsMax;
  const told = failed.slice(0, reasonsMax).join(', ') + (rest > 0 ? ` and ${formatNumber(rest, 0)} more` : '');
  const effect = kind === 'read' ? 'Nothing is answered' : 'Nothing is changed';
  const cost = isFree === true ? 'and it costs nothing' : 'and it is paid for all the same';
  return `The transaction is cancelled: ${told}. ${effect}, ${cost}.`;
}
