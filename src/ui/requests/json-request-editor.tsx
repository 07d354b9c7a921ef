/** A request: write it as JSON or in another way, run it, copy it. */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { tableNameOf, withTableName } from '#session/answer.ts';
import type { RequestDraft } from '#session/drafts.ts';
import type { Exchange } from '#session/exchange.ts';
import { controlTemplates, isControl, isOfScaling, scalingTemplates } from '#session/operations.ts';
import { isSimulated, operationGroups } from '#session/parameters.ts';
import { prettyJson } from '#session/pretty-json.ts';
import { templateOf } from '#session/request-templates.ts';
import { asStatement, draftOfStatement, type RequestWay } from '#session/request-ways.ts';
import { say } from '#texts/say.ts';
import { Editor, type EditorHandle } from '#ui/kit/editor/editor.tsx';
import { useSession, useSessionState } from '#ui/session-context.tsx';
import { CopyMenu } from './copy-menu.tsx';
import { requestJson } from './json-language.ts';
import { OtherWay } from './other-way.tsx';
import { useFirstItems } from './use-first-items.ts';
import './controls.css';
import './json-request-editor.css';

export interface JsonRequestEditorProps {
  readonly draft: RequestDraft;
  readonly onDraft: (draft: RequestDraft) => void;
  /** After every run. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  /** Operations to choose from; all that are simulated when absent. */
  readonly operations?: readonly string[] | undefined;
  /** Whether Dynascope's own requests (the clock, the bill) can be chosen as well. */
  readonly hasControls?: boolean | undefined;
  /** At the left of the head, e.g. the tabs of which this editor is one. */
  readonly head?: ReactNode;
  readonly way?: RequestWay | undefined;
}

export default function JsonRequestEditor({ draft, onDraft, onExchange, operations, hasControls = false, head, way = 'json' }: JsonRequestEditorProps) {
  const session = useSession();
  const summaries = useSessionState((state) => state.tables);
  const [isRunning, setRunning] = useState(false);
  const editor = useRef<EditorHandle>(null);
  /** The text that may be replaced without asking: a template, or a request that stands in the history. */
  const [settled, setSettled] = useState(draft.text);
  const { operation, text } = draft;
  const firstItems = useFirstItems();

  const tables = useMemo(() => summaries?.map(({ record }) => record) ?? [], [summaries]);
  const extensions = useMemo(() => requestJson({ operation, tables }), [operation, tables]);
  const tableName = tableNameOf(text);

  /** What stands in the present way is no request yet. */
  const [broken, setBroken] = useState<RequestWay>();
  const isBroken = broken === way;

  const run = async (): Promise<void> => {
    if (isRunning || isBroken) return;
    const asked = way === 'partiql' ? statementDraft(draft, tables) : draft;
    if (asked === undefined) return;
    setRunning(true);
    try {
      const exchange = await session.run(asked.operation, asked.text);
      setSettled(text);
      onExchange?.(exchange);
    } finally {
      setRunning(false);
    }
  };

  const fill = (wanted: string, ofTable: string | undefined): void => {
    if (!isSimulated(wanted)) return;
    const template = templateOf(wanted, { tables, tableName: ofTable, item: firstItems.get(ofTable ?? '') });
    setSettled(template);
    // As an edit and not as a new text, so that it can be undone.
    editor.current?.replace(template);
    onDraft({ operation: wanted, text: template });
  };
  const fillControl = (wanted: string): void => {
    const template = prettyJson(JSON.stringify((controlTemplates[wanted] ?? scalingTemplates[wanted])?.(tableName ?? tables[0]?.name) ?? {}));
    setSettled(template);
    onDraft({ operation: wanted, text: template });
  };
  const isOwnWork = text.trim() !== '' && text !== settled;
  const choose = (wanted: string): void => {
    if (isOwnWork) onDraft({ operation: wanted, text });
    else if (isControl(wanted) || isOfScaling(wanted)) fillControl(wanted);
    else fill(wanted, tableName ?? tables[0]?.name);
  };
  const chooseTable = (name: string): void => {
    if (isOwnWork) onDraft({ operation, text: withTableName(text, name) });
    else fill(operation, name);
  };

  return (
    <section className="json-editor" aria-label={say('Request')}>
      <div className="pane-head">
        {head}
        <div className="json-editor-actions">
          <CopyMenu operation={operation} request={text} />
          <button
            type="button"
            className="control-button"
            data-kind="primary"
            disabled={isRunning || isBroken}
            title={isBroken ? say('What stands here can not be read yet') : say('Ctrl+Enter, on a Mac Cmd+Enter')}
            onClick={() => void run()}
          >
            {say('Run')}
          </button>
        </div>
      </div>
      <div className="json-editor-choices">
        <label className="control-field">
          {say('Operation')}
          <OperationSelect operation={operation} operations={operations} hasControls={hasControls} onChoose={choose} />
        </label>
        {tables.length > 0 && (
          <label className="control-field">
            {say('Table')}
            <select
              className="control-select"
              value={tables.some(({ name }) => name === tableName) ? tableName : ''}
              onChange={({ target }) => chooseTable(target.value)}
            >
              <option value="" disabled hidden>
                {say('Choose')}
              </option>
              {tables.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <button type="button" className="control-link" onClick={() => fill(operation, tableName ?? tables[0]?.name)}>
          {say('Fill in a template')}
        </button>
      </div>
      <div className="json-editor-text">
        {way === 'json' ? (
          <Editor
            ref={editor}
            label={say('{operation} request, JSON', { operation })}
            value={text}
            onChange={(changed) => onDraft({ operation, text: changed })}
            extensions={extensions}
            onRun={() => void run()}
          />
        ) : (
          <OtherWay way={way} draft={draft} tables={tables} onDraft={onDraft} onRun={() => void run()} onBroken={(is) => setBroken(is ? way : undefined)} />
        )}
      </div>
    </section>
  );
}

/** Written as a statement, it is run as one. */
function statementDraft(draft: RequestDraft, tables: Parameters<typeof asStatement>[1]): RequestDraft | undefined {
  const written = asStatement(draft, tables);
  return 'text' in written ? draftOfStatement(written.text, draft) : undefined;
}

interface OperationSelectProps {
  readonly operation: string;
  readonly operations: readonly string[] | undefined;
  readonly hasControls: boolean;
  readonly onChoose: (operation: string) => void;
}

function OperationSelect({ operation, operations, hasControls, onChoose }: OperationSelectProps) {
  const scaling = { label: say('Application Auto Scaling'), operations: hasControls ? Object.keys(scalingTemplates) : [] };
  const own = { label: 'Dynascope', operations: hasControls ? Object.keys(controlTemplates) : [] };
  const groups = [...operationGroups, scaling, own]
    .map(({ label, operations: all }) => ({ label, names: all.filter((name) => operations?.includes(name) ?? true) }))
    .filter(({ names }) => names.length > 0);
  const isListed = groups.some(({ names }) => names.some((name) => name === operation));
  return (
    <select className="control-select" value={operation} onChange={({ target }) => onChoose(target.value)}>
      {!isListed && <option>{operation}</option>}
      {groups.map(({ label, names }) => (
        <optgroup key={label} label={label}>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
