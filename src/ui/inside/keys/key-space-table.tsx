/** The key space as tables: partitions in order of the key space, rates by time, and the last requests. */
import type { AskedKey } from '#session/folds/asked-keys.ts';
import { shortHash } from '#session/folds/hash-space.ts';
import type { HeatChannel } from '#session/folds/heat-scale.ts';
import { type HeatWindow, type PartitionRow, ratesByPartition } from '#session/folds/heat-window.ts';
import type { PartitionFacts } from '#session/folds/key-space.ts';
import { formatTime } from '#session/folds/virtual-time.ts';
import { formatDuration, formatNumber, formatUnits } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';

export interface KeySpaceTableProps {
  readonly partitions: readonly PartitionFacts[];
  readonly window: HeatWindow;
  readonly keys: readonly AskedKey[];
  readonly channel: HeatChannel;
  /** False where it stands beside its picture for screen readers alone. */
  readonly isShown: boolean;
}

const rowsMax = 12;
const requestsMax = 12;

export function KeySpaceTable({ partitions, window, keys, channel, isShown }: KeySpaceTableProps) {
  const rows = ratesByPartition(
    window,
    partitions.map(({ range }) => range),
  );
  return (
    <div className="key-space-table">
      <Partitions partitions={partitions} isShown={isShown} />
      <Rates partitions={partitions} rows={rows.slice(0, rowsMax)} rowMs={window.rowMs} channel={channel} isShown={isShown} />
      <Requests keys={keys.slice(-requestsMax).reverse()} isShown={isShown} />
    </div>
  );
}

function Partitions({ partitions, isShown }: Pick<KeySpaceTableProps, 'partitions' | 'isShown'>) {
  return (
    <TwinScroll label={say('Partitions now')} isShown={isShown}>
      <table className="twin key-space-table-now">
        <caption>{say('Partitions now, in order of the key space')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Partition')}</th>
            <th scope="col">{say('Range')}</th>
            <th scope="col">{say('W left')}</th>
            <th scope="col">{say('R left')}</th>
            <th scope="col">{say('Size')}</th>
            <th scope="col">{say('Items')}</th>
            <th scope="col">{say('Replicas')}</th>
          </tr>
        </thead>
        <tbody>
          {partitions.map(({ id, range, meters, items, replicas }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td className="mono">{range.label}</td>
              {meters.map(({ kind, value }) => (
                <td key={kind}>{value}</td>
              ))}
              <td>{items}</td>
              <td className="key-space-table-replicas">
                {replicas.map(({ id: replica, sequence, note }) => (
                  <span key={replica}>
                    {say('{replica} at entry {sequence}, {note}', { replica, sequence: formatNumber(sequence), note })}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}

interface RatesProps extends Pick<KeySpaceTableProps, 'partitions' | 'channel' | 'isShown'> {
  readonly rows: readonly PartitionRow[];
  readonly rowMs: number;
}

function Rates({ partitions, rows, rowMs, channel, isShown }: RatesProps) {
  const shown = channel === 'both' ? (['write', 'read'] as const) : channel === 'throttled' ? [] : [channel];
  if (rows.length === 0) return <p>{say('Nothing was asked of it in the time that the picture shows.')}</p>;
  return (
    <TwinScroll label={say('Rates over time')} isShown={isShown}>
      <table className="twin">
        <caption>
          {say('{shown}, by {rowMs}', {
            shown: channel === 'throttled' ? say('Units/s refused') : shown.map((of) => (of === 'write' ? 'WCU/s' : 'RCU/s')).join(` ${say('and')} `),
            rowMs: formatDuration(rowMs),
          })}
          {rows.some(({ rates }) => rates.some(({ throttled }) => throttled > 0)) && `, ${say('refused in brackets')}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('From')}</th>
            {partitions.map(({ id }) => (
              <th key={id} scope="col" className="twin-number">
                {id}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fromMs, rates }) => (
            <tr key={fromMs}>
              <th scope="row">{formatTime(fromMs)}</th>
              {rates.map((rate, at) => (
                <td key={partitions[at]?.id} className="twin-number">
                  {shown.map((of) => `${formatNumber(rate[of], 2)}${channel === 'both' ? (of === 'write' ? ' W' : ' R') : ''}`).join(', ')}
                  {channel === 'throttled' && rate.throttled === 0 && '0'}
                  {rate.throttled > 0 && <b className="key-space-table-refused"> ({formatNumber(rate.throttled, 2)})</b>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}

function Requests({ keys, isShown }: Pick<KeySpaceTableProps, 'keys' | 'isShown'>) {
  if (keys.length === 0) return null;
  return (
    <TwinScroll label={say('Last requests')} isShown={isShown}>
      <table className="twin">
        <caption>{say('Your last requests with a key')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Time')}</th>
            <th scope="col">{say('Key')}</th>
            <th scope="col">{say('Hash')}</th>
            <th scope="col">{say('Partition')}</th>
            <th scope="col">{say('Units')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ number, atMs, name, hash, partitionId, units, channel }) => (
            <tr key={number}>
              <th scope="row">{formatTime(atMs)}</th>
              <td className="mono">{name}</td>
              <td className="mono">{shortHash(hash)}</td>
              <td>{partitionId}</td>
              <td>{formatUnits(units, channel)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}
