/** The small changes of a table, one request each. */
import { useState } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import type { TableClass } from '#session/create-table-form.ts';
import { encryptionInput, protectionInput, streamInput, tableClassInput } from '#session/tables-change.ts';
import { classWords } from '#session/tables-facts.ts';
import type { ChangeDialogProps } from './capacity-dialog.tsx';
import { tableClasses, streamViews } from './more-fields.tsx';
import { RequestDialog } from './request-dialog.tsx';

export function ClassDialog({ record, onClose }: ChangeDialogProps) {
  const [tableClass, setClass] = useState<TableClass>(record.tableClass);
  return (
    <RequestDialog
      title={`Class of ${record.name}`}
      operation="UpdateTable"
      input={tableClassInput(record, tableClass)}
      submit="Update"
      taken={`DynamoDB makes ${record.name} ${classWords[tableClass]}.`}
      onClose={onClose}
    >
      <FormField label="Table class">
        <RadioGroup items={tableClasses} value={tableClass} onChange={({ detail }) => setClass(detail.value as TableClass)} />
      </FormField>
    </RequestDialog>
  );
}

export function StreamDialog({ record, onClose }: ChangeDialogProps) {
  const { stream } = record;
  const offered = streamViews.filter(({ value }) => (value === 'off') === (stream !== undefined));
  const [view, setView] = useState(offered[0]!);
  return (
    <RequestDialog
      title={stream === undefined ? `Stream of ${record.name}` : `Switch off the stream of ${record.name}?`}
      operation="UpdateTable"
      input={streamInput(record, view.value)}
      submit={stream === undefined ? 'Switch on' : 'Switch off'}
      taken={stream === undefined ? `DynamoDB begins a stream for ${record.name}.` : `DynamoDB ends the stream of ${record.name}.`}
      onClose={onClose}
    >
      {stream === undefined ? (
        <FormField label="Each record holds" description="A stream’s view can’t be changed later, only switched off and on again.">
          <Select
            options={offered}
            selectedOption={view}
            onChange={({ detail }) => setView(offered.find(({ value }) => value === detail.selectedOption.value) ?? view)}
          />
        </FormField>
      ) : (
        <p>Records of the stream can be read for 24 hours more. Switched on again, it is a new stream.</p>
      )}
    </RequestDialog>
  );
}

export function EncryptionDialog({ record, onClose }: ChangeDialogProps) {
  const turnsOn = record.encryption === undefined;
  return (
    <RequestDialog
      title={`Encryption of ${record.name}`}
      operation="UpdateTable"
      input={encryptionInput(record, turnsOn)}
      submit={turnsOn ? 'Use the account’s key' : 'Use DynamoDB’s key'}
      taken={`DynamoDB changes the key that ${record.name} is encrypted with.`}
      onClose={onClose}
    >
      <p>
        {turnsOn
          ? 'The table is encrypted with a key that DynamoDB owns. With the account’s key at KMS, its use can be seen and audited there.'
          : 'The table is encrypted with the account’s key at KMS. With the key that DynamoDB owns there is nothing to look after.'}
      </p>
    </RequestDialog>
  );
}

export function ProtectionDialog({ record, onClose }: ChangeDialogProps) {
  const turnsOn = !record.deletionProtection;
  return (
    <RequestDialog
      title={turnsOn ? `Protect ${record.name}?` : `Stop protecting ${record.name}?`}
      operation="UpdateTable"
      input={protectionInput(record, turnsOn)}
      submit={turnsOn ? 'Turn on' : 'Turn off'}
      taken={`Deletion protection of ${record.name} is ${turnsOn ? 'on' : 'off'}.`}
      onClose={onClose}
    >
      <p>{turnsOn ? 'DeleteTable is refused from now on, until this is turned off.' : 'DeleteTable works again.'}</p>
    </RequestDialog>
  );
}
