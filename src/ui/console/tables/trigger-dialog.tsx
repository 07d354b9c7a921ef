/** Makes a trigger or sets one anew: what the function is, what it is sent, and what becomes of what fails. */
import { useState } from 'react';
import type { TableRecord } from '#engine';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { createTriggerInput, type DescribedTrigger, emptyForm, formOf, type FunctionKind, type TriggerForm, updateTriggerInput } from '#session/triggers.ts';
import { RequestDialog } from './request-dialog.tsx';

export interface TriggerDialogProps {
  readonly record: TableRecord;
  /** The one that is set anew; absent: a new one is made. */
  readonly trigger: DescribedTrigger | undefined;
  readonly onClose: () => void;
}

interface FieldsProps {
  readonly form: TriggerForm;
  readonly isNew: boolean;
  readonly onChange: (change: Partial<TriggerForm>) => void;
}

export function TriggerDialog({ record, trigger, onClose }: TriggerDialogProps) {
  const [form, setForm] = useState(() => (trigger === undefined ? emptyForm : formOf(trigger)));
  const fields = { form, isNew: trigger === undefined, onChange: (change: Partial<TriggerForm>) => setForm({ ...form, ...change }) };
  return (
    <RequestDialog
      title={trigger === undefined ? `New trigger of ${record.name}` : `Trigger ${trigger.FunctionName}`}
      operation={trigger === undefined ? 'CreateTrigger' : 'UpdateTrigger'}
      input={trigger === undefined ? createTriggerInput(record.name, form) : updateTriggerInput(trigger.UUID, form)}
      submit={trigger === undefined ? 'Create trigger' : 'Save'}
      blocked={form.functionName === '' ? 'Name the function first.' : undefined}
      taken={trigger === undefined ? `Changes of ${record.name} go to ${form.functionName}.` : `${form.functionName} is set anew.`}
      onClose={onClose}
    >
      <FunctionFields {...fields} />
      <ExpandableSection headerText="Batches">
        <BatchFields {...fields} />
      </ExpandableSection>
      <ExpandableSection headerText="When it fails">
        <FailureFields {...fields} />
      </ExpandableSection>
    </RequestDialog>
  );
}

const kinds: readonly { readonly value: FunctionKind; readonly label: string; readonly description: string }[] = [
  { value: 'succeeds', label: 'Always succeeds', description: 'It takes 50 ms and does nothing.' },
  { value: 'fails', label: 'Fails on some items', description: 'The same records fail each time.' },
  { value: 'code', label: 'Your own code', description: 'TypeScript, in the sandbox, with the AWS SDK.' },
];

function FunctionFields({ form, isNew, onChange }: FieldsProps) {
  return (
    <SpaceBetween size="m">
      {isNew && (
        <FormField label="Function" description="A name for what is invoked.">
          <Input value={form.functionName} onChange={({ detail }) => onChange({ functionName: detail.value })} />
        </FormField>
      )}
      <FormField label="What it does">
        <RadioGroup
          value={form.kind}
          items={kinds.map((kind) => ({ ...kind }))}
          onChange={({ detail }) => onChange({ kind: kinds.find(({ value }) => value === detail.value)?.value ?? 'succeeds' })}
        />
      </FormField>
      {form.kind === 'fails' && <ScriptFields form={form} isNew={isNew} onChange={onChange} />}
      {form.kind === 'code' && (
        <FormField label="Code" description="It exports handler(event). What it asks of DynamoDB stands in your history." stretch>
          <Textarea value={form.code} rows={12} spellcheck={false} onChange={({ detail }) => onChange({ code: detail.value })} />
        </FormField>
      )}
    </SpaceBetween>
  );
}

const failures = [
  { value: 'ERROR', label: 'Throws an error' },
  { value: 'TIMEOUT', label: 'Runs into its time-out' },
  { value: 'ITEM_FAILURES', label: 'Names the records that failed' },
] as const;

