/** The whole workspace into one file. */
import { formatBytes } from '#session/format.ts';
import { saveFile } from '#ui/shell/save-file.ts';
import { ProgressLine } from './progress-line.tsx';
import { isBusy, type TransferProps } from './transfer-props.ts';

export function ExportPane({ transfer, state }: TransferProps) {
  return (
    <section className="workspace-pane" aria-labelledby="workspace-export">
      <h2 id="workspace-export">Export</h2>
      <p>
        One file with all tables, items, streams, virtual time and the bill. It opens here and in every other browser with
        Dynascope. What you have typed in the editors and how far you are in the lessons is not in it.
      </p>
      {state.kind === 'exporting' ? (
        <ProgressLine what="Exporting" progress={state.progress} onCancel={() => transfer.cancel()} />
      ) : (
        <button type="button" className="control-button" disabled={isBusy(state)} onClick={() => void transfer.export(saveFile, new Date())}>
          Export to a file
        </button>
      )}
      <p role="status" className="workspace-outcome">
        {state.kind === 'exported' && `Exported: ${state.fileName}, ${formatBytes(state.bytes)}. Your browser has put it where it puts downloads.`}
        {state.kind === 'failed' && state.what === 'export' && <span className="workspace-bad">Not exported. {state.reason}</span>}
      </p>
    </section>
  );
}
