/** What a read returned, what it cost, and what can be done with it. */
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import type { AttributeMap } from '#engine';
import { itemsOf } from '#session/answer.ts';
import type { ExploreDesk, ExploreRead } from '#session/explore-desk.ts';
import { saidKey } from '#session/explore-rows.ts';
import { emptyWords, type ReadFacts, readFactsOf } from '#session/explore-facts.ts';
import { formatCount, formatNumber } from '#session/format.ts';
import { itemRoutes } from '#session/item-route.ts';
import type { TableSummary } from '#session/session.ts';
import { primaryKeyOf } from '#session/table-keys.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from '../tables/address.ts';
import { Refusal } from '../tables/refusal.tsx';
import { ExportItems } from './export-items.tsx';
import { NothingRead } from './nothing-read.tsx';
import { ResultsTable } from './results-table.tsx';
import './results-pane.css';

export interface ResultsPaneProps {
  readonly table: TableSummary;
  readonly desk: ExploreDesk;
  /** Asks whether these items are to be deleted. */
  readonly onDelete: (keys: readonly AttributeMap[]) => void;
}

export function ResultsPane({ table, desk, onDelete }: ResultsPaneProps) {
  const session = useSession();
  const { read, isRunning, isCancelled, chosen } = useStore(desk.store);
  const facts = read?.exchange.error === undefined && read !== undefined ? readFactsOf(read.exchange) : undefined;
  const items = read === undefined ? undefined : itemsOf(read.exchange);
  const said = read?.request.operation === 'Query' ? saidKey(items ?? [], table.record, read.indexName) : undefined;
  return (
    <Container>
      <section className="results" aria-labelledby="results-name" aria-busy={isRunning}>
        <div className="results-head">
          <h2 id="results-name">
            Items returned {facts !== undefined && <span>{`(${formatNumber(facts.returned, 0)})`}</span>}
          </h2>
          <div className="results-actions">
            {read?.exchange.trace !== undefined && (
              <Button href={hrefOf(routes.road)} onFollow={() => session.choose(read.exchange.number)}>
                Show the road
              </Button>
            )}
            <ExportItems table={table} items={chosen.size === 0 ? (items ?? []) : (items ?? []).filter((_, at) => chosen.has(at))} />
            <Actions table={table} desk={desk} items={items ?? []} onDelete={onDelete} />
            <Button href={hrefOf(itemRoutes.create(table.record.name))}>Create item</Button>
          </div>
        </div>
        <p className="visually-hidden" role="status">
          {isRunning ? 'Reading' : isCancelled ? 'Cancelled' : spoken(read, facts)}
        </p>
        {isCancelled && <p className="tables-note">Cancelled. DynamoDB answers all the same: the request stands in the history, and costs.</p>}
        {read !== undefined && facts !== undefined && (
          <div className="results-line">
            <Facts facts={facts} said={said} />
            <Pages desk={desk} read={read} facts={facts} />
          </div>
        )}
        {read?.exchange.error !== undefined && (
          <>
            <Refusal exchange={read.exchange} />
            {read.at > 0 && (
              <div>
                <Button onClick={() => void desk.turnTo(read.at)}>Ask for this page again</Button>
              </div>
            )}
          </>
        )}
        <Body table={table} desk={desk} items={items} facts={facts} />
      </section>
    </Container>
  );
}

function spoken(read: ExploreRead | undefined, facts: ReadFacts | undefined): string {
  if (read === undefined || facts === undefined) return '';
  return `${formatCount(facts.returned, { one: '{n} item', other: '{n} items' })} returned, ${formatNumber(facts.examined, 0)} read, ${facts.units}. ${facts.hasMore ? 'There is a next page.' : 'This is the last page.'}`;
}

interface FactsProps {
  readonly facts: ReadFacts;
  /** The key that all of the items have. */
  readonly said: string | undefined;
}

