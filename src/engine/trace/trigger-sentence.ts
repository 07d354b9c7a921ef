/** What triggers say of themselves. */
import { unreachable } from '#engine/kernel/assert.ts';
import { formatCount, formatDuration, formatNumber } from './format.ts';
import type { TriggerEvent } from './trigger-events.ts';

export function triggerSentence(event: TriggerEvent): string {
  const { functionName: name } = event;
  switch (event.type) {
    case 'trigger.created':
      return `Changes of ${event.tableName} go to ${name} from now on.`;
    case 'trigger.updated':
      return `The trigger from ${event.tableName} to ${name} is set anew.`;
    case 'trigger.deleted':
      return `Changes of ${event.tableName} no longer go to ${name}.`;
    case 'trigger.polled': {
      const filtered = event.count - event.matched;
      const rest = filtered === 0 ? '' : `; the filters let ${formatNumber(event.matched, 0)} through`;
      return `${name} has ${formatCount(event.count, 'record')} read from shard …${event.shardId.slice(-8)}${rest}.`;
    }
    case 'trigger.invoked': {
      const again = event.attempt === 1 ? '' : `, attempt ${formatNumber(event.attempt, 0)}`;
      const lane = event.lanes === 1 ? '' : ` in lane ${event.lane} of ${event.lanes}`;
      return `${name} is invoked with ${formatCount(event.count, 'record')}${lane}${again}.`;
    }
    case 'trigger.succeeded':
      return `${name} has processed ${formatCount(event.count, 'record')} in ${formatDuration(event.tookMs)}.`;
    case 'trigger.failed':
      return `${name} has failed with ${formatCount(event.count, 'record')} after ${formatDuration(event.tookMs)}: ${event.error}.`;
    case 'trigger.delayed': {
      const quota = event.retriesMax === undefined ? '' : ` Retries used: ${formatNumber(event.failures, 0)} of ${formatNumber(event.retriesMax, 0)}.`;
      return `${formatCount(event.count, 'record')} for ${name} ${event.count === 1 ? 'waits' : 'wait'} ${formatDuration(event.untilMs - event.atMs)} to be sent again; those behind them in the lane wait too.${quota}`;
    }
    case 'trigger.checkpointed':
      return `${name} has named the records that failed: ${formatCount(event.delivered, 'record')} before them are done, ${formatNumber(event.left, 0)} will be sent again.`;
    case 'trigger.bisected':
      return `The batch for ${name} is split into ${formatNumber(event.first, 0)} and ${formatNumber(event.second, 0)}, which uses up no retry.`;
    case 'trigger.dropped': {
      const why = event.reason === 'RetryAttemptsExhausted' ? `after ${formatCount(event.invocations, 'invocation')}` : 'because of their age';
      const where = event.destination === undefined ? 'No destination is set, so nobody is told' : `Where they were is told to ${event.destination}`;
      return `${formatCount(event.count, 'record')} for ${name} ${event.count === 1 ? 'is' : 'are'} discarded ${why}. ${where}.`;
    }
    case 'trigger.drained':
      return `${name} is through with shard …${event.shardId.slice(-8)}; its children may be read.`;
    default:
      return unreachable(event);
  }
}
