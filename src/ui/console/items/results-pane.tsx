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
import { say } from '#texts/say.ts';
import { saidWith } from '#ui/kit/said-with.tsx';
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
            {say('Items returned')} {facts !== undefined && <span>{`(${formatNumber(facts.returned, 0)})`}</span>}
          </h2>
          <div className="results-actions">
            {read?.exchange.trace !== undefined && (
              <Button href={hrefOf(routes.road)} onFollow={() => session.choose(read.exchange.number)}>
                {say('Show the road')}
              </Button>
            )}
            <ExportItems table={table} items={chosen.size === 0 ? (items ?? []) : (items ?? []).filter((_, at) => chosen.has(at))} />
            <Actions table={table} desk={desk} items={items ?? []} onDelete={onDelete} />
            <Button href={hrefOf(itemRoutes.create(table.record.name))}>{say('Create item')}</Button>
          </div>
        </div>
        <p className="visually-hidden" role="status">
          {isRunning ? say('Reading') : isCancelled ? say('Cancelled') : spoken(read, facts)}
        </p>
        {isCancelled && <p className="tables-note">{say('Cancelled. DynamoDB answers all the same: the request stands in the history, and costs.')}</p>}
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
                <Button onClick={() => void desk.turnTo(read.at)}>{say('Ask for this page again')}</Button>
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
  const returned = formatCount(facts.returned, { one: '{n} item returned', other: '{n} items returned' });
  const found = say('{returned}, {examined} read, {units}.', { returned, examined: formatNumber(facts.examined, 0), units: facts.units });
  return `${found} ${facts.hasMore ? say('There is a next page.') : say('This is the last page.')}`;
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
    {isPriced && (dollars === undefined ? <span title={say('Provisioned capacity is paid by the hour')}>{say('paid by the hour')}</span> : <b className="tables-money">{dollars}</b>)}
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
  if (at === 0 && !facts.hasMore) return <p className="results-pages">{say('No LastEvaluatedKey: that is all.')}</p>;
  return (
    <nav className="results-pages" aria-label={say('Pages')}>
      <Button
        iconName="angle-left"
        variant="icon"
        ariaLabel={say('Previous page')}
        disabled={at === 0}
        disabledReason={say('This is the first page.')}
        onClick={() => void desk.turnTo(at - 1)}
        nativeButtonAttributes={{ title: say('DynamoDB only reads forwards: this sends the earlier request again') }}
      />
      <span aria-current="page">{say('Page {at}', { at: at + 1 })}</span>
      <Button
        iconName="angle-right"
        variant="icon"
        ariaLabel={say('Next page')}
        disabled={at + 1 >= starts.length}
        disabledReason={say('No LastEvaluatedKey: this is the last page.')}
        onClick={() => void desk.turnTo(at + 1)}
        nativeButtonAttributes={{ title: say('Goes on after LastEvaluatedKey') }}
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
        {saidWith('{returned} counted on this page. To count, DynamoDB reads every item: {examined} of them.', {
          returned: <b>{formatNumber(facts.returned, 0)}</b>,
          examined: formatNumber(facts.examined, 0),
        })}
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
  const one = only === undefined ? { disabled: true, disabledReason: say('Choose one item') } : {};
  const act = (id: string): void => {
    if (id === 'delete') onDelete(keys);
    else if (only !== undefined) navigate(id === 'edit' ? itemRoutes.edit(record.name, only) : itemRoutes.duplicate(record.name, only));
  };
  return (
    <ButtonDropdown
      items={[
        { id: 'edit', text: say('Edit'), ...one },
        { id: 'duplicate', text: say('Duplicate'), ...one },
        { id: 'delete', text: keys.length > 1 ? say('Delete {items}', { items: formatCount(keys.length, { one: '{n} item', other: '{n} items' }) }) : say('Delete'), ...(keys.length === 0 && { disabled: true, disabledReason: say('Choose items') }) },
      ]}
      expandToViewport
      onItemClick={({ detail }) => act(detail.id)}
    >
      {keys.length === 0 ? say('Actions') : say('Actions ({count})', { count: formatNumber(keys.length, 0) })}
    </ButtonDropdown>
  );
}