const Facts = ({ facts: { units, dollars, isPriced, others }, said }: FactsProps) => (
  <p className="results-facts">
    <b className="tables-reads">{units}</b>
    {isPriced && ' · '}
    {isPriced && (dollars === undefined ? <span title="Provisioned capacity is paid by the hour">paid by the hour</span> : <b className="tables-money">{dollars}</b>)}
    {` · ${others.join(' · ')}`}
    {said !== undefined && (
      <>
        {' · '}
        <span className="mono results-said">{said}</span>
      </>
    )}
  </p>
);

interface PagesProps {
  readonly desk: ExploreDesk;
  readonly read: ExploreRead;
  readonly facts: ReadFacts;
}

function Pages({ desk, read: { at, starts }, facts }: PagesProps) {
  if (at === 0 && !facts.hasMore) return <p className="results-pages">No LastEvaluatedKey: that is all.</p>;
  return (
    <nav className="results-pages" aria-label="Pages">
      <Button
        iconName="angle-left"
        variant="icon"
        ariaLabel="Previous page"
        disabled={at === 0}
        disabledReason="This is the first page."
        onClick={() => void desk.turnTo(at - 1)}
        nativeButtonAttributes={{ title: 'DynamoDB only reads forwards: this sends the earlier request again' }}
      />
      <span aria-current="page">{`Page ${at + 1}`}</span>
      <Button
        iconName="angle-right"
        variant="icon"
        ariaLabel="Next page"
        disabled={at + 1 >= starts.length}
        disabledReason="No LastEvaluatedKey: this is the last page."
        onClick={() => void desk.turnTo(at + 1)}
        nativeButtonAttributes={{ title: 'Goes on after LastEvaluatedKey' }}
      />
    </nav>
  );
}

interface BodyProps extends Pick<ResultsPaneProps, 'table' | 'desk'> {
  readonly items: readonly AttributeMap[] | undefined;
  readonly facts: ReadFacts | undefined;
}

function Body({ table, desk, items, facts }: BodyProps) {
  const { read, isRunning } = useStore(desk.store);
  if (read === undefined || facts === undefined || items === undefined) {
    return read === undefined ? <NothingRead table={table} isRunning={isRunning} /> : null;
  }
  const { request } = read;
  if (request.input['Select'] === 'COUNT') {
    return (
      <p className="results-count">
        <b>{formatNumber(facts.returned, 0)}</b>
        {` counted on this page. To count, DynamoDB reads every item: ${formatNumber(facts.examined, 0)} of them.`}
      </p>
    );
  }
  if (items.length === 0) {
    const asked = { hasFilter: request.input['FilterExpression'] !== undefined, isQuery: request.operation === 'Query' };
    return <p className="results-empty">{emptyWords(facts, asked)}</p>;
  }
  return <ResultsTable key={read.exchange.number} table={table.record} desk={desk} read={read} items={items} />;
}

interface ActionsProps extends ResultsPaneProps {
  readonly items: readonly AttributeMap[];
}

function Actions({ table: { record }, desk, items, onDelete }: ActionsProps) {
  const [, navigate] = useLocation();
  const { chosen } = useStore(desk.store);
  const keys = [...chosen].map((at) => items[at] && primaryKeyOf(record, items[at])).filter((key) => key !== undefined);
  const [only] = keys.length === 1 ? keys : [];
  const one = only === undefined ? { disabled: true, disabledReason: 'Choose one item' } : {};
  const act = (id: string): void => {
    if (id === 'delete') onDelete(keys);
    else if (only !== undefined) navigate(id === 'edit' ? itemRoutes.edit(record.name, only) : itemRoutes.duplicate(record.name, only));
  };
  return (
    <ButtonDropdown
      items={[
        { id: 'edit', text: 'Edit', ...one },
        { id: 'duplicate', text: 'Duplicate', ...one },
        { id: 'delete', text: keys.length > 1 ? `Delete ${formatCount(keys.length, { one: '{n} item', other: '{n} items' })}` : 'Delete', ...(keys.length === 0 && { disabled: true, disabledReason: 'Choose items' }) },
      ]}
      expandToViewport
      onItemClick={({ detail }) => act(detail.id)}
    >
      {keys.length === 0 ? 'Actions' : `Actions (${formatNumber(keys.length, 0)})`}
    </ButtonDropdown>
  );
}
