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
import { say, sayCount } from '#texts/say.ts';
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
            <Button onClick={() => setDeleting(true)}>{say('Delete')}</Button>
            <Button variant="primary" href={hrefOf(routes.items(record.name))}>
              {say('Explore items')}
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
  const none = <span className="tables-note">{say('None')}</span>;
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button href={hrefOf(tableRoutes.settings(record.name))}>{say('Change settings')}</Button>}>
          {say('General')}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        minColumnWidth={120}
        items={[
          { label: say('Partition key'), value: partition === undefined ? none : `${partition.name} (${partition.type})` },
          { label: say('Sort key'), value: sort === undefined ? none : `${sort.name} (${sort.type})` },
          { label: say('Capacity'), value: capacityWords(record) },
          { label: say('Indexes'), value: indexWords(record) },
          { label: say('Table class'), value: classWords[record.tableClass] },
          { label: say('Stream'), value: streamWords(record) },
          { label: say('Deletion protection'), value: record.deletionProtection ? say('On') : say('Off') },
          { label: say('Encryption'), value: record.encryption === undefined ? say('Key owned by DynamoDB') : say('The account’s key at KMS') },
          { label: isElsewhere ? say('Created') : say('Created, virtual time'), value: formatMoment(record.createdAtMs) },
          ...(record.tags.length === 0
            ? []
            : [{ label: say('Tags'), value: <span className="tables-name">{record.tags.map(({ key, value }) => `${key}: ${value}`).join(', ')}</span> }]),
        ]}
      />
      <div className="overview-arn">
        <b>ARN</b>
        <CopyToClipboard
          variant="inline"
          textToCopy={arn}
          textToDisplay={<span className="mono overview-arn-text">{breakable(arn)}</span>}
          copyButtonAriaLabel={say('Copy the ARN')}
          copySuccessText={say('Copied')}
          copyErrorText={say('This browser lets nothing be copied here')}
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
  const vectors = vectorIndexes.length;
  const parts = [
    ...(globals > 0 ? [sayCount(globals, { one: '{n} global', other: '{n} global' })] : []),
    ...(locals > 0 ? [sayCount(locals, { one: '{n} local', other: '{n} local' })] : []),
    ...(vectors > 0 ? [sayCount(vectors, { one: '{n} vector', other: '{n} vector' })] : []),
  ];
  return parts.length === 0 ? say('None') : parts.join(', ');
}
