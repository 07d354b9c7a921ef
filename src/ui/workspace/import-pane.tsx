/** A workspace out of a file: read and checked to its end, then shown, then put in place of this one. */
import { useRef } from 'react';
import type { FileContents } from '#session/connection.ts';
import { formatBytes, formatCount, formatMoment } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { ProgressLine } from '#ui/kit/progress-line.tsx';
import { isBusy, type TransferProps } from './transfer-props.ts';

export interface ImportPaneProps extends TransferProps {
  readonly tables: readonly TableSummary[] | undefined;
}

export function ImportPane({ transfer, state, tables }: ImportPaneProps) {
  const input = useRef<HTMLInputElement>(null);
  const cancel = (): void => transfer.cancel();
  return (
    <section className="workspace-pane" aria-labelledby="workspace-import">
      <h2 id="workspace-import">{say('Import')}</h2>
      <p>{say('A file from Export takes the place of this workspace. It is read to its end first; one that is not whole changes nothing.')}</p>
      {state.kind === 'reading' && <ProgressLine what={say('Reading {fileName}', { fileName: state.fileName })} progress={state.progress} onCancel={cancel} />}
      {state.kind === 'importing' && <ProgressLine what={say('Importing {fileName}', { fileName: state.fileName })} progress={state.progress} onCancel={cancel} />}
      {state.kind === 'read' && (
        <div className="workspace-offer" role="group" aria-labelledby="workspace-offer">
          <h3 id="workspace-offer">{state.fileName}</h3>
          <p>{say('It holds {contents}', { contents: contentsOf(state.contents) })}</p>
          <p>
            <b>{lossOf(tables)}</b>
          </p>
          <div className="workspace-buttons">
            <button type="button" className="control-button" data-kind="primary" onClick={() => void transfer.import()}>
              {say('Replace this workspace')}
            </button>
            <button type="button" className="control-button" onClick={cancel}>
              {say('Keep it as it is')}
            </button>
          </div>
        </div>
      )}
      {!isBusy(state) && state.kind !== 'read' && (
        <button type="button" className="control-button" onClick={() => input.current?.click()}>
          {say('Choose a file')}
        </button>
      )}
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={say('File to import')}
        accept=".dynascope"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void transfer.read(file);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <p role="status" className="workspace-outcome">
        {state.kind === 'imported' && say('Imported {fileName}: {contents}', { fileName: state.fileName, contents: contentsOf(state.contents) })}
        {state.kind === 'refused' && (
          <span className="workspace-bad">
            {say('{fileName} is not imported. {reason} Nothing here has changed.', { fileName: state.fileName, reason: state.reason })}
          </span>
        )}
        {state.kind === 'failed' && state.what === 'import' && <span className="workspace-bad">{say('Not imported. {reason}', { reason: state.reason })}</span>}
      </p>
    </section>
  );
}

const namesMax = 5;

function contentsOf({ tables, nowMs }: FileContents): string {
  const time = say('virtual time {nowMs}.', { nowMs: formatMoment(nowMs) });
  if (tables.length === 0) return say('no tables, {time}', { time });
  const items = tables.reduce((sum, { itemCount }) => sum + itemCount, 0);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const names = namesOf(tables.map(({ name }) => name));
  return say('{tables} ({names}) with {items}, {bytes}, {time}', {
    tables: formatCount(tables.length, { one: '{n} table', other: '{n} tables' }),
    names,
    items: formatCount(items, { one: '{n} item', other: '{n} items' }),
    bytes: formatBytes(bytes),
    time,
  });
}

function lossOf(tables: readonly TableSummary[] | undefined): string {
  if (tables === undefined) return say('What is here now can not be read and is replaced.');
  if (tables.length === 0) return say('It replaces an empty workspace.');
  const items = tables.reduce((sum, { itemCount }) => sum + itemCount, 0);
  const names = namesOf(tables.map(({ record }) => record.name));
  return say('It replaces {tables} ({names}) with {items}. An export made before is the only way back.', {
    tables: formatCount(tables.length, { one: '{n} table', other: '{n} tables' }),
    names,
    items: formatCount(items, { one: '{n} item', other: '{n} items' }),
  });
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, namesMax).join(', ');
  return names.length > namesMax ? say('{shown} and {count} more', { shown, count: names.length - namesMax }) : shown;
}
