/** A page of items: what it cost, its rows, and what can be done with them. */
import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { AttributeMap } from '#engine';
import { itemsOf } from '#session/answer.ts';
import type { Exchange } from '#session/exchange.ts';
import { countsOf, nextKeyOf } from '#session/exploration.ts';
import { formatNumber } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { primaryKeyOf } from '#session/table-keys.ts';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from '../tables/address.ts';
import { DeleteItems } from './delete-items.tsx';
import { itemColumns } from './item-columns.tsx';
import { ItemPanel } from './item-panel.tsx';
import { editRoute, newItemRoute } from './item-routes.ts';
import { PageCost } from './page-cost.tsx';

export interface ResultsProps {
  readonly table: TableSummary;
  readonly page: Exchange | undefined;
  /** Number of the page, from zero. */
  readonly at: number;
  readonly isRunning: boolean;
  readonly onTurnTo: (page: number) => void;
  readonly onReadAgain: () => void;
}

/** So many rows are drawn at first; a page of 1 MB can have thousands. */
const rowsAtOnce = 100;
const noItems: readonly AttributeMap[] = [];

interface Row {
  readonly id: number;
  readonly item: AttributeMap;
}

export function Results({ table, page, at, isRunning, onTurnTo, onReadAgain }: ResultsProps) {
  const { record } = table;
  const items = (page && itemsOf(page)) ?? noItems;
  const [shown, setShown] = useState(rowsAtOnce);
  const [chosen, setChosen] = useState<readonly Row[]>([]);
  const [isDeleting, setDeleting] = useState(false);
  const rows: Row[] = items.slice(0, shown).map((item, id) => ({ id, item }));
  const keyOf = (row: Row | undefined): AttributeMap | undefined => row && primaryKeyOf(record, row.item);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const onlyKey = keyOf(only);
  const counts = page === undefined ? undefined : countsOf(page);
  return (
    <div className="explore-results" data-panel={only !== undefined}>
      <div className="tables-stack">
        <Table
          items={rows}
          trackBy={({ id }) => String(id)}
          columnDefinitions={itemColumns(items, record)}
          selectionType="multi"
          selectedItems={[...chosen]}
          onSelectionChange={({ detail }) => setChosen(detail.selectedItems)}
          loading={isRunning && page === undefined}
          loadingText="Reading"
          ariaLabels={{
            tableLabel: 'Items',
            selectionGroupLabel: 'Choice of items',
            allItemsSelectionLabel: () => 'Choose all items that are shown',
            itemSelectionLabel: (_, { item }) => `Choose ${Object.values(primaryKeyOf(record, item) ?? {}).map(({ S, N, B }) => S ?? N ?? B).join(', ')}`,
          }}
          header={
            <Header
              variant="h2"
              counter={counts && `(${formatNumber(counts.count, 0)})`}
              description={page === undefined ? 'Nothing was read yet.' : <PageCost page={page} />}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button disabled={chosen.length === 0} disabledReason="Choose items first." onClick={() => setDeleting(true)}>
                    Delete
                  </Button>
                  <Button
                    disabled={onlyKey === undefined}
                    disabledReason={only === undefined ? 'Choose one item first.' : 'The answer lacks a part of its key.'}
                    href={onlyKey && hrefOf(editRoute(record.name, onlyKey))}
                  >
                    Edit
                  </Button>
                  <Button variant="primary" href={hrefOf(newItemRoute(record.name))}>
                    Create item
                  </Button>
                </SpaceBetween>
              }
            >
              Items returned
            </Header>
          }
          empty={<Nothing table={table} page={page} />}
          footer={
            page !== undefined && (
              <div className="tables-row">
                <Button disabled={at === 0} disabledReason="This is the first page." iconName="angle-left" onClick={() => onTurnTo(at - 1)}>
                  Previous
                </Button>
                <span>{`Page ${at + 1}`}</span>
                <Button
                  disabled={nextKeyOf(page) === undefined}
                  disabledReason="No LastEvaluatedKey: this was the last page."
                  iconName="angle-right"
                  iconAlign="right"
                  loading={isRunning}
                  onClick={() => onTurnTo(at + 1)}
                >
                  Next
                </Button>
                {items.length > shown && (
                  <Button onClick={() => setShown(shown + rowsAtOnce)}>
                    {`Show ${formatNumber(Math.min(rowsAtOnce, items.length - shown), 0)} more of ${formatNumber(items.length, 0)}`}
                  </Button>
                )}
              </div>
            )
          }
        />
      </div>
      {only !== undefined && <ItemPanel key={only.id} table={record} item={only.item} onClose={() => setChosen([])} />}
      {isDeleting && (
        <DeleteItems
          table={record}
          items={chosen.map(({ item }) => item)}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            setChosen([]);
            onReadAgain();
          }}
        />
      )}
    </div>
  );
}

function Nothing({ table, page }: { readonly table: TableSummary; readonly page: Exchange | undefined }) {
  if (page !== undefined) {
    const { scanned } = countsOf(page);
    const words = scanned === 0 ? 'Nothing there.' : `${formatNumber(scanned, 0)} read, none kept by the filter.`;
    const more = nextKeyOf(page) === undefined ? '' : ' There may be more on the next page.';
    return <Box textAlign="center" padding="m">{words + more}</Box>;
  }
  if (table.itemCount > 0) return <Box textAlign="center" padding="m">Run the Scan or Query above to see items.</Box>;
  return (
    <Box textAlign="center" padding="m">
      <div className="tables-stack">
        <p>No items yet. Put one.</p>
        <div>
          <Button href={hrefOf(`${routes.items(table.record.name)}/new`)}>Create item</Button>
        </div>
      </div>
    </Box>
  );
}
