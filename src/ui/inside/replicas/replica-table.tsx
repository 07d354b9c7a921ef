/** The replicas as a table: the same facts in the same order, with the whole answer of each. */
import type { ReplicaLanes } from '#session/folds/replica-lanes.ts';
import { formatNumber } from '#session/format.ts';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';

export function ReplicaTable({ lanes: { partitionId, lanes }, item, isShown }: { readonly lanes: ReplicaLanes; readonly item: string; readonly isShown: boolean }) {
  return (
    <TwinScroll label={`Replicas of ${partitionId}`} isShown={isShown}>
      <table className="twin">
        <caption>
          Replicas of {partitionId}, and what each would answer for {item}
        </caption>
        <thead>
          <tr>
            <th scope="col">Replica</th>
            <th scope="col">Role</th>
            <th scope="col">Applied up to entry</th>
            <th scope="col">Behind</th>
            <th scope="col">Would answer</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map(({ id, isLeader, applied, note, isStale, answer }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{isLeader ? 'leader' : 'follower'}</td>
              <td>{formatNumber(applied)}</td>
              <td>{note}</td>
              <td className="replicas-cell">
                {isStale && <b>stale: </b>}
                {answer ?? 'no such item'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}
