/** The tables as a template that makes them in an account at AWS, and their items as files that fill them there. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { formatBytes, formatCount } from '#session/format.ts';
import { importDataOf, type ImportDataState } from '#session/import-data.ts';
import { cloudFormationText } from '#session/infrastructure/cloudformation.ts';
import { terraformText } from '#session/infrastructure/terraform.ts';
import type { TableSummary } from '#session/session.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { saveFile } from '#ui/shell/save-file.ts';
import '#ui/kit/progress-line.css';

const kinds = [
  { name: 'CloudFormation', fileName: 'tables.template.json', textOf: cloudFormationText },
  { name: 'Terraform', fileName: 'tables.tf', textOf: terraformText },
] as const;

export function InfrastructurePane({ tables = [] }: { readonly tables: readonly TableSummary[] | undefined }) {
  const data = importDataOf(useSession());
  const packing = useStore(data.store);
  const [saved, setSaved] = useState<string>();
  const save = ({ fileName, textOf }: (typeof kinds)[number]): void => {
    saveFile(fileName, new TextEncoder().encode(textOf(tables.map(({ record }) => record))));
    setSaved(fileName);
  };
  const pack = (): void => {
    setSaved(undefined);
    void data.pack(saveFile, new Date());
  };
  return (
    <section className="workspace-pane" aria-labelledby="workspace-infrastructure">
      <h2 id="workspace-infrastructure">{say('Take the tables to AWS')}</h2>
      <p>
        {say('A template with the tables, their indexes, capacity, streams, time to live, recovery, protection and tags. Items, policies and Contributor Insights are not in it. The items leave as files that ImportTable reads from a bucket, each table’s with the request that makes the table and fills it; local indexes are not in that. What comes of either costs money.')}
      </p>
      {packing.kind === 'packing' ? (
        <div className="progress-line">
          <progress aria-label={say('Packing')} value={packing.doneItems} max={Math.max(packing.totalItems, 1)} />
          <span>
            {say('Packing, {items} of {packing}', {
              items: formatCount(packing.doneItems, { one: '{n} item', other: '{n} items' }),
              packing: formatCount(packing.totalItems, { one: '{n} item', other: '{n} items' }),
            })}
          </span>
          <button type="button" className="control-button" onClick={() => data.cancel()}>
            {say('Cancel')}
          </button>
        </div>
      ) : (
        <div className="workspace-row">
          {kinds.map((kind) => (
            <button key={kind.name} type="button" className="control-button" disabled={tables.length === 0} onClick={() => save(kind)}>
              {kind.name}
            </button>
          ))}
          <button type="button" className="control-button" disabled={tables.length === 0} onClick={pack}>
            {say('Items for ImportTable')}
          </button>
        </div>
      )}
      <p role="status" className="workspace-outcome">
        {saved === undefined ? <Packed state={packing} /> : say('Saved as {saved}. Your browser has put it where it puts downloads.', { saved })}
      </p>
    </section>
  );
}

function Packed({ state }: { readonly state: ImportDataState }) {
  if (state.kind === 'packed') return <>{say('Saved as {fileName}, {bytes}. Unpack it, upload its folders to a bucket, and put the bucket’s name into each import-table.json.', {
    fileName: state.fileName,
    bytes: formatBytes(state.bytes),
  })}</>;
  return state.kind === 'failed' ? <span className="workspace-bad">{say('No file was made, and nothing has changed. {reason}', { reason: state.reason })}</span> : undefined;
}
