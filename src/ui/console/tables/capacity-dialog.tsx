/** Changes how a table is paid for, and the units of it and its global indexes. */
import { useState } from 'react';
import type { TableRecord } from '#engine';
import { capacityFormOf, capacityInput, type IndexCapacityForm } from '#session/tables-change.ts';
import { provisionedUnits } from '#session/tables-price.ts';
import { say } from '#texts/say.ts';
import { CapacityFields } from './capacity-fields.tsx';
import { PriceBox } from './price-box.tsx';
import { RequestDialog } from './request-dialog.tsx';
import { UnitsFields } from './units-fields.tsx';

export interface ChangeDialogProps {
  readonly record: TableRecord;
  readonly onClose: () => void;
}

export function CapacityDialog({ record, onClose }: ChangeDialogProps) {
  const [form, setForm] = useState(() => capacityFormOf(record));
  const isProvisioned = form.billingMode === 'PROVISIONED';
  const setIndex = (changed: IndexCapacityForm): void =>
    setForm({ ...form, indexes: form.indexes.map((index) => (index.name === changed.name ? changed : index)) });
  return (
    <RequestDialog
      title={say('Capacity of {name}', { name: record.name })}
      operation="UpdateTable"
      input={capacityInput(record, form)}
      submit={say('Update')}
      taken={say('DynamoDB changes the capacity of {name}.', { name: record.name })}
      onClose={onClose}
    >
      <div className="tables-stack">
        <CapacityFields value={form} onChange={setForm} />
        {form.indexes.map((index) => (
          <fieldset className="capacity-dialog-index" key={index.name}>
            <legend>{say('Index {name}', { name: index.name })}</legend>
            {isProvisioned ? (
              <UnitsFields kind="provisioned" of={index.name} units={index.provisioned} onChange={(provisioned) => setIndex({ ...index, provisioned })} />
            ) : (
              <UnitsFields kind="maximum" of={index.name} units={index.maximum} onChange={(maximum) => setIndex({ ...index, maximum })} />
            )}
          </fieldset>
        ))}
        <PriceBox
          billingMode={form.billingMode}
          tableClass={record.tableClass}
          provisioned={provisionedUnits({
            provisioned: form.provisioned,
            indexes: form.indexes.map(({ provisioned }) => ({ kind: 'global', provisioned })),
          })}
        />
      </div>
    </RequestDialog>
  );
}
