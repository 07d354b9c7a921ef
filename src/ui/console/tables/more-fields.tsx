/** What few tables need: class, stream, encryption, protection, tags. */
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import type { CreateTableForm, StreamViewType, TableClass } from '#session/create-table-form.ts';
import { say } from '#texts/say.ts';
import { TagFields } from './tag-fields.tsx';

export interface MoreFieldsProps {
  readonly form: CreateTableForm;
  readonly onChange: (form: CreateTableForm) => void;
}

export const tableClasses = [
  { value: 'STANDARD', label: say('DynamoDB Standard'), description: say('For most tables.') },
  {
    value: 'STANDARD_INFREQUENT_ACCESS',
    label: say('DynamoDB Standard-IA'),
    description: say('Storage costs less, requests cost more: for tables that are stored more than they are read.'),
  },
];

export const streamViews: readonly { readonly value: StreamViewType | 'off'; readonly label: string }[] = [
  { value: 'off', label: say('Off') },
  { value: 'NEW_AND_OLD_IMAGES', label: say('New and old images') },
  { value: 'NEW_IMAGE', label: say('New image') },
  { value: 'OLD_IMAGE', label: say('Old image') },
  { value: 'KEYS_ONLY', label: say('Keys only') },
];

export function MoreFields({ form, onChange }: MoreFieldsProps) {
  return (
    <div className="tables-stack">
      <FormField label={say('Table class')}>
        <RadioGroup
          items={tableClasses}
          value={form.tableClass}
          onChange={({ detail }) => onChange({ ...form, tableClass: detail.value as TableClass })}
        />
      </FormField>
      <FormField label={say('Stream')} description={say('A record of every change, for 24 hours.')}>
        <Select
          options={streamViews}
          selectedOption={streamViews.find(({ value }) => value === form.stream) ?? null}
          onChange={({ detail }) => onChange({ ...form, stream: detail.selectedOption.value as CreateTableForm['stream'] })}
        />
      </FormField>
      <Toggle
        checked={form.isEncryptedByKms}
        onChange={({ detail }) => onChange({ ...form, isEncryptedByKms: detail.checked })}
        description={say('Every table is encrypted at rest; by itself, with a key that DynamoDB owns.')}
      >
        {say('Encrypt with the account’s key at KMS')}
      </Toggle>
      <Toggle
        checked={form.isProtected}
        onChange={({ detail }) => onChange({ ...form, isProtected: detail.checked })}
        description={say('DeleteTable is refused until this is turned off.')}
      >
        {say('Deletion protection')}
      </Toggle>
      <div className="index-fields-list">
        <p>
          <b>{say('Tags')}</b>
        </p>
        <TagFields tags={form.tags} onChange={(tags) => onChange({ ...form, tags })} />
      </div>
    </div>
  );
}
