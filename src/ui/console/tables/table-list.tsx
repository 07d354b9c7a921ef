/** The list of tables, when there is one: found, sorted, chosen, deleted. */
import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { TableSummary } from '#session/session.ts';
import { findTables } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from './address.ts';
import { DeleteTables } from './delete-tables.tsx';
import { columns, narrowColumns } from './table-columns.tsx';
import { TablesHeader } from './tables-header.tsx';
import { useIsNarrow } from './use-is-narrow.ts';

const pageRows = 50;

export default function TableList({ tables }: { readonly tables: readonly TableSummary[] }) {
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
          tableLabel: say('Tables'),
          selectionGroupLabel: say('Choice of tables'),
          allItemsSelectionLabel: () => say('Choose all tables'),
          itemSelectionLabel: (_, { record }) => say('Choose {name}', { name: record.name }),
        }}
        header={
          <TablesHeader
            count={tables.length}
            actions={<Actions canDelete={chosen.length > 0} onDelete={() => setDeleting(true)} />}
          />
        }
        filter={
          <TextFilter
            filteringText={wanted}
            filteringPlaceholder={say('Find tables')}
            filteringAriaLabel={say('Find tables')}
            filteringClearAriaLabel={say('Clear')}
            countText={wanted === '' ? '' : say('{count} found', { count: found.length })}
            onChange={({ detail }) => setWanted(detail.filteringText)}
          />
        }
        pagination={
          pages > 1 && (
            <Pagination
              currentPageIndex={shownPage}
              pagesCount={pages}
              ariaLabels={{ nextPageLabel: say('Next page'), previousPageLabel: say('Page before'), pageLabel: (number) => say('Page {number}', { number }) }}
              onChange={({ detail }) => setPage(detail.currentPageIndex)}
            />
          )
        }
        empty={
          <Box textAlign="center" padding="m">
            {say('No table has “{wanted}” in its name.', { wanted })}
          </Box>
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
      <Button disabled={!canDelete} disabledReason={say('Choose a table first.')} onClick={onDelete}>
        {say('Delete')}
      </Button>
      <Button variant="primary" href={hrefOf(routes.createTable)}>
        {say('Create table')}
      </Button>
    </SpaceBetween>
  );
}

const columnId = (column: object): string => ('id' in column && typeof column.id === 'string' ? column.id : 'name');
