/** What came back: figures, cost, and the answer itself in three views. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { figuresOf, itemsOf, pageEndOf, tableNameOf } from '#session/answer.ts';
import { isEngineFailure } from '#session/engine-failure.ts';
import type { Exchange } from '#session/exchange.ts';
import { formatDollars, formatDuration, formatUnits } from '#session/format.ts';
import { prettyJson } from '#session/pretty-json.ts';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { ErrorAnswer } from './error-answer.tsx';
import { ItemTable } from './item-table.tsx';
import { JsonTextView } from './json-text-view.tsx';
import { PaneTabs } from './pane-tabs.tsx';
import './controls.css';
import './response-pane.css';

const tabs = [
  { id: 'response', label: say('Response') },
  { id: 'items', label: say('Items') },
  { id: 'headers', label: say('Headers') },
] as const;
type Tab = (typeof tabs)[number]['id'];

export interface ResponsePaneProps {
  /** The answered request; absent before the first. */
  readonly exchange: Exchange | undefined;
}

export default function ResponsePane({ exchange }: ResponsePaneProps) {
  const [chosen, setChosen] = useState<Tab>();
  const items = useMemo(() => exchange && itemsOf(exchange), [exchange]);
  // Until a view is chosen, items are shown where there are some.
  const tab = chosen ?? (items !== undefined && items.length > 0 ? 'items' : 'response');
  return (
    <section className="response-pane" aria-label={say('Response')}>
      <PaneTabs
        label={say('Views of the response')}
        tabs={tabs}
        chosen={tab}
        onChoose={setChosen}
        aside={exchange && <Status exchange={exchange} />}
        above={exchange && <Summary exchange={exchange} />}
      >
        {exchange === undefined ? (
          <p className="response-pane-empty">{say('The answer appears here. Run the request: Ctrl+Enter in the editor.')}</p>
        ) : (
          <View tab={tab} exchange={exchange} />
        )}
      </PaneTabs>
    </section>
  );
}

function Status({ exchange: { status, error, latencyMs } }: { readonly exchange: Exchange }) {
  return <p className="response-pane-status">{`${isEngineFailure(error?.name) ? say('No answer') : status}, ${formatDuration(latencyMs)}`}</p>;
}

function Summary({ exchange }: { readonly exchange: Exchange }) {
  const session = useSession();
  const figures = useMemo(() => figuresOf(exchange), [exchange]);
  return (
    <div className="response-pane-summary">
      {exchange.error !== undefined && <ErrorAnswer exchange={exchange} />}
      {figures.length > 0 && (
        <dl className="response-pane-figures">
          {figures.map(({ value, label }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="response-pane-cost">
        <CostLine exchange={exchange} />
        {exchange.trace !== undefined && (
          <Link className="control-link" href={routes.road} onClick={() => session.choose(exchange.number)}>
            {say('Show the road')}
          </Link>
        )}
      </div>
    </div>
  );
}

function CostLine({ exchange: { operation, cost, trace } }: { readonly exchange: Exchange }) {
  const { readUnits, writeUnits, dollars } = cost;
  if (readUnits === 0 && writeUnits === 0) return <p>{trace === undefined ? say('{operation}: the answer tells no units', { operation }) : say('{operation}: no units', { operation })}</p>;
  return (
    <p>
      {readUnits > 0 && <b className="response-pane-reads">{formatUnits(readUnits, 'read')}</b>}
      {readUnits > 0 && writeUnits > 0 && ' · '}
      {writeUnits > 0 && <b className="response-pane-writes">{formatUnits(writeUnits, 'write')}</b>}
      {trace !== undefined && (
        <>
          {' · '}
          <b className="response-pane-money">{formatDollars(dollars)}</b>
        </>
      )}
      {dollars > 0 && <span>{` · ${say('a million of these {dollars}', { dollars: formatDollars(dollars * 1_000_000) })}`}</span>}
    </p>
  );
}

function View({ tab, exchange }: { readonly tab: Tab; readonly exchange: Exchange }) {
  switch (tab) {
    case 'response':
      return <Body exchange={exchange} />;
    case 'items':
      return <Items exchange={exchange} />;
    case 'headers':
      return <Headers exchange={exchange} />;
  }
}

function Body({ exchange: { response } }: { readonly exchange: Exchange }) {
  const text = useMemo(() => prettyJson(response), [response]);
  return <JsonTextView text={text} />;
}

function Items({ exchange }: { readonly exchange: Exchange }) {
  const items = useMemo(() => itemsOf(exchange), [exchange]);
  const tableName = tableNameOf(exchange.request);
  const table = useSessionState((state) => state.tables?.find(({ record }) => record.name === tableName)?.record);
  const pageEnd = useMemo(() => pageEndOf(exchange), [exchange]);
  if (items === undefined) {
    const reason = exchange.error === undefined ? say('{operation} answers no items.', { operation: exchange.operation }) : say('A refused request has no items.');
    return <p className="response-pane-empty">{reason}</p>;
  }
  return (
    <>
      {items.length === 0 ? (
        <p className="response-pane-empty">{say('No items came back.')}</p>
      ) : (
        <ItemTable items={items} table={table} />
      )}
      {pageEnd !== undefined && <p className="response-pane-empty">{pageEnd}</p>}
    </>
  );
}

function Headers({ exchange: { headers } }: { readonly exchange: Exchange }) {
  return (
    <dl className="response-pane-headers">
      {Object.entries(headers).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
