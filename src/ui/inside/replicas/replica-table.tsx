/** The replicas as a table: the same facts in the same order, with the whole answer of each. */
import type { ReplicaLanes } from '#session/folds/replica-lanes.ts';
import { formatNumber } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { TwinScroll } from '#ui/kit/twin-scroll.tsx';

export function ReplicaTable({ lanes: { partitionId, lanes }, item, isShown }: { readonly lanes: ReplicaLanes; readonly item: string; readonly isShown: boolean }) {
  return (
    <TwinScroll label={say('Replicas of {partitionId}', { partitionId })} isShown={isShown}>
      <table className="twin">
        <caption>
          {say('Replicas of {partitionId}, and what each would answer for {item}', { partitionId, item })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('Replica')}</th>
            <th scope="col">{say('Role')}</th>
            <th scope="col">{say('Applied up to entry')}</th>
            <th scope="col">{say('Behind')}</th>
            <th scope="col">{say('Would answer')}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map(({ id, isLeader, applied, note, isStale, answer }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{isLeader ? say('leader') : say('follower')}</td>
              <td>{formatNumber(applied)}</td>
              <td>{note}</td>
              <td className="replicas-cell">
                {isStale && <b>{say('stale:')} </b>}
                {answer ?? say('no such item')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TwinScroll>
  );
}
