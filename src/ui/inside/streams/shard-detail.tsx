/** One shard: the last of its records, and the iterators that were issued for it. */
import { useLocation } from 'wouter';
import type { ShardRow } from '#session/folds/stream-lineage.ts';
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';

export function ShardDetail({ shard: { id, sentence, recordCount, records, iterators } }: { readonly shard: ShardRow }) {
  const session = useSession();
  const [, navigate] = useLocation();
  const seeRoad = (number: number): void => {
    session.choose(number);
    navigate(routes.road);
  };
  return (
    <>
      <p className="inside-note">{sentence}</p>
      <p className="inside-note shard-id">{id}</p>
      <div className="inside-columns">
        <div className="shard-records">
          <h3>{say('Records')}{recordCount > records.length && `, ${say('the last {count} of {recordCount}', { count: records.length, recordCount })}`}</h3>
          {records.length === 0 ? (
            <p className="inside-note">{say('Nothing was written to this partition while the shard was open.')}</p>
          ) : (
            <TwinScroll label={say('Records of the shard')} isShown>
              <table className="twin">
                <thead>
                  <tr>
                    <th scope="col">{say('Time')}</th>
                    <th scope="col">{say('Change')}</th>
                    <th scope="col">{say('Key')}</th>
                    <th scope="col">{say('Sequence number')}</th>
                  </tr>
                </thead>
                <tbody>
                  {records.map(({ sequenceNumber, time, change, key }) => (
                    <tr key={sequenceNumber}>
                      <td>{time}</td>
                      <td>{change}</td>
                      <td className="mono">{key}</td>
                      <td className="mono">{sequenceNumber}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TwinScroll>
          )}
        </div>
        <div>
          <h3>{say('Iterators')}</h3>
          {iterators.length === 0 ? (
            <p className="inside-note">{say('None was issued. GetShardIterator returns a place in the shard to read on from: TRIM_HORIZON at the oldest record, LATEST after the newest. It is good for 15 minutes.')}</p>
          ) : (
            <ul className="shard-iterators">
              {iterators.map(({ number, type, sequenceNumber, until, isOver }) => (
                <li key={number}>
                  {isOver
                    ? saidWith('{type}, from {sequenceNumber}, expired at {until}', {
                      type: <b>{type}</b>,
                      sequenceNumber: <span className="mono">{sequenceNumber}</span>,
                      until,
                    })
                    : saidWith('{type}, from {sequenceNumber}, good until {until}', {
                      type: <b>{type}</b>,
                      sequenceNumber: <span className="mono">{sequenceNumber}</span>,
                      until,
                    })}{' '}
                  <button type="button" className="inside-link" onClick={() => seeRoad(number)}>
                    {say('Its request')}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </>
  );
}
