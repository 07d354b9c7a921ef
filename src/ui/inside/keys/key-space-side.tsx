/** Beside the key space: what was asked last, the chosen partition, the hottest keys, and what happened by itself. */
import { useMemo } from 'react';
import type { KeySpaceQuery } from '#session/connection.ts';
import { askedKeys, hottestKeys } from '#session/folds/asked-keys.ts';
import { type HappenedEvent, happenedTo } from '#session/folds/happened.ts';
import { refusalsOf } from '#session/folds/refusals.ts';
import type { HeatChannel } from '#session/folds/heat-scale.ts';
import { unitsSince } from '#session/folds/heat-window.ts';
import { formatDuration, formatNumber, formatUnits } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { useStable } from '#ui/kit/use-stable.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { useVirtualNow } from '#ui/shell/use-virtual-now.ts';
import { PartitionDetail } from './partition-detail.tsx';
import { PartitionItems } from './partition-items.tsx';
import { Patterns } from './patterns.tsx';
import type { KeySpaceData } from './use-key-space.ts';
import './key-space-side.css';
import '#ui/kit/hatch.css';

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
    <div className="key-space-side">
      {data !== undefined && <Now data={data} query={query} table={table} channel={channel === 'read' ? 'read' : 'write'} />}
      {data !== undefined && <Patterns heat={data.heat} />}
      <Refused query={query} />
      {partition === undefined ? (
        <p className="key-space-hint">{say('Choose a partition below the heat to see its replicas and its items.')}</p>
      ) : (
        <PartitionDetail partition={partition}>
          <PartitionItems query={query} table={table.record} partitionId={partition.id} />
        </PartitionDetail>
      )}
      <HotKeys query={query} table={table} channel={channel === 'read' ? 'read' : 'write'} />
      <Happened tableName={query.tableName} />
    </div>
  );
}

interface NowProps extends Pick<KeySpaceSideProps, 'query' | 'table'> {
  readonly data: KeySpaceData;
  readonly channel: 'read' | 'write';
}

function Now({ data, query, table, channel }: NowProps) {
  const clock = useSessionState((state) => state.clock);
  const nowMs = useVirtualNow(clock, Math.max(1000, clock.speed * 250));
  const spanMs = Math.max(minuteMs, data.heat.rowMs);
  const { readUnits, writeUnits, throttled } = unitsSince(data.heat, nowMs - spanMs);
  const rate = ((channel === 'read' ? readUnits : writeUnits) * 1000) / spanMs;
  return (
    <section className="key-space-now">
      <h2>
        {say('Last {span}, {name}', { span: spanMs === minuteMs ? say('minute') : formatDuration(spanMs), name: query.indexName ?? query.tableName })}
      </h2>
      <dl>
        <div data-channel="write">
          <dd>{formatNumber(writeUnits)}</dd>
          <dt>{say('WCU served')}</dt>
        </div>
        <div data-channel="read">
          <dd>{formatNumber(readUnits)}</dd>
          <dt>{say('RCU served')}</dt>
        </div>
        {throttled > 0 && (
          <div className="key-space-now-throttled">
            <dd>{formatNumber(throttled)}</dd>
            <dt>{say('throttled')}</dt>
          </div>
        )}
      </dl>
      <Provisioned query={query} table={table} channel={channel} rate={rate} />
    </section>
  );
}

interface ProvisionedProps extends Pick<NowProps, 'query' | 'table' | 'channel'> {
  /** Units a second. */
  readonly rate: number;
}

/** How much of what is paid for is used; on-demand pays for what is used. */
function Provisioned({ query: { indexName }, table: { record }, channel, rate }: ProvisionedProps) {
  if (record.billingMode !== 'PROVISIONED') return null;
  const throughput = indexName === undefined ? record.throughput : record.indexes.find(({ name }) => name === indexName)?.throughput;
  const paid = channel === 'read' ? throughput?.readUnits : throughput?.writeUnits;
  if (paid === undefined || paid === 0) return null;
  const share = Math.min(1, rate / paid);
  return (
    <div data-channel={channel}>
      <span className="key-space-keys-track" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <p>
        {say('{share} % of the {paid}/s that are provisioned', { share: formatNumber(share * 100, 0), paid: formatUnits(paid, channel) })}
      </p>
    </div>
  );
}

/** The newest refusal and its reason; what is refused is drawn beyond the limit. */
function Refused({ query: { tableName, indexName } }: Pick<KeySpaceSideProps, 'query'>) {
  const exchanges = useSessionState((state) => state.exchanges);
  const [refused] = useMemo(() => refusalsOf(exchanges, { tableName, indexName }), [exchanges, tableName, indexName]);
  if (refused === undefined) return null;
  const { channel, question, sentence, extent, perSecond, perSecondMax } = refused;
  return (
    <section className="key-space-refused" data-channel={channel}>
      <h2>{question}</h2>
      <p lang="en">{sentence}</p>
      <div className="key-space-refused-bar" aria-hidden="true">
        <span className="key-space-refused-served" style={{ flexGrow: perSecondMax }} />
        <span className="key-space-refused-beyond hatch-throttled" style={{ flexGrow: Math.min(perSecond, perSecondMax) }} />
      </div>
      <p className="key-space-refused-words">
        <span>{say('limit {perSecondMax}/s', { perSecondMax: formatUnits(perSecondMax, channel) })}</span>
        <b>
          {say('{perSecond}/s refused, {extent}', { perSecond: formatUnits(perSecond, channel), extent })}
        </b>
      </p>
    </section>
  );
}

function HotKeys({ query, table, channel }: { readonly query: KeySpaceQuery; readonly table: TableSummary; readonly channel: 'read' | 'write' }) {
  const exchanges = useSessionState((state) => state.exchanges);
  const { tableName, indexName } = query;
  const record = useStable(table.record);
  const keys = useMemo(
    () => hottestKeys(askedKeys(exchanges, { tableName, indexName }, record), channel, keysMax),
    [exchanges, tableName, indexName, record, channel],
  );
  if (keys.length === 0) return null;
  return (
    <section className="key-space-keys" data-channel={channel}>
      <h2>{say('Keys you asked for most')}</h2>
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
      <h2>{say('Events')}</h2>
      {events.length === 0 ? (
        <p>{say('What happens by itself is told here: a table becomes ACTIVE, an index takes in a change.')}</p>
      ) : (
        <ol>
          {events.map(({ number, time, sentence, kind }) => (
            <li key={number}>
              <span className="mono">{time}</span>
              <Mark kind={kind} />
              <span lang="en">{sentence}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Mark({ kind }: Pick<HappenedEvent, 'kind'>) {
  return (
    <svg className="key-space-mark" data-kind={kind} width="12" height="16" viewBox="0 0 12 16" aria-hidden="true">
      {kind === 'split' ? <path d="M6 14V8L2 3M6 8l4-5" /> : <circle cx="6" cy="8" r="4" />}
    </svg>
  );
}
