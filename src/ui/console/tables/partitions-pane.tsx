/** The table's partitions on the hash space, in their true widths, with what each holds. */
import { useEffect, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useLocation } from 'wouter';
import { type DescribedPartitions, partitionFacts, type PartitionFacts } from '#session/folds/key-space.ts';
import { formatCount } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from './address.ts';
import './partitions-pane.css';

/** Labels need room; more partitions are told in numbers only. */
const labelsMax = 12;

export function PartitionsPane({ table }: { readonly table: TableSummary }) {
  const partitions = usePartitions(table.record.name);
  const [, navigate] = useLocation();
  if (partitions === undefined) return null;
  const follow = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    navigate(routes.keySpace, { state: { tableName: table.record.name } });
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${partitions.length})`}
          description={say('DescribeTable never shows them.')}
          actions={
            <Button href={hrefOf(routes.keySpace)} onFollow={follow}>
              {say('Show the key space')}
            </Button>
          }
        >
          {say('Partitions')}
        </Header>
      }
    >
      <ul className="partitions-pane" data-bare={partitions.length > labelsMax} aria-label={say('{partitions} of {name}', {
        partitions: formatCount(partitions.length, { one: '{n} partition', other: '{n} partitions' }),
        name: table.record.name,
      })}>
        {partitions.map(({ id, range, items, size, sentence }) => (
          <li key={id} style={{ width: `${(range.to - range.from) * 100}%` }} title={sentence}>
            {partitions.length <= labelsMax && (
              <>
                <b>{id}</b> <span className="partitions-pane-range">{range.label}</span> <span>{`${items}, ${size}`}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Container>
  );
}

function usePartitions(name: string): readonly PartitionFacts[] | undefined {
  const session = useSession();
  const version = useSessionState((state) => state.version);
  const [partitions, setPartitions] = useState<readonly PartitionFacts[]>();
  useEffect(() => {
    let isWanted = true;
    session.ask<DescribedPartitions>('DescribePartitions', { TableName: name }).then(
      ({ Partitions }) => {
        if (isWanted) setPartitions(Partitions.map((one) => partitionFacts(one, session.store.getState().physics)));
      },
      // The table is gone; the screen around says so.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [session, name, version]);
  return partitions;
}
