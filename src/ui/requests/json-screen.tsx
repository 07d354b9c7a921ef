/** One request in one of its ways: history, editor and answer beside each other. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { draftsOf, type RequestDraft } from '#session/drafts.ts';
import type { Exchange } from '#session/exchange.ts';
import { prettyJson } from '#session/pretty-json.ts';
import { templateOf } from '#session/request-templates.ts';
import type { RequestWay } from '#session/request-ways.ts';
import { say } from '#texts/say.ts';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { HistoryList } from './history-list.tsx';
import JsonRequestEditor from './json-request-editor.tsx';
import ResponsePane from './response-pane.tsx';
import './json-screen.css';

export default function JsonScreen({ way = 'json' }: { readonly way?: RequestWay }) {
  const session = useSession();
  const workspace = useSessionState((state) => state.workspace);
  const drafts = draftsOf(workspace);
  const { request, shown } = useStore(drafts);
  // What was offered at first stays, though tables come and go, until the learner takes something else.
  const [first] = useState(() => firstDraft(session.store.getState().tables?.map(({ record }) => record) ?? []));
  const draft = request ?? first;

  // A request that was chosen elsewhere, e.g. beside its road, is the one to be seen here.
  const chosen = useSessionState(({ exchanges, chosenExchange }) =>
    exchanges.find(({ number }) => number === chosenExchange),
  );
  useEffect(() => {
    if (chosen !== undefined) drafts.setState({ shown: chosen });
  }, [chosen, drafts]);

  const setDraft = (changed: RequestDraft): void => drafts.setState({ request: changed });
  const show = (exchange: Exchange): void => {
    drafts.setState({ shown: exchange, request: { operation: exchange.operation, text: prettyJson(exchange.request) } });
  };
  const runAgain = async (exchange: Exchange): Promise<void> => {
    show(await session.run(exchange.operation, exchange.request));
  };

  return (
    <div className="json-screen">
      <div className="json-screen-history">
        <HistoryList shown={shown?.number} onShow={show} onRunAgain={(exchange) => void runAgain(exchange)} />
      </div>
      <div className="json-screen-editor">
        <JsonRequestEditor
          draft={draft}
          onDraft={setDraft}
          onExchange={(exchange) => drafts.setState({ shown: exchange })}
          way={way}
          head={<h2 className="pane-title">{say('Request')}</h2>}
        />
      </div>
      <div className="json-screen-response">
        <ResponsePane exchange={shown} />
      </div>
      <p className="visually-hidden" role="status">
        {shown && spoken(shown)}
      </p>
    </div>
  );
}

function firstDraft(tables: Parameters<typeof templateOf>[1]['tables']): RequestDraft {
  const operation = tables.length === 0 ? 'CreateTable' : 'Scan';
  return { operation, text: templateOf(operation, { tables }) };
}

const spoken = ({ operation, status, error }: Exchange): string =>
  error === undefined
    ? say('{operation} answered {status}.', { operation, status })
    : say('{operation} was refused: {name}. {message}', { operation, name: error.name, message: error.message });
