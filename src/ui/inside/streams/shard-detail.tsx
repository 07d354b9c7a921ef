/** One shard: the last of its records, and the iterators that were issued for it. */
import { useLocation } from 'wouter';
import type { ShardRow } from '#session/folds/stream-lineage.ts';
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
          <h3>Records{recordCount > records.length && `, the last ${records.length} of ${recordCount}`}</h3>
          {records.length === 0 ? (
            <p className="inside-note">Nothing was written to this partition while the shard was open.</p>
          ) : (
            <TwinScroll label="Records of the shard" isShown>
              <table className="twin">
                <thead>
                  <tr>
                    <th scope="col">Time</th>
                    <th scope="col">Change</th>
                    <th scope="col">Key</th>
                    <th scope="col">Sequence number</th>
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
          <h3>Iterators</h3>
          {iterators.length === 0 ? (
            <p className="inside-note">None was issued. GetShardIterator returns a place in the shard to read on from: TRIM_HORIZON at the oldest record, LATEST after the newest. It is good for 15 minutes.</p>
          ) : (
            <ul className="shard-iterators">
              {iterators.map(({ number, type, sequenceNumber, until, isOver }) => (
                <li key={number}>
                  <b>{type}</b>, from <span className="mono">{sequenceNumber}</span>, {isOver ? `expired at ${until}` : `good until ${until}`}{' '}
                  <button type="button" className="inside-link" onClick={() => seeRoad(number)}>
                    Its request
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
