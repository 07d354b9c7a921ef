/** Beside the key space: what was asked last, the chosen partition, the hottest keys, and what happened by itself. */
import { useMemo } from 'react';
import type { KeySpaceQuery } from '#session/connection.ts';
import { askedKeys, hottestKeys } from '#session/folds/asked-keys.ts';
import { happenedTo } from '#session/folds/happened.ts';
import type { HeatChannel } from '#session/folds/heat-scale.ts';
import { unitsSince } from '#session/folds/heat-window.ts';
import { formatDuration, formatNumber } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import { PartitionDetail } from './partition-detail.tsx';
import type { KeySpaceData } from './use-key-space.ts';
import './key-space-side.css';

export interface KeySpaceSideProps {
  readonly query: KeySpaceQuery;
  readonly data: KeySpaceData | undefined;
  readonly table: TableSummary;
  readonly channel: HeatChannel;
  readonly chosen: string | undefined;
}

const minuteMs = 60_000;
const keysMax = 5;

export function KeySpaceSide({ query, data, table, channel, chosen }: KeySpaceSideProps) {
  const partition = data?.partitions.find(({ id }) => id === chosen);
  return (
    <aside className="key-space-side">
      {data !== undefined && <Now data={data} name={query.indexName ?? query.tableName} />}
      {partition === undefined ? (
        <p className="key-space-hint">Choose a partition below the heat to see its replicas.</p>
      ) : (
        <PartitionDetail partition={partition} />
      )}
      <HotKeys query={query} table={table} channel={channel === 'both' ? 'write' : channel} />
      <Happened tableName={query.tableName} />
    </aside>
  );
}

function Now({ data, name }: { readonly data: KeySpaceData; readonly name: string }) {
  const clock = useSessionState((state) => state.clock);
  const nowMs = useVirtualNow(clock, Math.max(1000, clock.speed * 250));
  const spanMs = Math.max(minuteMs, data.heat.rowMs);
  const { readUnits, writeUnits } = unitsSince(data.heat, nowMs - spanMs);
  return (
    <section className="key-space-now">
      <h2>
        Last {spanMs === minuteMs ? 'minute' : formatDuration(spanMs)}, {name}
      </h2>
      <dl>
        <div data-channel="write">
          <dd>{formatNumber(writeUnits)}</dd>
          <dt>WCU served</dt>
        </div>
        <div data-channel="read">
          <dd>{formatNumber(readUnits)}</dd>
          <dt>RCU served</dt>
        </div>
      </dl>
    </section>
  );
}

function HotKeys({ query, table, channel }: { readonly query: KeySpaceQuery; readonly table: TableSummary; readonly channel: 'read' | 'write' }) {
  const exchanges = useSessionState((state) => state.exchanges);
  const { tableName, indexName } = query;
  const keys = useMemo(
    () => hottestKeys(askedKeys(exchanges, { tableName, indexName }, table.record), channel, keysMax),
    [exchanges, tableName, indexName, table.record, channel],
  );
  if (keys.length === 0) return null;
  return (
    <section className="key-space-keys" data-channel={channel}>
      <h2>Keys you asked for most</h2>
      <ol>
        {keys.map(({ name, partitionId, text, share }) => (
          <li key={`${partitionId} ${name}`}>
            <span className="mono" title={name}>
              {name}
            </span>
            <span>{partitionId}</span>
            <span className="key-space-keys-track">
              <span style={{ width: `${share * 100}%` }} />
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Happened({ tableName }: { readonly tableName: string }) {
  const happened = useSessionState((state) => state.happened);
  const events = useMemo(() => happenedTo(happened, tableName), [happened, tableName]);
  return (
    <section className="key-space-happened">
      <h2>Events</h2>
      {events.length === 0 ? (
        <p>What happens by itself is told here: a table becomes ACTIVE, an index takes in a change.</p>
      ) : (
        <ol>
          {events.map(({ number, time, sentence }) => (
            <li key={number}>
              <span className="mono">{time}</span>
              {sentence}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
