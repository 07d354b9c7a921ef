/** The table's partitions on the hash space, and where in it one item lives. */
import { useEffect, useState } from 'react';
import type { TableRecord } from '#engine';
import { type DescribedPartitions, partitionFacts, type PartitionFacts } from '#session/folds/key-space.ts';
import type { Place } from '#session/item-look.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import './place-picture.css';

/** Labels need room; of more partitions only the item's own is named. */
const labelsMax = 6;

export function PlacePicture({ table, place }: { readonly table: TableRecord; readonly place: Place }) {
  const session = useSession();
  const [partitions, setPartitions] = useState<readonly PartitionFacts[]>([]);
  useEffect(() => {
    let isWanted = true;
    session.ask<DescribedPartitions>('DescribePartitions', { TableName: table.name }).then(
      ({ Partitions }) => {
        if (isWanted) setPartitions(Partitions.map((one) => partitionFacts(one, session.store.getState().physics)));
      },
      // The table is gone; the screen around says so.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [session, table.name, place.partitionId]);
  const { partitionId, hash, at, range, partitionCount } = place;
  return (
    <div className="place-picture">
      <div className="place-picture-line" aria-hidden="true">
        {partitions.map(({ id, range: { from, to } }) => (
          <span key={id} data-own={id === partitionId} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}>
            {(partitions.length <= labelsMax || id === partitionId) && id}
          </span>
        ))}
        <i style={{ left: `${at * 100}%` }} />
      </div>
      <p className="mono" style={{ paddingLeft: `${Math.min(at, 0.7) * 100}%` }}>{say('hash {hash}', { hash })}</p>
      <p className="visually-hidden">{say('The hash of its partition key is {hash}, in partition {partitionId} of {partitionCount}, which has {label}.', {
        hash,
        partitionId,
        partitionCount,
        label: range.label,
      })}</p>
    </div>
  );
}
