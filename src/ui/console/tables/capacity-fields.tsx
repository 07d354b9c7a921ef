/** How a table is paid for: by request, or by provided units. */
import RadioGroup from '@cloudscape-design/components/radio-group';
import FormField from '@cloudscape-design/components/form-field';
import type { BillingMode, UnitsForm } from '#session/create-table-form.ts';
import { say } from '#texts/say.ts';
import { MaximumFields, UnitsFields } from './units-fields.tsx';

export interface CapacityChoice {
  readonly billingMode: BillingMode;
  readonly provisioned: UnitsForm;
  readonly maximum: UnitsForm;
}

export interface CapacityFieldsProps<T extends CapacityChoice> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const modes = [
  { value: 'PAY_PER_REQUEST', label: say('On-demand'), description: say('Every request is paid for. No capacity to plan.') },
  { value: 'PROVISIONED', label: say('Provisioned'), description: say('So many units a second are provided, and paid for by the hour, used or not.') },
];

export function CapacityFields<T extends CapacityChoice>({ value, onChange }: CapacityFieldsProps<T>) {
  const isProvisioned = value.billingMode === 'PROVISIONED';
  return (
    <div className="tables-stack">
      <FormField label={say('Capacity mode')}>
        <RadioGroup
          items={modes}
          value={value.billingMode}
          onChange={({ detail }) => onChange({ ...value, billingMode: detail.value as BillingMode })}
        />
      </FormField>
      {isProvisioned ? (
        <UnitsFields kind="provisioned" units={value.provisioned} onChange={(provisioned) => onChange({ ...value, provisioned })} />
      ) : (
        <MaximumFields units={value.maximum} onChange={(maximum) => onChange({ ...value, maximum })} />
      )}
    </div>
  );
}
