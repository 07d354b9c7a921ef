/** One plain sentence for every event, the same in timeline, golden file, live region and lesson feedback. */
import { unreachable } from '#engine/kernel/assert.ts';
import type { CapacityCounted, CapacityThrottled, ItemsRead, ItemWrittenEvent, StatementPlanned, TraceEvent } from './events.ts';
import { backupSentence, isBackupEvent } from './backup-sentence.ts';
import { isSettingEvent, settingSentence } from './settings-sentence.ts';
import { replicaSentence } from './replica-sentence.ts';
import { scalingSentence } from './scaling-sentence.ts';
import { splitSentence } from './split-sentence.ts';
import { streamSentence } from './stream-sentence.ts';
import { triggerSentence } from './trigger-sentence.ts';
import { vectorSentence } from './vector-sentence.ts';
import { transactionSentence } from './transaction-sentence.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, formatNumber, formatUnits } from './format.ts';

/** An event as one plain sentence with its numbers; the same in pictures, lists, golden cases and for screen readers. */
export function sentence(event: TraceEvent): string {
  if (isSettingEvent(event)) return settingSentence(event);
  if (isBackupEvent(event)) return backupSentence(event);
  switch (event.type) {
    case 'request.decoded':
      return `${event.operation} arrived, ${formatBytes(event.bytes)}${event.tableName ? `, for table ${event.tableName}` : ''}.`;
    case 'request.attempted':
      return `The client tries again: attempt ${event.attempt} of ${event.attemptsMax}${event.waitedMs === undefined ? '' : `, after ${formatDuration(event.waitedMs)}`}.`;
    case 'request.validated':
      return `${event.operation} is valid.`;
    case 'request.refused':
      return `Refused with ${event.code}${event.message ? `: ${event.message}` : ''}`;
    case 'response.encoded':
      return `Answered ${event.status} with ${formatBytes(event.bytes)} after ${formatDuration(event.latencyMs)}.`;
    case 'table.created':
      return `Table ${event.tableName} is being created with ${formatCount(event.partitions ?? 1, 'partition')}.`;
    case 'table.activated':
      return `Table ${event.tableName} is ACTIVE.`;
    case 'table.updated':
      return `Table ${event.tableName} is ${event.isOver ? 'changed at once' : 'being updated'}${event.what ? `: ${event.what.join(', ')}` : ''}.`;
    case 'table.deletion-started':
      return `Table ${event.tableName} is being deleted.`;
    case 'table.removed':
      return `Table ${event.tableName} is gone.`;
    case 'index.created':
      return `Index ${event.indexName} of ${event.tableName} is being created.`;
    case 'index.backfill-started':
      return `Index ${event.indexName} starts to read the items of ${event.tableName}.`;
    case 'index.activated':
      return `Index ${event.indexName} of ${event.tableName} is ACTIVE.`;
    case 'index.updated':
      return `Index ${event.indexName} of ${event.tableName} is being updated.`;
    case 'index.deletion-started':
      return `Index ${event.indexName} of ${event.tableName} is being deleted.`;
    case 'index.removed':
      return `Index ${event.indexName} of ${event.tableName} is gone.`;
    case 'statement.planned':
      return statementPlan(event);
    case 'statement.refused':
      return `Statement ${event.number} is refused with ${event.code}: ${event.message}`;
    case 'read.planned':
      return readPlan(event);
    case 'partition.routed':
      return routed(event);
    case 'capacity.counted':
      return counted(event);
    case 'capacity.admitted':
      return `Partition ${event.partitionId} was asked for ${formatUnits(event.units, event.channel)} and has ${formatNumber(event.available)} of ${formatNumber(event.perSecondMax)} left for this second.`;
    case 'split.planned':
    case 'split.rejected':
    case 'partition.split':
      return splitSentence(event);
    case 'control-rate.exceeded': {
      const { what, perSecondMax: rate } = event;
      return `The account has used up its rate of ${what}: ${rate < 1 ? `${formatNumber(rate * 60)} a minute` : `${formatNumber(rate, 0)} a second`}.`;
    }
    case 'capacity.throttled':
      return throttled(event);
    case 'replica.read':
      return event.isLeader
        ? `The leader ${event.replicaId} of ${event.partitionId} answers.`
        : follower(event);
    case 'leader.lost':
    case 'leader.elected':
    case 'leader.awaited':
    case 'replica.rebuilt':
      return replicaSentence(event);
    case 'log.replicated':
      return `Entry ${formatNumber(event.sequence, 0)} of the log of ${event.partitionId} is safe: ${event.acknowledgedBy.join(' and ')} hold it, two of three.`;
    case 'item.read':
      return event.found ? `One item read, ${formatBytes(event.bytes)}.` : 'No item has this key.';
    case 'items.read':
      return itemsRead(event);
    case 'condition.checked':
      return `The condition ${event.expression} ${event.holds ? 'holds' : 'does not hold'}${event.itemExists ? '' : ' for an item that does not exist'}.`;
    case 'item.written':
      return written(event);
    case 'item.expired':
      return `An item of ${event.tableName}, ${formatBytes(event.bytes)}, is deleted ${formatDuration(event.lateMs)} after its time to live was over. It costs nothing.`;
    case 'index.written':
      return indexWritten(event.indexName, event.change, event.visibleAtMs - event.atMs);
    case 'index.propagated':
      return `Index ${event.indexName} took in ${formatCount(event.count, 'change')}, ${formatDuration(event.lagMs)} after the table.${event.waiting ? ` ${formatCount(event.waiting, 'change')} more wait.` : ''}`;
    case 'index.backfilled':
      return `Index ${event.indexName} read ${formatCount(event.count, 'item')} of ${event.tableName} and wrote ${entriesOf(event.entries)}: ${formatUnits(event.units, 'write')}.`;
    case 'scaling.performed':
    case 'scaling.refused':
      return scalingSentence(event);
    case 'stream.recorded':
    case 'stream.iterator-issued':
    case 'stream.read':
    case 'stream.tended':
      return streamSentence(event);
    case 'trigger.created':
    case 'trigger.updated':
    case 'trigger.deleted':
    case 'trigger.polled':
    case 'trigger.invoked':
    case 'trigger.succeeded':
    case 'trigger.failed':
    case 'trigger.delayed':
    case 'trigger.checkpointed':
    case 'trigger.bisected':
    case 'trigger.dropped':
    case 'trigger.drained':
      return triggerSentence(event);
    case 'vector.written':
    case 'vector.searched':
    case 'vector.counted':
    case 'vector.metered':
    case 'vector.backfilled':
      return vectorSentence(event);
    case 'transaction.prepared':
    case 'transaction.conflicted':
    case 'transaction.cancelled':
    case 'transaction.committed':
    case 'transaction.remembered':
    case 'transaction.replayed':
    case 'transaction.forgotten':
      return transactionSentence(event);
    case 'price.metered':
      return event.billingMode === 'PROVISIONED'
        ? `The table is provisioned: ${formatUnits(event.units, event.channel)} are paid by the hour, used or not.`
        : `${formatUnits(event.units, event.channel)} at $${event.dollarsPerMillion} per million cost ${formatDollars(event.dollars)} (prices of ${event.priceBook}).`;
    case 'clock.advanced':
      return `Virtual time moved on by ${formatDuration(event.toMs - event.fromMs)}.`;
    case 'clock.speed-set':
      return event.speed === 0 ? 'Virtual time stands still.' : `Virtual time runs at x${formatNumber(event.speed)}.`;
    default:
      return unreachable(event);
  }
}

