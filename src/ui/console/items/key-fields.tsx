/** The key condition of a Query: every partition key by equality, the sort key by a range if wanted. */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { TableRecord } from '#engine';
import { type ExploreForm, type KeyOperator, keyOperators, keyOperatorsFor, noCondition, operandsOf, type SortCondition } from '#session/explore-form.ts';
import { type KeyAttribute, sourceOf } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';

export interface KeyFieldsProps {
  readonly table: TableRecord;
  readonly form: ExploreForm;
  readonly missing: readonly string[];
  readonly onChange: (form: Partial<ExploreForm>) => void;
}

export function KeyFields({ table, form, missing, onChange }: KeyFieldsProps) {
  const { partition, sort } = sourceOf(table, form.indexName).key;
  return (
    <>
      {partition.map((attribute, at) => (
        <div className="read-form-partition" key={attribute.name}>
          <FormField
            label={<KeyLabel role="Partition key" attribute={attribute} />}
            stretch
            errorText={missing.includes(attribute.name) && say('A Query needs a value for the partition key.')}
          >
            <KeyInput
              attribute={attribute}
              value={form.partition[at] ?? ''}
              onChange={(value) => onChange({ partition: partition.map((_, other) => (other === at ? value : (form.partition[other] ?? ''))) })}
            />
          </FormField>
        </div>
      ))}
      {sort.map((attribute, at) => (
        <SortFields
          key={attribute.name}
          attribute={attribute}
          condition={form.sort[at] ?? noCondition}
          onChange={(changed) => onChange({ sort: sort.map((_, other) => (other === at ? changed : (form.sort[other] ?? noCondition))) })}
        />
      ))}
    </>
  );
}

function KeyLabel({ role, attribute }: { readonly role: string; readonly attribute: KeyAttribute }) {
  return (
    <span className="read-form-key">
      {role} <b>{attribute.name}</b>
    </span>
  );
}

const hints = { S: '', N: say('Number'), B: 'Base64' } as const;

interface KeyInputProps {
  readonly attribute: KeyAttribute;
  readonly value: string;
  readonly label?: string;
  readonly hint?: string;
  readonly onChange: (value: string) => void;
}

const KeyInput = ({ attribute, value, label, hint = hints[attribute.type], onChange }: KeyInputProps) => (
  <Input
    value={value}
    placeholder={hint}
    {...(label === undefined ? {} : { ariaLabel: label })}
    onChange={({ detail }) => onChange(detail.value)}
    autoComplete={false}
    spellcheck={false}
  />
);

interface SortFieldsProps {
  readonly attribute: KeyAttribute;
  readonly condition: SortCondition;
  readonly onChange: (condition: SortCondition) => void;
}

function SortFields({ attribute, condition, onChange }: SortFieldsProps) {
  const { name, type } = attribute;
  const operators = keyOperatorsFor(type).map((value) => ({ value, label: keyOperators[value] }));
  const isRange = operandsOf(condition.operator) === 2;
  return (
    <div className="read-form-sort">
      <FormField label={<KeyLabel role="Sort key" attribute={attribute} />} stretch>
        <div className="read-form-sort-parts" data-range={isRange}>
          <Select
            ariaLabel={say('Condition on {name}', { name })}
            options={operators}
            selectedOption={operators.find(({ value }) => value === condition.operator) ?? operators[0]!}
            onChange={({ detail }) => onChange({ ...condition, operator: detail.selectedOption.value as KeyOperator })}
          />
          <KeyInput
            attribute={attribute}
            label={isRange ? say('{name} from', { name }) : say('Value of {name}', { name })}
            hint={isRange ? say('from') : say('any')}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
          {isRange && (
            <KeyInput attribute={attribute} label={say('{name} to', { name })} hint={say('to')} value={condition.upper} onChange={(upper) => onChange({ ...condition, upper })} />
          )}
        </div>
      </FormField>
    </div>
  );
}