function ScriptFields({ form, onChange }: FieldsProps) {
  return (
    <div className="tables-pair">
      <FormField label="Fails on records that match" description="A filter pattern.">
        <Textarea value={form.failsOn} rows={3} spellcheck={false} onChange={({ detail }) => onChange({ failsOn: detail.value })} />
      </FormField>
      <FormField label="How">
        <Select
          selectedOption={failures.find(({ value }) => value === form.failure) ?? failures[0]}
          options={failures}
          onChange={({ detail }) => onChange({ failure: failures.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'ERROR' })}
        />
      </FormField>
    </div>
  );
}

const positions = [
  { value: 'LATEST', label: 'LATEST', description: 'What is written from now on.' },
  { value: 'TRIM_HORIZON', label: 'TRIM_HORIZON', description: 'All that the stream still has.' },
] as const;

interface NumberFieldProps extends FieldsProps {
  readonly name: 'batchSize' | 'window' | 'parallelization' | 'retries' | 'age' | 'timeout';
  readonly label: string;
  readonly constraint: string;
  readonly isFixed?: boolean;
}

function NumberField({ form, name, label, constraint, isFixed = false, onChange }: NumberFieldProps) {
  return (
    <FormField label={label} constraintText={constraint}>
      <Input value={form[name]} disabled={isFixed} inputMode="numeric" onChange={({ detail }) => onChange({ [name]: detail.value })} />
    </FormField>
  );
}

function BatchFields(fields: FieldsProps) {
  const { form, isNew, onChange } = fields;
  return (
    <SpaceBetween size="m">
      <div className="tables-pair">
        <NumberField {...fields} name="batchSize" label="Batch size, records" constraint="From 1 to 10,000." />
        <NumberField {...fields} name="window" label="Batching window, s" constraint="From 0 to 300." />
        <NumberField {...fields} name="parallelization" label="Batches at a time, per shard" constraint="From 1 to 10; stays as it is made." isFixed={!isNew} />
        {isNew && (
          <FormField label="Starting position">
            <Select
              selectedOption={positions.find(({ value }) => value === form.position) ?? positions[0]}
              options={positions}
              onChange={({ detail }) => onChange({ position: detail.selectedOption.value === 'TRIM_HORIZON' ? 'TRIM_HORIZON' : 'LATEST' })}
            />
          </FormField>
        )}
      </div>
      <FormField label="Filters" description="Up to five patterns, one a line. What matches none is dropped." stretch>
        <Textarea value={form.filters} rows={3} placeholder={'{"eventName":["INSERT"]}'} spellcheck={false} onChange={({ detail }) => onChange({ filters: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}

function FailureFields(fields: FieldsProps) {
  const { form, onChange } = fields;
  return (
    <SpaceBetween size="m">
      <div className="tables-pair">
        <NumberField {...fields} name="retries" label="Retries" constraint="From 0 to 10,000; -1: until the records expire." />
        <NumberField {...fields} name="age" label="Maximum age of a record, s" constraint="From 60 to 604,800; -1: none." />
        <NumberField {...fields} name="timeout" label="Time-out, s" constraint="From 1 to 900." />
        <FormField label="Destination on failure" description="Told where discarded records were.">
          <Input value={form.destination} onChange={({ detail }) => onChange({ destination: detail.value })} />
        </FormField>
      </div>
      <Checkbox checked={form.bisects} description="A batch that fails is sent again as two halves." onChange={({ detail }) => onChange({ bisects: detail.checked })}>
        Split a batch on error
      </Checkbox>
      <Checkbox
        checked={form.reportsItemFailures}
        description="The function returns batchItemFailures, and only what follows the first of them is sent again."
        onChange={({ detail }) => onChange({ reportsItemFailures: detail.checked })}
      >
        Report batch item failures
      </Checkbox>
    </SpaceBetween>
  );
}
