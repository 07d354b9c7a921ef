/** A request of a lesson: write it, see its answer, and the road it took, all at once. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { draftsOf, type RequestDraft } from '#session/drafts.ts';
import { templateOf } from '#session/request-templates.ts';
import { Road } from '#ui/inside/road/road.tsx';
import JsonRequestEditor from '#ui/requests/json-request-editor.tsx';
import ResponsePane from '#ui/requests/response-pane.tsx';
import { useSessionState } from '#ui/session-context.tsx';
import './lesson-request.css';

export default function LessonRequest() {
  const workspace = useSessionState((state) => state.workspace);
  const drafts = draftsOf(workspace);
  const { request, shown } = useStore(drafts);
  const summaries = useSessionState((state) => state.tables);
  const first = useMemo(() => firstDraft(summaries?.map(({ record }) => record) ?? []), [summaries]);
  return (
    <div className="lesson-request">
      <div className="lesson-request-editor">
        <JsonRequestEditor
          draft={request ?? first}
          onDraft={(changed) => drafts.setState({ request: changed })}
          onExchange={(exchange) => drafts.setState({ shown: exchange })}
        />
      </div>
      <div className="lesson-request-answer">
        <ResponsePane key={shown?.number} exchange={shown} />
      </div>
      <div className="lesson-request-road">
        {shown === undefined ? <p className="lesson-request-empty">The road of the request appears here.</p> : <Road exchange={shown} />}
      </div>
    </div>
  );
}

/** Something that can be run as it is. */
function firstDraft(tables: Parameters<typeof templateOf>[1]['tables']): RequestDraft {
  const operation = tables.length === 0 ? 'CreateTable' : 'GetItem';
  return { operation, text: templateOf(operation, { tables }) };
}
