/** Switches time to live on, by an attribute of the items, and off again. */
import { useState } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { timeToLiveInput } from '#session/tables-change.ts';
import type { ChangeDialogProps } from './capacity-dialog.tsx';
import { RequestDialog } from './request-dialog.tsx';

export function TimeToLiveDialog({ record, onClose }: ChangeDialogProps) {
  const { attributeName } = record.timeToLive ?? {};
  const turnsOn = attributeName === undefined;
  const [name, setName] = useState(attributeName ?? '');
  return (
    <RequestDialog
      title={turnsOn ? `Time to live of ${record.name}` : `Switch off time to live of ${record.name}?`}
      operation="UpdateTimeToLive"
      input={timeToLiveInput(record, name, turnsOn)}
      submit={turnsOn ? 'Turn on' : 'Turn off'}
      blocked={name === '' ? 'Name the attribute first.' : undefined}
      taken={turnsOn ? `Items of ${record.name} go some time after the moment in ${name}.` : `Items of ${record.name} stay.`}
      onClose={onClose}
    >
      {turnsOn ? (
        <FormField label="Attribute" description="A Number: the second since 1970 after which an item may go. It goes within days, not at that second.">
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      ) : (
        <p>Nothing is deleted any more because of {attributeName}. It can’t be switched again for an hour.</p>
      )}
    </RequestDialog>
  );
}
