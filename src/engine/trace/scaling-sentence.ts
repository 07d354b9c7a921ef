/** What is said of auto scaling. */
import { formatDuration, formatNumber } from './format.ts';
import type { ScalingEvent } from './scaling-events.ts';

export function scalingSentence(event: ScalingEvent): string {
  const { tableName, indexName, channel, direction, fromUnits, toUnits, consumed, minutes, targetPercent } = event;
  const owner = indexName === undefined ? tableName : `index ${indexName} of ${tableName}`;
  const unit = channel === 'read' ? 'RCU' : 'WCU';
  const change = `${owner} from ${formatNumber(fromUnits, 0)} to ${formatNumber(toUnits, 0)} ${unit}`;
  const used = `${formatNumber(consumed, 1)} ${unit}/s`;
  const share = `${formatNumber((100 * consumed) / fromUnits, 0)} % of what is provisioned`;
  const why =
    direction === 'out'
      ? `${minutes} minutes in a row were above the target of ${targetPercent} %, the last with ${used}, ${share}`
      : `${minutes} minutes in a row were well below the target of ${targetPercent} %, none with more than ${used}, ${share}`;
  if (event.type === 'scaling.refused') return `Auto scaling cannot change ${change}, though ${why}: ${event.refusal ?? ''}`;
  const verb = direction === 'out' ? 'raises' : 'lowers';
  return `Auto scaling ${verb} ${change}: ${why}. The change takes ${formatDuration(event.untilMs - event.atMs)}.`;
}
