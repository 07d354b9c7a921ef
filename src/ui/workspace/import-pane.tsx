/** A workspace out of a file: read and checked to its end, then shown, then put in place of this one. */
import { useRef } from 'react';
import type { FileContents } from '#session/connection.ts';
import { formatBytes, formatCount, formatMoment } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { ProgressLine } from './progress-line.tsx';
import { isBusy, type TransferProps } from './transfer-props.ts';

export interface ImportPaneProps extends TransferProps {
  readonly tables: readonly TableSummary[] | undefined;
}

export function ImportPane({ transfer, state, tables }: ImportPaneProps) {
  const input = useRef<HTMLInputElement>(null);
  const cancel = (): void => transfer.cancel();
  return (
    <section className="workspace-pane" aria-labelledby="workspace-import">
      <h2 id="workspace-import">Import</h2>
      <p>A file from Export takes the place of this workspace. It is read to its end first; one that is not whole changes nothing.</p>
      {state.kind === 'reading' && <ProgressLine what={`Reading ${state.fileName}`} progress={state.progress} onCancel={cancel} />}
      {state.kind === 'importing' && <ProgressLine what={`Importing ${state.fileName}`} progress={state.progress} onCancel={cancel} />}
      {state.kind === 'read' && (
        <div className="workspace-offer" role="group" aria-labelledby="workspace-offer">
          <h3 id="workspace-offer">{state.fileName}</h3>
          <p>It holds {contentsOf(state.contents)}</p>
          <p>
            <b>{lossOf(tables)}</b>
          </p>
          <div className="workspace-buttons">
            <button type="button" className="control-button" data-kind="primary" onClick={() => void transfer.import()}>
              Replace this workspace
            </button>
            <button type="button" className="control-button" onClick={cancel}>
              Keep it as it is
            </button>
          </div>
        </div>
      )}
      {!isBusy(state) && state.kind !== 'read' && (
        <button type="button" className="control-button" onClick={() => input.current?.click()}>
          Choose a file
        </button>
      )}
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="File to import"
        accept=".dynascope"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void transfer.read(file);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <p role="status" className="workspace-outcome">
        {state.kind === 'imported' && `Imported ${state.fileName}: ${contentsOf(state.contents)}`}
        {state.kind === 'refused' && (
          <span className="workspace-bad">
            {state.fileName} is not imported. {state.reason} Nothing here has changed.
          </span>
        )}
        {state.kind === 'failed' && state.what === 'import' && <span className="workspace-bad">Not imported. {state.reason}</span>}
      </p>
    </section>
  );
}

const namesMax = 5;

function contentsOf({ tables, nowMs }: FileContents): string {
  const time = `virtual time ${formatMoment(nowMs)}.`;
  if (tables.length === 0) return `no tables, ${time}`;
  const items = tables.reduce((sum, { itemCount }) => sum + itemCount, 0);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const names = namesOf(tables.map(({ name }) => name));
  return `${formatCount(tables.length, { one: '{n} table', other: '{n} tables' })} (${names}) with ${formatCount(items, { one: '{n} item', other: '{n} items' })}, ${formatBytes(bytes)}, ${time}`;
}

function lossOf(tables: readonly TableSummary[] | undefined): string {
  if (tables === undefined) return 'What is here now can not be read and is replaced.';
  if (tables.length === 0) return 'It replaces an empty workspace.';
  const items = tables.reduce((sum, { itemCount }) => sum + itemCount, 0);
  const names = namesOf(tables.map(({ record }) => record.name));
  return `It replaces ${formatCount(tables.length, { one: '{n} table', other: '{n} tables' })} (${names}) with ${formatCount(items, { one: '{n} item', other: '{n} items' })}. An export made before is the only way back.`;
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, namesMax).join(', ');
  return names.length > namesMax ? `${shown} and ${names.length - namesMax} more` : shown;
}
