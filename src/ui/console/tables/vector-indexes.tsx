/** The vector indexes of a table: what each holds. They are made and deleted by UpdateTable. */
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { VectorIndexRecord } from '#engine';
import { formatBytes, formatCount, formatNumber } from '#session/format.ts';
import { projectionWords, searchSchemaWords, vectorWords } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import { Status } from './status.tsx';
import { useIsNarrow } from './use-is-narrow.ts';

export function VectorIndexes({ indexes }: { readonly indexes: readonly VectorIndexRecord[] }) {
  const isNarrow = useIsNarrow();
  return (
    <Table
      items={indexes}
      columnDefinitions={isNarrow ? narrowColumns : columns}
      trackBy="name"
      wrapLines
      ariaLabels={{ tableLabel: say('Vector indexes') }}
      header={
        <Header variant="h2" counter={`(${indexes.length})`} description={say('Read by SearchVectors alone. Made and deleted by UpdateTable with VectorIndexUpdates.')}>
          {say('Vector indexes')}
        </Header>
      }
    />
  );
}

type Column = TableProps.ColumnDefinition<VectorIndexRecord>;

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
        <div>{vectorWords(index)}</div>
        <div>{searchSchemaWords(index)}</div>
        <div>{projectionWords(index)}</div>
        <div className="tables-small">{`${formatCount(index.countedItems, { one: '{n} item', other: '{n} items' })}, ${formatBytes(index.countedBytes)}`}</div>
      </div>
    ),
  },
];

const columns: readonly Column[] = [
  { id: 'name', header: say('Name'), isRowHeader: true, cell: ({ name }) => <span className="tables-name">{name}</span> },
  { id: 'status', header: say('Status'), cell: (index) => <Status of={index} withTime /> },
  { id: 'vector', header: say('Vector'), cell: (index) => <span className="tables-name">{vectorWords(index)}</span> },
  { id: 'schema', header: say('Search schema'), cell: (index) => <span className="tables-name">{searchSchemaWords(index)}</span> },
  { id: 'projection', header: say('Projection'), cell: (index) => <span className="tables-name">{projectionWords(index)}</span> },
  { id: 'items', header: say('Items'), cell: ({ countedItems }) => formatNumber(countedItems) },
  { id: 'size', header: say('Size'), cell: ({ countedBytes }) => formatBytes(countedBytes) },
];