const entriesOf = (count: number): string => (count === 1 ? '1 entry' : `${formatNumber(count, 0)} entries`);

/** Four digits of a hash or of the end of a range. */
export const short = (hash: string): string => hash.slice(0, 4);

const range = ({ from, to }: { from: string; to: string }): string => `${short(from)}-${short(to)}`;

function routed({ hash, keys, partitionId, partitionCount, ...event }: Extract<TraceEvent, { type: 'partition.routed' }>): string {
  const partition = `artition ${partitionId} of ${partitionCount}, ${range(event)}`;
  if (hash !== undefined) return `The key hashes to ${short(hash)}: p${partition}.`;
  if (keys !== undefined) return `${formatCount(keys, 'key')} hash to p${partition}.`;
  return `P${partition}, is read in full order of hash.`;
}

function statementPlan(event: StatementPlanned): string {
  const { statement, runsAs, tableName, indexName, collections = 1, ranges } = event;
  const source = indexName === undefined ? `table ${tableName}` : `index ${indexName}`;
  switch (runsAs) {
    case 'Scan':
      return `${statement} has no equality on the partition key, so it is a Scan and reads the whole ${source}.`;
    case 'Query':
      if (ranges !== undefined) {
        const stretches = `${formatCount(ranges, 'range')} of sort keys under ${formatCount(collections, 'partition key')}`;
        return `${statement} names ${stretches}, so it is a Query of ${source} for each of them.`;
      }
      return collections === 1
        ? `${statement} names one partition key, so it is a Query of ${source}.`
        : `${statement} names ${formatCount(collections, 'partition key')}, so it is a Query of ${source} for each of them.`;
    case 'PutItem':
      return `${statement} is a PutItem to ${source} that refuses an item which is there already.`;
    case 'UpdateItem':
      return `${statement} is an UpdateItem of ${source} that refuses an item which is not there.`;
    case 'GetItem':
    case 'DeleteItem':
    case 'ConditionCheck':
      return `${statement} names the whole key, so it is a ${runsAs} in ${source}.`;
    default:
      return unreachable(runsAs);
  }
}

