/** What of the items comes back, in which order, and how many are read for a page. */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { TableRecord } from '#engine';
import { firstForm } from '#session/explore-desk.ts';
import type { ExploreForm } from '#session/explore-form.ts';
import { sourceOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';

export interface ReadOptionsProps {
  readonly table: TableRecord;
  readonly form: ExploreForm;
  readonly onChange: (form: Partial<ExploreForm>) => void;
}

const answers = [
  { value: 'all', label: say('Every attribute') },
  { value: 'some', label: say('Some attributes') },
  { value: 'count', label: say('Only how many') },
];
const orders = [
  { value: 'up', label: say('Ascending') },
  { value: 'down', label: say('Descending') },
];

/** How many options are not as they are at first. */
export const optionsSet = ({ kind, answer, descending, limit }: ExploreForm): number =>
  [answer !== firstForm.answer, kind === 'query' && descending, limit.trim() !== firstForm.limit].filter(Boolean).length;

export function ReadOptions({ table, form, onChange }: ReadOptionsProps) {
  const index = table.indexes.find(({ name }) => name === form.indexName);
  const [sort] = sourceOf(table, form.indexName).key.sort;
  return (
    <section aria-label={say('Options')} className="tables-pair">
      <FormField label={say('Return')} description={index === undefined || index.projection.type === 'ALL' ? undefined : say('The index holds only some of them.')} stretch>
        <Select
          options={answers}
          selectedOption={answers.find(({ value }) => value === form.answer)!}
          onChange={({ detail }) => onChange({ answer: detail.selectedOption.value as ExploreForm['answer'] })}
        />
      </FormField>
      {form.answer === 'some' && (
        <FormField label={say('Attributes')} description={say('With commas between them. It costs the same.')} stretch>
          <Input value={form.attributes} placeholder="status, total" onChange={({ detail }) => onChange({ attributes: detail.value })} autoComplete={false} spellcheck={false} />
        </FormField>
      )}
      {form.kind === 'query' && sort !== undefined && (
        <FormField label={say('Order of {name}', { name: sort.name })} stretch>
          <Select
            options={orders}
            selectedOption={orders[form.descending ? 1 : 0]!}
            onChange={({ detail }) => onChange({ descending: detail.selectedOption.value === 'down' })}
          />
        </FormField>
      )}
      <FormField label={say('Limit')} description={say('Items read for a page, before filters. Empty: up to 1 MB.')} stretch>
        <Input value={form.limit} inputMode="numeric" onChange={({ detail }) => onChange({ limit: detail.value })} autoComplete={false} />
      </FormField>
    </section>
  );
}
