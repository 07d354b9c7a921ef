/**
 * The key space of a table or index: heat over hash and virtual time, flowing down into the partitions that
 * own it. As a picture, or as a table with the same facts. `useKeySpace` reads what it shows.
 */
import { useMemo } from 'react';
import type { KeySpaceHeat, KeySpaceQuery } from '#session/connection.ts';
import { type AskedKey, askedKeys } from '#session/folds/asked-keys.ts';
import { formatCount, formatDuration, formatNumber } from '#session/format.ts';
import { fittingBrightness, type HeatChannel, rateOf } from '#session/folds/heat-scale.ts';
import { type HeatWindow, heatWindow } from '#session/folds/heat-window.ts';
import { patternsOf } from '#session/folds/patterns.ts';
import { splitsOf } from '#session/folds/splits.ts';
import { say, sayCount } from '#texts/say.ts';
import type { Twin } from '#ui/kit/segmented.tsx';
import { useStable } from '#ui/kit/use-stable.ts';
import { useWidth } from '#ui/kit/use-width.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import { Heat } from './heat.tsx';
import { HeatControls } from './heat-controls.tsx';
import { HeatLegend } from './heat-legend.tsx';
import { KeySpaceTable } from './key-space-table.tsx';
import { PartitionBoxes } from './partition-boxes.tsx';
import type { HeatViewControl } from './heat-view.ts';
import { type KeySpaceData, rowsMax } from './use-key-space.ts';
import './key-space.css';
import '#ui/kit/channel.css';

export interface KeySpaceProps {
  readonly query: KeySpaceQuery;
  /** Absent until it is read. */
  readonly data: KeySpaceData | undefined;
  readonly channel: HeatChannel;
  readonly control: HeatViewControl;
  readonly twin: Twin;
  /** Id of the partition whose facts are shown. */
  readonly chosen: string | undefined;
  readonly onChoose: (partitionId: string) => void;
}

/** Requests that are marked one by one. */
const marksMax = 60;

export function KeySpace({ query, data, channel, control, twin, chosen, onChoose }: KeySpaceProps) {
  const { view, zoomTo } = control;
  const clock = useSessionState((state) => state.clock);
  const nowMs = useVirtualNow(clock, Math.max(1000, clock.speed * 250));
  const physics = useSessionState((state) => state.physics);
  const exchanges = useSessionState((state) => state.exchanges);
  const table = useStable(useSessionState((state) => state.tables?.find(({ record }) => record.name === query.tableName)?.record));
  const { tableName, indexName } = query;
  const keys = useMemo(
    () => askedKeys(exchanges.slice(-marksMax), { tableName, indexName }, table),
    [exchanges, tableName, indexName, table],
  );
  const [ref, width] = useWidth<HTMLDivElement>();
  const window = useMemo(() => data && heatWindow(data.heat, nowMs, rowsMax, view.spanMs !== undefined), [data, nowMs, view.spanMs]);
  const happened = useSessionState((state) => state.happened);
  const ranges = useMemo(() => data?.partitions.map(({ range }) => range) ?? [], [data]);
  const splits = useMemo(() => splitsOf(happened, { tableName, indexName }, ranges), [happened, tableName, indexName, ranges]);
  const shown = keys.filter(({ channel: of }) => channel === 'both' || channel === 'throttled' || of === channel);
  const patterns = useMemo(() => (data === undefined ? [] : patternsOf(data.heat, nowMs, physics)), [data, nowMs, physics]);
  const fitting = useMemo(() => fittingBrightness(window?.cells.map((cell) => rateOf(cell, window.rowMs)) ?? [], channel, physics.partitions), [window, channel, physics]);
  const brightness = view.brightness ?? fitting;
  const main = patterns.find(({ channel: of }) => of === channel) ?? patterns[0];
  return (
    <section ref={ref} className="key-space" aria-label={say('Key space of {indexName}', { indexName: indexName ?? tableName })}>
      {data !== undefined && window !== undefined && width > 0 && (
        <>
          <div className={twin === 'table' ? undefined : 'visually-hidden'}>
            <KeySpaceTable partitions={data.partitions} window={window} keys={shown} channel={channel} isShown={twin === 'table'} />
          </div>
          {twin === 'picture' && (
            <>
              <div className="key-space-head">
                <h2>{main?.finding ?? findingOf(data.partitions.length, shown)}</h2>
                <HeatLegend channel={channel} brightness={brightness} hasThrottled={window.cells.some(({ throttled }) => throttled > 0)} />
              </div>
              <HeatControls control={control} brightness={brightness} />
              <Heat width={width} window={window} channel={channel} brightness={brightness} ranges={ranges} splits={splits} keys={shown} onZoom={zoomTo}>
                <PartitionBoxes width={width} partitions={data.partitions} view={window} chosen={chosen} onChoose={onChoose} />
              </Heat>
              <p className="key-space-sum">{sayAggregate(data.heat, window, shown.length)}</p>
            </>
          )}
        </>
      )}
    </section>
  );
}

/** What a cell adds up, and what is marked one by one. */
function sayAggregate({ requests, from, to, columns }: KeySpaceHeat, { rowMs }: HeatWindow, marked: number): string {
  const slice = Math.round(columns / (to - from));
  const of = say('Each cell adds up 1 in {slice} of the key space for {rowMs}; {requests} in all.', {
    slice: formatNumber(slice),
    rowMs: formatDuration(rowMs),
    requests: formatCount(requests, { one: '{n} request', other: '{n} requests' }),
  });
  return marked === 0 ? of : `${of} ${sayCount(marked, { one: 'Your last one is marked too.', other: 'Your last {n} are marked too.' })}`;
}

/** The finding: how the last requests are spread over the partitions. */
function findingOf(partitions: number, keys: readonly AskedKey[]): string {
  const touched = new Set(keys.map(({ partitionId }) => partitionId)).size;
  const of = formatCount(partitions, { one: '{n} partition', other: '{n} partitions' });
  if (keys.length === 0) return say('{partitions}. Nothing was asked of them yet.', { partitions: of });
  const hashes = new Set(keys.map(({ hash }) => hash)).size;
  return say('The last {requests} asked for {keys} in {touched} of {partitions}.', {
    requests: formatCount(keys.length, { one: '{n} request', other: '{n} requests' }),
    keys: formatCount(hashes, { one: '{n} key', other: '{n} keys' }),
    touched,
    partitions: of,
  });
}
