/** What is said of a table's settings. */
import { unreachable } from '#engine/kernel/assert.ts';
import { formatCount, formatDuration, formatUnits } from './format.ts';
import type { SettingEvent } from './settings-events.ts';

const settingTypes: ReadonlySet<string> = new Set<SettingEvent['type']>([
  'tags.changed',
  'policy.attached',
  'policy.removed',
  'time-to-live.changed',
  'insights.changed',
  'recovery.changed',
  'encryption.changed',
  'warm-throughput.changed',
]);

export const isSettingEvent = (event: { readonly type: string }): event is SettingEvent => settingTypes.has(event.type);

const of = ({ tableName, indexName }: { tableName: string; indexName?: string | undefined }): string =>
  indexName === undefined ? tableName : `index ${indexName} of ${tableName}`;

const switched = { ENABLING: 'is being enabled', ENABLED: 'is ENABLED', DISABLING: 'is being disabled', DISABLED: 'is DISABLED' } as const;

export function settingSentence(event: SettingEvent): string {
  const { tableName } = event;
  switch (event.type) {
    case 'tags.changed': {
      const what = event.removed > 0 ? `loses ${formatCount(event.removed, 'tag')}` : `is given ${formatCount(event.added, 'tag')}`;
      return `Table ${tableName} ${what} and has ${event.count} now. ListTagsOfResource shows it in ${formatDuration(event.seenAtMs - event.atMs)}.`;
    }
    case 'policy.attached':
    case 'policy.removed': {
      const whose = event.streamLabel === undefined ? `table ${tableName}` : `stream ${event.streamLabel} of ${tableName}`;
      const what = event.type === 'policy.attached' ? `The policy of ${whose} is attached as revision ${event.revisionId}` : `The policy of ${whose} is removed`;
      return `${what}. GetResourcePolicy shows it in ${formatDuration(event.seenAtMs - event.atMs)}.`;
    }
    case 'time-to-live.changed':
      return `Time to live of ${tableName}, by attribute ${event.attributeName}, ${switched[event.status]}.`;
    case 'insights.changed':
      return `Contributor Insights for ${of(event)} ${switched[event.status]}.`;
    case 'recovery.changed':
      return event.days === undefined
        ? `${tableName} can no longer be restored to a point in time.`
        : `${tableName} can be restored to any point of the last ${event.days === 1 ? 'day' : formatCount(event.days, 'day')}.`;
    case 'encryption.changed': {
      const key = event.keyArn === undefined ? 'the key that AWS owns' : `key ${event.keyArn}`;
      return event.isOver ? `Table ${tableName} is encrypted with ${key}.` : `Table ${tableName} is being encrypted with ${key}. It can be used meanwhile.`;
    }
    case 'warm-throughput.changed': {
      const level = `${formatUnits(event.readUnits, 'read')}/s and ${formatUnits(event.writeUnits, 'write')}/s`;
      return event.isOver
        ? `Warm throughput of ${of(event)} is ${level}.`
        : `Warm throughput of ${of(event)} rises to ${level}. It can be used meanwhile.`;
    }
    default:
      return unreachable(event);
  }
}
