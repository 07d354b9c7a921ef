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
import { say } from '#texts/say.ts';
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
      title={trigger === undefined ? say('New trigger of {name}', { name: record.name }) : say('Trigger {functionName}', { functionName: trigger.FunctionName })}
      operation={trigger === undefined ? 'CreateTrigger' : 'UpdateTrigger'}
      input={trigger === undefined ? createTriggerInput(record.name, form) : updateTriggerInput(trigger.UUID, form)}
      submit={trigger === undefined ? say('Create trigger') : say('Save')}
      blocked={form.functionName === '' ? say('Name the function first.') : undefined}
      taken={trigger === undefined ? say('Changes of {name} go to {functionName}.', {
        name: record.name,
        functionName: form.functionName,
      }) : say('{functionName} is set anew.', { functionName: form.functionName })}
      onClose={onClose}
    >
      <FunctionFields {...fields} />
      <ExpandableSection headerText={say('Batches')}>
        <BatchFields {...fields} />
      </ExpandableSection>
      <ExpandableSection headerText={say('When it fails')}>
        <FailureFields {...fields} />
      </ExpandableSection>
    </RequestDialog>
  );
}

const kinds: readonly { readonly value: FunctionKind; readonly label: string; readonly description: string }[] = [
  { value: 'succeeds', label: say('Always succeeds'), description: say('It takes 50 ms and does nothing.') },
  { value: 'fails', label: say('Fails on some items'), description: say('The same records fail each time.') },
  { value: 'code', label: say('Your own code'), description: say('TypeScript, in the sandbox, with the AWS SDK.') },
];

function FunctionFields({ form, isNew, onChange }: FieldsProps) {
  return (
    <SpaceBetween size="m">
      {isNew && (
        <FormField label={say('Function')} description={say('A name for what is invoked.')}>
          <Input value={form.functionName} onChange={({ detail }) => onChange({ functionName: detail.value })} />
        </FormField>
      )}
      <FormField label={say('What it does')}>
        <RadioGroup
          value={form.kind}
          items={kinds.map((kind) => ({ ...kind }))}
          onChange={({ detail }) => onChange({ kind: kinds.find(({ value }) => value === detail.value)?.value ?? 'succeeds' })}
        />
      </FormField>
      {form.kind === 'fails' && <ScriptFields form={form} isNew={isNew} onChange={onChange} />}
      {form.kind === 'code' && (
        <FormField label={say('Code')} description={say('It exports handler(event). What it asks of DynamoDB stands in your history.')} stretch>
          <Textarea value={form.code} rows={12} spellcheck={false} onChange={({ detail }) => onChange({ code: detail.value })} />
        </FormField>
      )}
    </SpaceBetween>
  );
}

const failures = [
  { value: 'ERROR', label: say('Throws an error') },
  { value: 'TIMEOUT', label: say('Runs into its time-out') },
  { value: 'ITEM_FAILURES', label: say('Names the records that failed') },
] as const;

function ScriptFields({ form, onChange }: FieldsProps) {
  return (
    <div className="tables-pair">
      <FormField label={say('Fails on records that match')} description={say('A filter pattern.')}>
        <Textarea value={form.failsOn} rows={3} spellcheck={false} onChange={({ detail }) => onChange({ failsOn: detail.value })} />
      </FormField>
      <FormField label={say('How')}>
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
  { value: 'LATEST', label: 'LATEST', description: say('What is written from now on.') },
  { value: 'TRIM_HORIZON', label: 'TRIM_HORIZON', description: say('All that the stream still has.') },
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
        <NumberField {...fields} name="batchSize" label={say('Batch size, records')} constraint={say('From 1 to 10,000.')} />
        <NumberField {...fields} name="window" label={say('Batching window, s')} constraint={say('From 0 to 300.')} />
        <NumberField {...fields} name="parallelization" label={say('Batches at a time, per shard')} constraint={say('From 1 to 10; stays as it is made.')} isFixed={!isNew} />
        {isNew && (
          <FormField label={say('Starting position')}>
            <Select
              selectedOption={positions.find(({ value }) => value === form.position) ?? positions[0]}
              options={positions}
              onChange={({ detail }) => onChange({ position: detail.selectedOption.value === 'TRIM_HORIZON' ? 'TRIM_HORIZON' : 'LATEST' })}
            />
          </FormField>
        )}
      </div>
      <FormField label={say('Filters')} description={say('Up to five patterns, one a line. What matches none is dropped.')} stretch>
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
        <NumberField {...fields} name="retries" label={say('Retries')} constraint={say('From 0 to 10,000; -1: until the records expire.')} />
        <NumberField {...fields} name="age" label={say('Maximum age of a record, s')} constraint={say('From 60 to 604,800; -1: none.')} />
        <NumberField {...fields} name="timeout" label={say('Time-out, s')} constraint={say('From 1 to 900.')} />
        <FormField label={say('Destination on failure')} description={say('Told where discarded records were.')}>
          <Input value={form.destination} onChange={({ detail }) => onChange({ destination: detail.value })} />
        </FormField>
      </div>
      <Checkbox checked={form.bisects} description={say('A batch that fails is sent again as two halves.')} onChange={({ detail }) => onChange({ bisects: detail.checked })}>
        {say('Split a batch on error')}
      </Checkbox>
      <Checkbox
        checked={form.reportsItemFailures}
        description={say('The function returns batchItemFailures, and only what follows the first of them is sent again.')}
        onChange={({ detail }) => onChange({ reportsItemFailures: detail.checked })}
      >
        {say('Report batch item failures')}
      </Checkbox>
    </SpaceBetween>
  );
}
