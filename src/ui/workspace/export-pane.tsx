/** The whole workspace into one file. */
import { formatBytes } from '#session/format.ts';
import { say } from '#texts/say.ts';
import { ProgressLine } from '#ui/kit/progress-line.tsx';
import { saveFile } from '#ui/shell/save-file.ts';
import { isBusy, type TransferProps } from './transfer-props.ts';

export function ExportPane({ transfer, state }: TransferProps) {
  return (
    <section className="workspace-pane" aria-labelledby="workspace-export">
      <h2 id="workspace-export">{say('Export')}</h2>
      <p>
        {say('One file with all tables, items, streams, virtual time and the bill. It opens here and in every other browser with Dynascope. What you have typed in the editors and how far you are in the lessons is not in it.')}
      </p>
      {state.kind === 'exporting' ? (
        <ProgressLine what={say('Exporting')} progress={state.progress} onCancel={() => transfer.cancel()} />
      ) : (
        <button type="button" className="control-button" disabled={isBusy(state)} onClick={() => void transfer.export(saveFile, new Date())}>
          {say('Export to a file')}
        </button>
      )}
      <p role="status" className="workspace-outcome">
        {state.kind === 'exported' && say('Exported: {fileName}, {bytes}. Your browser has put it where it puts downloads.', {
          fileName: state.fileName,
          bytes: formatBytes(state.bytes),
        })}
        {state.kind === 'failed' && state.what === 'export' && <span className="workspace-bad">{say('Not exported. {reason}', { reason: state.reason })}</span>}
      </p>
    </section>
  );
}
