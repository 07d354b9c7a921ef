/**
 * The key space of a table or index: heat over hash and virtual time, flowing down into the partitions that
 * own it. As a picture, or as a table with the same facts. `useKeySpace` reads what it shows.
 */
import { useMemo } from 'react';
import type { KeySpaceQuery } from '#session/connection.ts';
import { type AskedKey, askedKeys } from '#session/folds/asked-keys.ts';
import { formatCount } from '#session/format.ts';
import type { HeatChannel } from '#session/folds/heat-scale.ts';
import { heatWindow } from '#session/folds/heat-window.ts';
import { splitsOf } from '#session/folds/splits.ts';
import type { Twin } from '#ui/kit/segmented.tsx';
import { useWidth } from '#ui/kit/use-width.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import { Heat } from './heat.tsx';
import { HeatLegend } from './heat-legend.tsx';
import { KeySpaceTable } from './key-space-table.tsx';
import { PartitionBoxes } from './partition-boxes.tsx';
import type { KeySpaceData } from './use-key-space.ts';
import './key-space.css';
import '#ui/kit/channel.css';

export interface KeySpaceProps {
  readonly query: KeySpaceQuery;
  /** Absent until it is read. */
  readonly data: KeySpaceData | undefined;
  readonly channel: HeatChannel;
  readonly twin: Twin;
  /** Id of the partition whose facts are shown. */
  readonly chosen: string | undefined;
  readonly onChoose: (partitionId: string) => void;
}

/** Rows of heat that are shown; the newest is now. */
const rowsMax = 64;
/** Requests that are marked one by one. */
const marksMax = 60;

export function KeySpace({ query, data, channel, twin, chosen, onChoose }: KeySpaceProps) {
  const clock = useSessionState((state) => state.clock);
  const nowMs = useVirtualNow(clock, Math.max(1000, clock.speed * 250));
  const exchanges = useSessionState((state) => state.exchanges);
  const table = useSessionState((state) => state.tables?.find(({ record }) => record.name === query.tableName)?.record);
  const { tableName, indexName } = query;
  const keys = useMemo(
    () => askedKeys(exchanges.slice(-marksMax), { tableName, indexName }, table),
    [exchanges, tableName, indexName, table],
  );
  const [ref, width] = useWidth<HTMLDivElement>();
  const window = useMemo(() => data && heatWindow(data.heat, nowMs, rowsMax), [data, nowMs]);
  const happened = useSessionState((state) => state.happened);
  const ranges = useMemo(() => data?.partitions.map(({ range }) => range) ?? [], [data]);
  const splits = useMemo(() => splitsOf(happened, { tableName, indexName }, ranges), [happened, tableName, indexName, ranges]);
  const shown = keys.filter(({ channel: of }) => channel === 'both' || of === channel);
  return (
    <section ref={ref} className="key-space" aria-label={`Key space of ${indexName ?? tableName}`}>
      {data !== undefined && window !== undefined && width > 0 && (
        <>
          <div className={twin === 'table' ? undefined : 'visually-hidden'}>
            <KeySpaceTable partitions={data.partitions} window={window} keys={shown} channel={channel} isShown={twin === 'table'} />
          </div>
          {twin === 'picture' && (
            <>
              <div className="key-space-head">
                <h2>{findingOf(data.partitions.length, shown)}</h2>
                <HeatLegend channel={channel} hasThrottled={window.cells.some(({ throttled }) => throttled > 0)} />
              </div>
              <Heat width={width} window={window} channel={channel} ranges={ranges} splits={splits} keys={shown}>
                <PartitionBoxes width={width} partitions={data.partitions} chosen={chosen} onChoose={onChoose} />
              </Heat>
            </>
          )}
        </>
      )}
    </section>
  );
}

/** The finding: how the last requests are spread over the partitions. */
function findingOf(partitions: number, keys: readonly AskedKey[]): string {
  const touched = new Set(keys.map(({ partitionId }) => partitionId)).size;
  const of = formatCount(partitions, 'partition');
  if (keys.length === 0) return `${of}. Nothing was asked of them yet.`;
  const hashes = new Set(keys.map(({ hash }) => hash)).size;
  return `The last ${formatCount(keys.length, 'request')} asked for ${formatCount(hashes, 'key')} in ${touched} of ${of}.`;
}
