/** The indexes of a table: what each holds, and adding and deleting global ones. */
import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { IndexRecord } from '#engine';
import { formatBytes, formatCount, formatNumber, formatUnits } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { deleteIndexInput } from '#session/tables-change.ts';
import { projectionWords, typedKeyWords } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import { hrefOf, tableRoutes } from './address.ts';
import { RequestDialog } from './request-dialog.tsx';
import { Status } from './status.tsx';
import { useIsNarrow } from './use-is-narrow.ts';
import { VectorIndexes } from './vector-indexes.tsx';

export function IndexesScreen({ table: { record } }: { readonly table: TableSummary }) {
  const [chosenName, setChosen] = useState<string>();
  const [isDeleting, setDeleting] = useState(false);
  const isNarrow = useIsNarrow();
  const chosen = record.indexes.find(({ name }) => name === chosenName);
  return (
    <>
      <Table
        items={record.indexes}
        columnDefinitions={isNarrow ? narrowColumns : columnsOf(record.billingMode === 'PROVISIONED')}
        trackBy="name"
        selectionType="single"
        selectedItems={chosen === undefined ? [] : [chosen]}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.name)}
        wrapLines
        ariaLabels={{
          tableLabel: say('Indexes'),
          selectionGroupLabel: say('Choice of an index'),
          itemSelectionLabel: (_, { name }) => say('Choose {name}', { name }),
        }}
        header={
          <Header
            variant="h1"
            counter={`(${record.indexes.length})`}
            description={say('Items and sizes as DescribeTable tells them, counted every six hours.')}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={whyNotDelete(chosen) !== undefined} disabledReason={whyNotDelete(chosen)} onClick={() => setDeleting(true)}>
                  {say('Delete')}
                </Button>
                <Button variant="primary" href={hrefOf(tableRoutes.createIndex(record.name))}>
                  {say('Create index')}
                </Button>
              </SpaceBetween>
            }
          >
            {say('Indexes')}
          </Header>
        }
        empty={
          <Box textAlign="center" padding="m">
            {say('No index yet. A global index finds the same items by another key; it can be added at any time.')}
          </Box>
        }
      />
      {record.vectorIndexes !== undefined && <VectorIndexes indexes={record.vectorIndexes} />}
      {record.indexes.some(({ kind }) => kind === 'local') && (
        <p className="tables-small">{say('Local indexes are made with the table and stay as long as it does.')}</p>
      )}
      {isDeleting && chosen !== undefined && (
        <RequestDialog
          title={say('Delete index {name}?', { name: chosen.name })}
          operation="UpdateTable"
          input={deleteIndexInput(record, chosen.name)}
          submit={say('Delete')}
          taken={say('DynamoDB deletes index {name}.', { name: chosen.name })}
          onClose={() => setDeleting(false)}
        >
          <p className="tables-name">{say('The items of {name} stay. Queries of index {chosen} are refused from now on.', { name: record.name, chosen: chosen.name })}</p>
        </RequestDialog>
      )}
    </>
  );
}

function whyNotDelete(index: IndexRecord | undefined): string | undefined {
  if (index === undefined) return say('Choose an index first.');
  return index.kind === 'local' ? say('A local index stays as long as its table.') : undefined;
}

type Column = TableProps.ColumnDefinition<IndexRecord>;

/** On a phone, everything that matters stands below the name. */
const narrowColumns: readonly Column[] = [
  {
    id: 'name',
    header: say('Name'),
    isRowHeader: true,
    cell: (index) => (
      <div className="tables-name">
        <b>{index.name}</b>
        <div>
          <Status of={index} withTime />
        </div>
        <div>{`${kindOf(index)}, ${typedKeyWords(index)}`}</div>
        <div>{projectionWords(index)}</div>
        <div className="tables-small">{`${formatCount(index.countedItems, { one: '{n} item', other: '{n} items' })}, ${formatBytes(index.countedBytes)}`}</div>
      </div>
    ),
  },
];

const kindOf = ({ kind }: IndexRecord): string => (kind === 'local' ? say('Local') : say('Global'));

function columnsOf(isProvisioned: boolean): readonly Column[] {
  return [
    { id: 'name', header: say('Name'), isRowHeader: true, cell: ({ name }) => <span className="tables-name">{name}</span> },
    { id: 'kind', header: say('Kind'), cell: kindOf },
    { id: 'status', header: say('Status'), cell: (index) => <Status of={index} withTime /> },
    { id: 'key', header: say('Key'), cell: (index) => <span className="tables-name">{typedKeyWords(index)}</span> },
    { id: 'projection', header: say('Projection'), cell: (index) => <span className="tables-name">{projectionWords(index)}</span> },
    ...(isProvisioned ? [{ id: 'capacity', header: say('Capacity'), cell: unitWords }] : []),
    { id: 'items', header: say('Items'), cell: ({ countedItems }) => formatNumber(countedItems) },
    { id: 'size', header: say('Size'), cell: ({ countedBytes }) => formatBytes(countedBytes) },
  ];
}

function unitWords({ kind, throughput: { readUnits, writeUnits } }: IndexRecord): string {
  return kind === 'local' ? say('The table’s') : `${formatUnits(readUnits, 'read')}, ${formatUnits(writeUnits, 'write')}`;
}
