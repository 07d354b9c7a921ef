/** What of a table can be changed: capacity, class, time to live, stream, encryption, protection, tags; and its end. */
import { type ReactNode, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { useLocation } from 'wouter';
import { formatDollars } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { capacityFormOf } from '#session/tables-change.ts';
import { capacityWords, classWords, maximumWords, streamWords, tagWords, timeToLiveWords } from '#session/tables-facts.ts';
import { provisionedMonth, provisionedUnits } from '#session/tables-price.ts';
import { say } from '#texts/say.ts';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from './address.ts';
import { AutoScalingPane } from './auto-scaling-pane.tsx';
import { CapacityDialog } from './capacity-dialog.tsx';
import { DeleteTables } from './delete-tables.tsx';
import { ClassDialog, EncryptionDialog, ProtectionDialog, StreamDialog } from './setting-dialogs.tsx';
import { Status } from './status.tsx';
import { TagsDialog } from './tags-dialog.tsx';
import { TimeToLiveDialog } from './time-to-live-dialog.tsx';
import './settings-screen.css';

type Setting = 'capacity' | 'class' | 'time to live' | 'stream' | 'encryption' | 'protection' | 'tags' | 'delete';

export function SettingsScreen({ table }: { readonly table: TableSummary }) {
  const { record } = table;
  const isElsewhere = useElsewhere() !== undefined;
  const [open, setOpen] = useState<Setting>();
  const [, navigate] = useLocation();
  const close = (): void => setOpen(undefined);
  const edit = (setting: Setting) => (): void => setOpen(setting);
  return (
    <>
      <Header variant="h1" description={<Status of={record} withTime />}>
        {say('Settings')}
      </Header>
      <Container>
        <dl className="settings">
          <Row name={say('Capacity')} value={<CapacityValue table={table} />} onEdit={edit('capacity')} />
          <Row name={say('Table class')} value={classWords[record.tableClass]} onEdit={edit('class')} />
          {!isElsewhere && <Row name={say('Time to live')} value={timeToLiveWords(record)} onEdit={edit('time to live')} />}
          <Row name={say('Stream')} value={streamWords(record)} onEdit={edit('stream')} />
          <Row
            name={say('Encryption')}
            value={record.encryption === undefined ? say('At rest, with a key that DynamoDB owns') : say('At rest, with the account’s key at KMS')}
            onEdit={edit('encryption')}
          />
          <Row name={say('Deletion protection')} value={record.deletionProtection ? say('On') : say('Off')} onEdit={edit('protection')} />
          {!isElsewhere && <Row name={say('Tags')} value={tagWords(record)} onEdit={edit('tags')} />}
          <Row name={say('Table')} value={say('Deleting it deletes its items and indexes.')} action={say('Delete')} onEdit={edit('delete')} />
        </dl>
      </Container>
      {isElsewhere ? (
        <p className="tables-note">
          {saidWith('DescribeTable tells nothing of time to live, tags and auto scaling, so they are not shown of another engine. DescribeTimeToLive and ListTagsOfResource can be sent in {requests}.', { requests: <Link href={hrefOf(routes.json)}>{say('Requests')}</Link> })}
        </p>
      ) : (
        <AutoScalingPane record={record} />
      )}
      {open === 'capacity' && <CapacityDialog record={record} onClose={close} />}
      {open === 'class' && <ClassDialog record={record} onClose={close} />}
      {open === 'time to live' && <TimeToLiveDialog record={record} onClose={close} />}
      {open === 'stream' && <StreamDialog record={record} onClose={close} />}
      {open === 'encryption' && <EncryptionDialog record={record} onClose={close} />}
      {open === 'protection' && <ProtectionDialog record={record} onClose={close} />}
      {open === 'tags' && <TagsDialog record={record} onClose={close} />}
      {open === 'delete' && <DeleteTables tables={[table]} onClose={close} onTaken={() => navigate(routes.tables)} />}
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly action?: string;
  readonly onEdit: () => void;
}

function Row({ name, value, action = say('Change'), onEdit }: RowProps) {
  return (
    <div className="settings-row">
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd>
        <Button ariaLabel={`${action} ${name.toLowerCase()}`} onClick={onEdit}>
          {action}
        </Button>
      </dd>
    </div>
  );
}

function CapacityValue({ table: { record } }: { readonly table: TableSummary }) {
  const maximum = maximumWords(record);
  const elsewhere = useElsewhere();
  if (record.billingMode === 'PROVISIONED' && elsewhere !== undefined) return <>{capacityWords(record)}</>;
  if (record.billingMode === 'PAY_PER_REQUEST') return <>{`${capacityWords(record)}${maximum === undefined ? '' : `, ${maximum}`}`}</>;
  const form = capacityFormOf(record);
  const units = provisionedUnits({ provisioned: form.provisioned, indexes: form.indexes.map(({ provisioned }) => ({ kind: 'global' as const, provisioned })) });
  return (
    <>
      {`${capacityWords(record)}. `}
      {saidWith('With its global indexes {total} a month.', { total: <span className="tables-money">{formatDollars(provisionedMonth(units, record.tableClass).total)}</span> })}
    </>
  );
}
