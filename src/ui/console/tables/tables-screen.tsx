/** The list of tables. */
import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { TableSummary } from '#session/session.ts';
import { findTables } from '#session/tables-facts.ts';
import { useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from './address.ts';
import { DeleteTables } from './delete-tables.tsx';
import { Notice } from './notice.tsx';
import { NoTables } from './no-tables.tsx';
import { columns, narrowColumns } from './table-columns.tsx';
import { useIsNarrow } from './use-is-narrow.ts';
import './page.css';

export default function TablesScreen() {
  const tables = useSessionState((state) => state.tables);
  if (tables === undefined) return null;
  return (
    <div className="tables-page">
      <Notice />
      <List tables={tables} />
    </div>
  );
}

const pageRows = 50;

function List({ tables }: { readonly tables: readonly TableSummary[] }) {
  const [chosenNames, setChosen] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState('');
  const [sorting, setSorting] = useState({ id: 'name', isDescending: false });
  const [page, setPage] = useState(1);
  const [isDeleting, setDeleting] = useState(false);
  const isNarrow = useIsNarrow();
  const chosen = tables.filter(({ record }) => chosenNames.includes(record.name));
  const found = findTables(tables, wanted);
  const shownColumns = isNarrow ? narrowColumns : columns;
  const sortingColumn = shownColumns.find(({ id }) => id === sorting.id);
  const compare = sortingColumn?.sortingComparator;
  const rows = compare === undefined ? [...found] : found.toSorted((a, b) => (sorting.isDescending ? compare(b, a) : compare(a, b)));
  const pages = Math.max(1, Math.ceil(rows.length / pageRows));
  const shownPage = Math.min(page, pages);
  return (
    <>
      <Table
        items={rows.slice((shownPage - 1) * pageRows, shownPage * pageRows)}
        columnDefinitions={shownColumns}
        trackBy={({ record }) => record.name}
        selectionType="multi"
        selectedItems={chosen}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems.map(({ record }) => record.name))}
        sortingColumn={sortingColumn}
        sortingDescending={sorting.isDescending}
        onSortingChange={({ detail }) => setSorting({ id: columnId(detail.sortingColumn), isDescending: detail.isDescending ?? false })}
        wrapLines
        ariaLabels={{
          tableLabel: 'Tables',
          selectionGroupLabel: 'Choice of tables',
          allItemsSelectionLabel: () => 'Choose all tables',
          itemSelectionLabel: (_, { record }) => `Choose ${record.name}`,
        }}
        header={
          <Header
            variant="h1"
            counter={`(${tables.length})`}
            description="Items and sizes as they are now. DescribeTable counts every six hours."
            actions={
              tables.length > 0 && <Actions canDelete={chosen.length > 0} onDelete={() => setDeleting(true)} />
            }
          >
            Tables
          </Header>
        }
        filter={
          tables.length > 0 && (
            <TextFilter
              filteringText={wanted}
              filteringPlaceholder="Find tables"
              filteringAriaLabel="Find tables"
              filteringClearAriaLabel="Clear"
              countText={wanted === '' ? '' : `${found.length} found`}
              onChange={({ detail }) => setWanted(detail.filteringText)}
            />
          )
        }
        pagination={
          pages > 1 && (
            <Pagination
              currentPageIndex={shownPage}
              pagesCount={pages}
              ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Page before', pageLabel: (number) => `Page ${number}` }}
              onChange={({ detail }) => setPage(detail.currentPageIndex)}
            />
          )
        }
        empty={
          tables.length === 0 ? (
            <NoTables />
          ) : (
            <Box textAlign="center" padding="m">
              {`No table has “${wanted}” in its name.`}
            </Box>
          )
        }
      />
      {isDeleting && (
        <DeleteTables tables={chosen} onClose={() => setDeleting(false)} onTaken={() => setChosen([])} />
      )}
    </>
  );
}

function Actions({ canDelete, onDelete }: { readonly canDelete: boolean; readonly onDelete: () => void }) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={!canDelete} disabledReason="Choose a table first." onClick={onDelete}>
        Delete
      </Button>
      <Button variant="primary" href={hrefOf(routes.createTable)}>
        Create table
      </Button>
    </SpaceBetween>
  );
}

const columnId = (column: object): string => ('id' in column && typeof column.id === 'string' ? column.id : 'name');
