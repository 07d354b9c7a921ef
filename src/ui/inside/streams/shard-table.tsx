/** The shards as a table, parents before their children. */
import type { ShardRow } from '#session/folds/stream-lineage.ts';
import { formatTime } from '#session/folds/virtual-time.ts';
import { formatNumber } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';

export function ShardTable({ shards, isShown }: { readonly shards: readonly ShardRow[]; readonly isShown: boolean }) {
  return (
    <TwinScroll label={say('Shards')} isShown={isShown}>
      <table className="twin">
        <caption>{say('Shards in order of opening')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Shard')}</th>
            <th scope="col">{say('Partition')}</th>
            <th scope="col">{say('Parent')}</th>
            <th scope="col">{say('Opened')}</th>
            <th scope="col">{say('Closed')}</th>
            <th scope="col" className="twin-number">
              {say('Records')}
            </th>
            <th scope="col" className="twin-number">
              {say('Iterators')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shards.map(({ id, shortId, partitionId, parentShortId, fromMs, toMs, recordCount, iterators }) => (
            <tr key={id}>
              <th scope="row" className="mono">
                {shortId}
              </th>
              <td>{partitionId}</td>
              <td className="mono">{parentShortId ?? say('none')}</td>
              <td>{formatTime(fromMs)}</td>
              <td>{toMs === undefined ? say('open') : formatTime(toMs)}</td>
              <td className="twin-number">{formatNumber(recordCount)}</td>
              <td className="twin-number">{iterators.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}