function readPlan(event: Extract<TraceEvent, { type: 'read.planned' }>): string {
  const source = event.indexName === undefined ? `table ${event.tableName}` : `index ${event.indexName}`;
  const how = event.consistency === 'strong' ? 'strongly consistent' : 'eventually consistent';
  const parts = [`Read ${source}, ${how}`];
  if (event.sortKeyCondition !== undefined) parts.push(event.sortKeyCondition);
  if (event.direction === 'descending') parts.push('from the highest sort key down');
  if (event.limit !== undefined) parts.push(`at most ${formatCount(event.limit, 'item')}`);
  if (event.totalSegments !== undefined) parts.push(`segment ${event.segment} of ${event.totalSegments}`);
  return `${parts.join(', ')}.`;
}

function throttled(event: CapacityThrottled): string {
  const { tableName, waiting } = event;
  if (waiting === undefined) return emptyBucket(event);
  const queue = waiting === 0 ? 'no change waits' : waiting === 1 ? '1 change waits' : `${formatNumber(waiting, 0)} changes wait`;
  return `${emptyBucket(event)} So the write to table ${tableName} is refused; ${queue} in the queue of the index.`;
}

function emptyBucket({ channel, limit, partitionId, tableName, indexName, available, perSecondMax }: CapacityThrottled): string {
  const what = channel === 'read' ? 'reads' : 'writes';
  const rate = `${formatUnits(perSecondMax, channel)}/s`;
  const owed = available < 0 ? `, and ${formatUnits(-available, channel)} are owed for requests that cost more than was left` : '';
  const whose = indexName === undefined ? `Table ${tableName}` : `Index ${indexName} of ${tableName}`;
  switch (limit) {
    case 'KeyRangeThroughputExceeded':
      return `Partition ${partitionId}${indexName === undefined ? '' : ` of index ${indexName}`} refuses ${what}: its ${rate} are used up${owed}.`;
    case 'ProvisionedThroughputExceeded':
      return `${whose} refuses ${what}: the provisioned ${rate} are used up, and so is what was banked${owed}.`;
    case 'MaxOnDemandThroughputExceeded':
      return `${whose} refuses ${what}: the maximum of ${rate} that was set is reached${owed}.`;
    case 'AccountLimitExceeded':
      return `${whose} refuses ${what}: the quota of ${rate} for one table is reached${owed}.`;
    default:
      return unreachable(limit);
  }
}

