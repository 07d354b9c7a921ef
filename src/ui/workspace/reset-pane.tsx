/** Back to an empty workspace, with a seed and a lag of the learner's choice. */
import { useState } from 'react';
import type { Beginning } from '#session/connection.ts';
import { formatCount } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { saveFile } from '#ui/shell/save-file.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ProgressLine } from './progress-line.tsx';
import { isBusy, type TransferProps } from './transfer-props.ts';

export interface ResetPaneProps extends TransferProps {
  readonly tables: readonly TableSummary[] | undefined;
}

const throughputs = [
  { value: 'adaptive', label: 'is one budget of the table, as in DynamoDB today' },
  { value: 'burst', label: 'is divided among partitions, each with a bank of 300 s, as before adaptive capacity' },
  { value: 'static', label: 'is divided among partitions, as in 2012' },
  { value: 'unlimited', label: 'is counted, and nothing is refused' },
] as const;

export function ResetPane({ session, transfer, state, tables }: ResetPaneProps) {
  const [isAsking, setAsking] = useState(false);
  const [seed, setSeed] = useState('');
  const [lag, setLag] = useState<NonNullable<Beginning['lag']>>('realistic');
  const [throughput, setThroughput] = useState<NonNullable<Beginning['throughput']>>('adaptive');
  const reset = (): void => {
    setSeed('');
    void transfer.reset({ seed: seed === '' ? undefined : Number(seed), lag, throughput });
  };
  return (
    <section className="workspace-pane" aria-labelledby="workspace-reset">
      <h2 id="workspace-reset">Begin anew</h2>
      <p>An empty workspace in place of this one. Its seed, whether copies lag behind, and how throughput is limited are chosen here and hold from then on; all other settings are as usual.</p>
      {state.kind === 'resetting' ? (
        <ProgressLine what="Beginning anew" />
      ) : (
        <button type="button" className="control-button" disabled={isBusy(state)} onClick={() => setAsking(true)}>
          Reset
        </button>
      )}
      <p role="status" className="workspace-outcome">
        {state.kind === 'reset' && 'The workspace is new and empty.'}
        {state.kind === 'failed' && state.what === 'reset' && <span className="workspace-bad">Not reset. {state.reason}</span>}
      </p>
      {isAsking && (
        <ConfirmDialog
          title="Reset this workspace"
          word={session.connection.workspace}
          action="Delete it all and begin anew"
          onConfirm={reset}
          onClose={() => setAsking(false)}
        >
          <dl className="workspace-goes">
            <dt>Goes</dt>
            <dd>{goesOf(tables)}, virtual time, the bill and the history of requests.</dd>
            <dt>Stays</dt>
            <dd>What you have typed in the editors, and how far you are in the lessons.</dd>
            <dt>Way back</dt>
            <dd>
              Only a file from Export.{' '}
              <button type="button" className="control-link" disabled={isBusy(state)} onClick={() => void transfer.export(saveFile, new Date())}>
                Export now
              </button>{' '}
              <span role="status">{exportSaid(state)}</span>
            </dd>
          </dl>
          <p className="workspace-field">
            <label htmlFor="workspace-seed">Seed, a whole number; left empty, one is drawn</label>
            <input id="workspace-seed" type="number" step="1" min="0" max={Number.MAX_SAFE_INTEGER} inputMode="numeric" value={seed} onChange={({ currentTarget }) => setSeed(currentTarget.value)} />
          </p>
          <fieldset className="workspace-choices">
            <legend>Followers and global indexes</legend>
            <label>
              <input type="radio" name="lag" checked={lag === 'realistic'} onChange={() => setLag('realistic')} />
              lag behind, as in DynamoDB
            </label>
            <label>
              <input type="radio" name="lag" checked={lag === 'none'} onChange={() => setLag('none')} />
              are never behind
            </label>
          </fieldset>
          <fieldset className="workspace-choices">
            <legend>Throughput</legend>
            {throughputs.map(({ value, label }) => (
              <label key={value}>
                <input type="radio" name="throughput" checked={throughput === value} onChange={() => setThroughput(value)} />
                {label}
              </label>
            ))}
          </fieldset>
        </ConfirmDialog>
      )}
    </section>
  );
}

function goesOf(tables: readonly TableSummary[] | undefined): string {
  if (tables === undefined) return 'Everything that is stored';
  if (tables.length === 0) return 'No table, there is none';
  return `${formatCount(tables.length, { one: '{n} table', other: '{n} tables' })} with ${formatCount(tables.reduce((sum, { itemCount }) => sum + itemCount, 0), { one: '{n} item', other: '{n} items' })}`;
}

function exportSaid(state: TransferProps['state']): string {
  if (state.kind === 'exporting') return 'Exporting.';
  if (state.kind === 'exported') return `Exported as ${state.fileName}.`;
  return state.kind === 'failed' && state.what === 'export' ? `Not exported. ${state.reason}` : '';
}
