/** Switches time to live on, by an attribute of the items, and off again. */
import { useState } from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { timeToLiveInput } from '#session/tables-change.ts';
import { say } from '#texts/say.ts';
import type { ChangeDialogProps } from './capacity-dialog.tsx';
import { RequestDialog } from './request-dialog.tsx';

export function TimeToLiveDialog({ record, onClose }: ChangeDialogProps) {
  const { attributeName } = record.timeToLive ?? {};
  const turnsOn = attributeName === undefined;
  const [name, setName] = useState(attributeName ?? '');
  return (
    <RequestDialog
      title={turnsOn ? say('Time to live of {name}', { name: record.name }) : say('Switch off time to live of {name}?', { name: record.name })}
      operation="UpdateTimeToLive"
      input={timeToLiveInput(record, name, turnsOn)}
      submit={turnsOn ? say('Turn on') : say('Turn off')}
      blocked={name === '' ? say('Name the attribute first.') : undefined}
      taken={turnsOn ? say('Items of {name} go some time after the moment in {attribute}.', {
        name: record.name,
        attribute: name,
      }) : say('Items of {name} stay.', { name: record.name })}
      onClose={onClose}
    >
      {turnsOn ? (
        <FormField label={say('Attribute')} description={say('A Number: the second since 1970 after which an item may go. It goes within days, not at that second.')}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      ) : (
        <p>{say('Nothing is deleted any more because of {attributeName}. It can’t be switched again for an hour.', { attributeName })}</p>
      )}
    </RequestDialog>
  );
}
