/** The tables as a template that makes them in an account at AWS. */
import { useState } from 'react';
import { cloudFormationText } from '#session/infrastructure/cloudformation.ts';
import { terraformText } from '#session/infrastructure/terraform.ts';
import type { TableSummary } from '#session/session.ts';
import { saveFile } from '#ui/shell/save-file.ts';

const kinds = [
  { name: 'CloudFormation', fileName: 'tables.template.json', textOf: cloudFormationText },
  { name: 'Terraform', fileName: 'tables.tf', textOf: terraformText },
] as const;

export function InfrastructurePane({ tables = [] }: { readonly tables: readonly TableSummary[] | undefined }) {
  const [saved, setSaved] = useState<string>();
  const save = ({ fileName, textOf }: (typeof kinds)[number]): void => {
    saveFile(fileName, new TextEncoder().encode(textOf(tables.map(({ record }) => record))));
    setSaved(fileName);
  };
  return (
    <section className="workspace-pane" aria-labelledby="workspace-infrastructure">
      <h2 id="workspace-infrastructure">Take the tables to AWS</h2>
      <p>
        A template with the tables, their indexes, capacity, streams, time to live, recovery, protection and tags. Items,
        policies and Contributor Insights are not in it. What it makes there costs money.
      </p>
      <div className="workspace-row">
        {kinds.map((kind) => (
          <button key={kind.name} type="button" className="control-button" disabled={tables.length === 0} onClick={() => save(kind)}>
            {kind.name}
          </button>
        ))}
      </div>
      <p role="status" className="workspace-outcome">
        {saved !== undefined && `Saved as ${saved}. Your browser has put it where it puts downloads.`}
      </p>
    </section>
  );
}
