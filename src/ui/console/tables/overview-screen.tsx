/** A table at a glance: what it is, how much is in it, where it lives. */
import { Fragment, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'wouter';
import type { TableRecord } from '#engine';
import { arnOf } from '#session/foreign-table.ts';
import { formatMoment } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { keysOf } from '#session/table-keys.ts';
import { capacityWords, classWords, streamWords } from '#session/tables-facts.ts';
import { useElsewhere } from '#ui/elsewhere/use-elsewhere.ts';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf, tableRoutes } from './address.ts';
import { DeleteTables } from './delete-tables.tsx';
import { DescribePane } from './describe-pane.tsx';
import { CountsElsewhere } from './counts-elsewhere.tsx';
import { ItemCounts } from './item-counts.tsx';
import { PartitionsPane } from './partitions-pane.tsx';
import { Status } from './status.tsx';
import './overview-screen.css';

export function OverviewScreen({ table }: { readonly table: TableSummary }) {
  const { record } = table;
  const [isDeleting, setDeleting] = useState(false);
  const isElsewhere = useElsewhere() !== undefined;
  const [, navigate] = useLocation();
  return (
    <>
      <Header
        variant="h1"
        description={<Status of={record} withTime />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setDeleting(true)}>Delete</Button>
            <Button variant="primary" href={hrefOf(routes.items(record.name))}>
              Explore items
            </Button>
          </SpaceBetween>
        }
      >
        <span className="tables-name">{record.name}</span>
      </Header>
      <General record={record} isElsewhere={isElsewhere} />
      {isElsewhere ? <CountsElsewhere table={table} /> : <ItemCounts table={table} />}
      {!isElsewhere && <PartitionsPane table={table} />}
      <DescribePane name={record.name} />
      {isDeleting && <DeleteTables tables={[table]} onClose={() => setDeleting(false)} onTaken={() => navigate(routes.tables)} />}
    </>
  );
}

function General({ record, isElsewhere }: { readonly record: TableRecord; readonly isElsewhere: boolean }) {
  const [partition, sort] = keysOf(record);
  const arn = arnOf(record);
  const none = <span className="tables-note">None</span>;
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button href={hrefOf(tableRoutes.settings(record.name))}>Change settings</Button>}>
          General
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        minColumnWidth={120}
        items={[
          { label: 'Partition key', value: partition === undefined ? none : `${partition.name} (${partition.type})` },
          { label: 'Sort key', value: sort === undefined ? none : `${sort.name} (${sort.type})` },
          { label: 'Capacity', value: capacityWords(record) },
          { label: 'Indexes', value: indexWords(record) },
          { label: 'Table class', value: classWords[record.tableClass] },
          { label: 'Stream', value: streamWords(record) },
          { label: 'Deletion protection', value: record.deletionProtection ? 'On' : 'Off' },
          { label: 'Encryption', value: record.encryption === undefined ? 'Key owned by DynamoDB' : 'The account’s key at KMS' },
          { label: isElsewhere ? 'Created' : 'Created, virtual time', value: formatMoment(record.createdAtMs) },
          ...(record.tags.length === 0
            ? []
            : [{ label: 'Tags', value: <span className="tables-name">{record.tags.map(({ key, value }) => `${key}: ${value}`).join(', ')}</span> }]),
        ]}
      />
      <div className="overview-arn">
        <b>ARN</b>
        <CopyToClipboard
          variant="inline"
          textToCopy={arn}
          textToDisplay={<span className="mono overview-arn-text">{breakable(arn)}</span>}
          copyButtonAriaLabel="Copy the ARN"
          copySuccessText="Copied"
          copyErrorText="This browser lets nothing be copied here"
        />
      </div>
    </Container>
  );
}

/** May end a line behind a colon or a slash, so that a narrow screen breaks it between its parts. */
const breakable = (arn: string) =>
  arn.split(/(?<=[:/])/).map((part, at) => (
    <Fragment key={at}>
      {part}
      <wbr />
    </Fragment>
  ));

function indexWords({ indexes, vectorIndexes = [] }: TableRecord): string {
  const globals = indexes.filter(({ kind }) => kind === 'global').length;
  const locals = indexes.length - globals;
  const parts = [...(globals > 0 ? [`${globals} global`] : []), ...(locals > 0 ? [`${locals} local`] : []), ...(vectorIndexes.length > 0 ? [`${vectorIndexes.length} vector`] : [])];
  return parts.length === 0 ? 'None' : parts.join(', ');
}
