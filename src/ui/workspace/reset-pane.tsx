/** Back to an empty workspace, with a seed and a lag of the learner's choice. */
import { useState } from 'react';
import type { Beginning } from '#session/connection.ts';
import { formatCount } from '#session/format.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { ProgressLine } from '#ui/kit/progress-line.tsx';
import { saveFile } from '#ui/shell/save-file.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { isBusy, type TransferProps } from './transfer-props.ts';

export interface ResetPaneProps extends TransferProps {
  readonly tables: readonly TableSummary[] | undefined;
}

const throughputs = [
  { value: 'adaptive', label: say('is one budget of the table, as in DynamoDB today') },
  { value: 'burst', label: say('is divided among partitions, each with a bank of 300 s, as before adaptive capacity') },
  { value: 'static', label: say('is divided among partitions, as in 2012') },
  { value: 'unlimited', label: say('is counted, and nothing is refused') },
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
      <h2 id="workspace-reset">{say('Begin anew')}</h2>
      <p>{say('An empty workspace in place of this one. Its seed, whether copies lag behind, and how throughput is limited are chosen here and hold from then on; all other settings are as usual.')}</p>
      {state.kind === 'resetting' ? (
        <ProgressLine what={say('Beginning anew')} />
      ) : (
        <button type="button" className="control-button" disabled={isBusy(state)} onClick={() => setAsking(true)}>
          {say('Reset')}
        </button>
      )}
      <p role="status" className="workspace-outcome">
        {state.kind === 'reset' && say('The workspace is new and empty.')}
        {state.kind === 'failed' && state.what === 'reset' && <span className="workspace-bad">{say('Not reset. {reason}', { reason: state.reason })}</span>}
      </p>
      {isAsking && (
        <ConfirmDialog
          title={say('Reset this workspace')}
          word={session.connection.workspace}
          action={say('Delete it all and begin anew')}
          onConfirm={reset}
          onClose={() => setAsking(false)}
        >
          <dl className="workspace-goes">
            <dt>{say('Goes')}</dt>
            <dd>{say('{goes}, virtual time, the bill and the history of requests.', { goes: goesOf(tables) })}</dd>
            <dt>{say('Stays')}</dt>
            <dd>{say('What you have typed in the editors, and how far you are in the lessons.')}</dd>
            <dt>{say('Way back')}</dt>
            <dd>
              {say('Only a file from Export.')}{' '}
              <button type="button" className="control-link" disabled={isBusy(state)} onClick={() => void transfer.export(saveFile, new Date())}>
                {say('Export now')}
              </button>{' '}
              <span role="status">{exportSaid(state)}</span>
            </dd>
          </dl>
          <p className="workspace-field">
            <label htmlFor="workspace-seed">{say('Seed, a whole number; left empty, one is drawn')}</label>
            <input id="workspace-seed" type="number" step="1" min="0" max={Number.MAX_SAFE_INTEGER} inputMode="numeric" value={seed} onChange={({ currentTarget }) => setSeed(currentTarget.value)} />
          </p>
          <fieldset className="workspace-choices">
            <legend>{say('Followers and global indexes')}</legend>
            <label>
              <input type="radio" name="lag" checked={lag === 'realistic'} onChange={() => setLag('realistic')} />
              {say('lag behind, as in DynamoDB')}
            </label>
            <label>
              <input type="radio" name="lag" checked={lag === 'none'} onChange={() => setLag('none')} />
              {say('are never behind')}
            </label>
          </fieldset>
          <fieldset className="workspace-choices">
            <legend>{say('Throughput')}</legend>
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
  if (tables === undefined) return say('Everything that is stored');
  if (tables.length === 0) return say('No table, there is none');
  return say('{tables} with {items}', {
    tables: formatCount(tables.length, { one: '{n} table', other: '{n} tables' }),
    items: formatCount(tables.reduce((sum, { itemCount }) => sum + itemCount, 0), { one: '{n} item', other: '{n} items' }),
  });
}

function exportSaid(state: TransferProps['state']): string {
  if (state.kind === 'exporting') return say('Exporting.');
  if (state.kind === 'exported') return say('Exported as {fileName}.', { fileName: state.fileName });
  return state.kind === 'failed' && state.what === 'export' ? say('Not exported. {reason}', { reason: state.reason }) : '';
}
