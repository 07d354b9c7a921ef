/** A request of a lesson: write it, see its answer, and the road it took, all at once. */
import { Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import { draftsOf, type RequestDraft } from '#session/drafts.ts';
import type { Exchange } from '#session/exchange.ts';
import { templateOf } from '#session/request-templates.ts';
import { say } from '#texts/say.ts';
import { Road } from '#ui/inside/road/road.tsx';
import { JsonRequestEditor } from '#ui/requests/lazy.ts';
import ResponsePane from '#ui/requests/response-pane.tsx';
import { useSessionState } from '#ui/session-context.tsx';
import { PlainRequest } from './plain-request.tsx';
import './lesson-request.css';

export default function LessonRequest() {
  const workspace = useSessionState((state) => state.workspace);
  const drafts = draftsOf(workspace);
  const { request, shown } = useStore(drafts);
  const summaries = useSessionState((state) => state.tables);
  const first = useMemo(() => firstDraft(summaries?.map(({ record }) => record) ?? []), [summaries]);
  const editor = {
    draft: request ?? first,
    onDraft: (changed: RequestDraft): void => drafts.setState({ request: changed }),
    onExchange: (exchange: Exchange): void => drafts.setState({ shown: exchange }),
  };
  return (
    <div className="lesson-request">
      <div className="lesson-request-editor">
        <Suspense fallback={<PlainRequest {...editor} />}>
          <JsonRequestEditor {...editor} hasControls />
        </Suspense>
      </div>
      <div className="lesson-request-answer">
        <ResponsePane key={shown?.number} exchange={shown} />
      </div>
      <div className="lesson-request-road">
        {shown === undefined ? <p className="lesson-request-empty">{say('The road of the request appears here.')}</p> : <Road exchange={shown} />}
      </div>
    </div>
  );
}

/** Something that can be run as it is. */
function firstDraft(tables: Parameters<typeof templateOf>[1]['tables']): RequestDraft {
  const operation = tables.length === 0 ? 'CreateTable' : 'GetItem';
  return { operation, text: templateOf(operation, { tables }) };
}
