/** The small changes of a table, one request each. */
import { useState } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import type { TableClass } from '#session/create-table-form.ts';
import { encryptionInput, protectionInput, streamInput, tableClassInput } from '#session/tables-change.ts';
import { classWords } from '#session/tables-facts.ts';
import { say } from '#texts/say.ts';
import type { ChangeDialogProps } from './capacity-dialog.tsx';
import { tableClasses, streamViews } from './more-fields.tsx';
import { RequestDialog } from './request-dialog.tsx';

export function ClassDialog({ record, onClose }: ChangeDialogProps) {
  const [tableClass, setClass] = useState<TableClass>(record.tableClass);
  return (
    <RequestDialog
      title={say('Class of {name}', { name: record.name })}
      operation="UpdateTable"
      input={tableClassInput(record, tableClass)}
      submit={say('Update')}
      taken={say('DynamoDB makes {name} {classWord}.', { name: record.name, classWord: classWords[tableClass] })}
      onClose={onClose}
    >
      <FormField label={say('Table class')}>
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
      title={stream === undefined ? say('Stream of {name}', { name: record.name }) : say('Switch off the stream of {name}?', { name: record.name })}
      operation="UpdateTable"
      input={streamInput(record, view.value)}
      submit={stream === undefined ? say('Switch on') : say('Switch off')}
      taken={stream === undefined ? say('DynamoDB begins a stream for {name}.', { name: record.name }) : say('DynamoDB ends the stream of {name}.', { name: record.name })}
      onClose={onClose}
    >
      {stream === undefined ? (
        <FormField label={say('Each record holds')} description={say('A stream’s view can’t be changed later, only switched off and on again.')}>
          <Select
            options={offered}
            selectedOption={view}
            onChange={({ detail }) => setView(offered.find(({ value }) => value === detail.selectedOption.value) ?? view)}
          />
        </FormField>
      ) : (
        <p>{say('Records of the stream can be read for 24 hours more. Switched on again, it is a new stream.')}</p>
      )}
    </RequestDialog>
  );
}

export function EncryptionDialog({ record, onClose }: ChangeDialogProps) {
  const turnsOn = record.encryption === undefined;
  return (
    <RequestDialog
      title={say('Encryption of {name}', { name: record.name })}
      operation="UpdateTable"
      input={encryptionInput(record, turnsOn)}
      submit={turnsOn ? say('Use the account’s key') : say('Use DynamoDB’s key')}
      taken={say('DynamoDB changes the key that {name} is encrypted with.', { name: record.name })}
      onClose={onClose}
    >
      <p>
        {turnsOn
          ? say('The table is encrypted with a key that DynamoDB owns. With the account’s key at KMS, its use can be seen and audited there.')
          : say('The table is encrypted with the account’s key at KMS. With the key that DynamoDB owns there is nothing to look after.')}
      </p>
    </RequestDialog>
  );
}

export function ProtectionDialog({ record, onClose }: ChangeDialogProps) {
  const turnsOn = !record.deletionProtection;
  return (
    <RequestDialog
      title={turnsOn ? say('Protect {name}?', { name: record.name }) : say('Stop protecting {name}?', { name: record.name })}
      operation="UpdateTable"
      input={protectionInput(record, turnsOn)}
      submit={turnsOn ? say('Turn on') : say('Turn off')}
      taken={turnsOn ? say('Deletion protection of {name} is on.', { name: record.name }) : say('Deletion protection of {name} is off.', { name: record.name })}
      onClose={onClose}
    >
      <p>{turnsOn ? say('DeleteTable is refused from now on, until this is turned off.') : say('DeleteTable works again.')}</p>
    </RequestDialog>
  );
}
