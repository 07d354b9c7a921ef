/** What of the items comes back, in which order, and how many are read at once. */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import type { ExploreForm } from '#session/explore-form.ts';

export interface MoreFieldsProps {
  readonly form: ExploreForm;
  readonly onChange: (change: Partial<ExploreForm>) => void;
}

const answers = [
  { value: 'all', label: 'All attributes' },
  { value: 'some', label: 'Some attributes' },
  { value: 'count', label: 'Only the count' },
];

export function MoreFields({ form, onChange }: MoreFieldsProps) {
  return (
    <div className="explore-grid">
      <FormField label="What comes back">
        <Select
          options={answers}
          selectedOption={answers.find(({ value }) => value === form.answer) ?? answers[0]!}
          onChange={({ detail }) => onChange({ answer: detail.selectedOption.value as ExploreForm['answer'] })}
        />
      </FormField>
      {form.answer === 'some' && (
        <FormField label="Attributes" constraintText="Names with commas between them. The whole item is read and paid for.">
          <Input value={form.attributes} onChange={({ detail }) => onChange({ attributes: detail.value })} />
        </FormField>
      )}
      <FormField label={<>Limit <i>optional</i></>} constraintText="Items read for one page. Empty: as many as fit in 1 MB.">
        <Input inputMode="numeric" value={form.limit} onChange={({ detail }) => onChange({ limit: detail.value })} />
      </FormField>
      {form.kind === 'query' && (
        <FormField label="Order">
          <Toggle checked={form.descending} onChange={({ detail }) => onChange({ descending: detail.checked })}>
            Highest sort key first
          </Toggle>
        </FormField>
      )}
    </div>
  );
}