function follower(event: Extract<TraceEvent, { type: 'replica.read' }>): string {
  const who = `Follower ${event.replicaId} of ${event.partitionId} answers`;
  if (event.appliedSequence === event.leaderSequence) return `${who} and has all that the leader has.`;
  return `${who}, ${formatDuration(event.lagMs)} behind: it has applied entry ${formatNumber(event.appliedSequence, 0)} of ${formatNumber(event.leaderSequence, 0)}.`;
}

function counted(event: CapacityCounted): string {
  const target = event.indexName === undefined ? '' : ` on index ${event.indexName}`;
  const units = formatUnits(event.units, event.channel);
  const times = event.factor === 1 ? '' : ` x ${event.factor}`;
  const places = event.rounded > 1 ? ` in each of ${formatCount(event.rounded, 'partition')}` : '';
  const asOne = `that finds nothing is charged as one unit${places}${event.factor === 2 ? times : ''}: ${units}.`;
  if (event.rule === 'missing item read') return `A read ${asOne}`;
  if (event.rule === 'missing item written') return `A write ${asOne}`;
  if (event.items !== undefined) {
    const count = event.indexName === undefined ? formatCount(event.items, 'item') : entriesOf(event.items);
    const all = `${count} of ${formatBytes(event.bytes)} in all`;
    return `${all}, each rounded up by itself to units of ${formatBytes(event.unitBytes)}, are ${formatNumber(event.rounded, 0)}${times}: ${units}${target} (${event.rule}).`;
  }
  return `${formatBytes(event.bytes)} in units of ${formatBytes(event.unitBytes)} are ${formatNumber(event.rounded, 0)}${times}: ${units}${target} (${event.rule}).`;
}

const pageEnds = {
  'no more items': 'there are no more',
  limit: 'the limit is reached',
  'page of 1 MB': 'the page of 1 MB is full',
  'every key': 'every key was looked up',
  'answer of 16 MB': 'the answer of 16 MB is full',
  'partition of 1 MB': 'a partition has given its 1 MB',
  throughput: 'there is no throughput left',
  'no leader': 'the next partition has no leader',
} as const satisfies Record<ItemsRead['end'], string>;

function itemsRead(event: ItemsRead): string {
  const dropped = event.count - event.kept;
  const { left = 0 } = event;
  const why = pageEnds[event.end] + (left === 0 ? '' : `, ${formatCount(left, 'key')} must be asked for again`);
  if (event.missing !== undefined && event.missing > 0) {
    const without = event.missing === 1 ? '1 key has no item' : `${formatNumber(event.missing, 0)} keys have no item`;
    return `${formatCount(event.count, 'item')} read, ${formatBytes(event.bytes)}; ${without}: ${why}.`;
  }
  return `${formatCount(event.count, 'item')} read, ${formatBytes(event.bytes)}${dropped === 0 ? '' : `; ${formatNumber(dropped, 0)} dropped by the filter, paid for all the same`}: ${why}.`;
}

function written(event: ItemWrittenEvent): string {
  const { change, bytesBefore, bytesAfter } = event;
  switch (change) {
    case 'inserted':
      return `A new item of ${formatBytes(bytesAfter)} was put into ${event.partitionId}.`;
    case 'replaced':
      return `The item of ${formatBytes(bytesBefore)} was replaced by one of ${formatBytes(bytesAfter)}.`;
    case 'updated':
      return `The item was changed from ${formatBytes(bytesBefore)} to ${formatBytes(bytesAfter)}.`;
    case 'deleted':
      return `The item of ${formatBytes(bytesBefore)} was deleted.`;
    case 'unchanged':
      return `The item of ${formatBytes(bytesAfter)} was written as it already was.`;
    case 'absent':
      return 'There was no item to delete.';
    default:
      return unreachable(change);
  }
}

function indexWritten(indexName: string, change: string, delayMs: number): string {
  if (change === 'unchanged') return `Index ${indexName} has nothing to change.`;
  const when = delayMs > 0 ? `, visible there in ${formatDuration(delayMs)}` : '';
  return `Index ${indexName}: the entry is ${change}${when}.`;
}
