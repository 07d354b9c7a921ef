/** Read and write units as two fields beside each other: provisioned, or a maximum of an on-demand table. */
import type { ReactNode } from 'react';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { UnitsForm } from '#session/create-table-form.ts';
import { maximumWarning, readUnitsWarning, writeUnitsWarning } from '#session/create-table-form-checks.ts';
import { say } from '#texts/say.ts';
import { Optional } from './key-field.tsx';

export interface UnitsFieldsProps {
  readonly kind: 'provisioned' | 'maximum';
  readonly units: UnitsForm;
  readonly onChange: (units: UnitsForm) => void;
  /** Whose units they are, for screen readers, where there are several. */
  readonly of?: string;
}

export function UnitsFields({ kind, units, onChange, of }: UnitsFieldsProps) {
  const isMaximum = kind === 'maximum';
  const whose = of === undefined ? '' : ` ${say('of {whose}', { whose: of })}`;
  const label = (name: string): ReactNode => (
    <>
      {isMaximum ? <Optional label={name} /> : name}
      {whose !== '' && <span className="visually-hidden">{whose}</span>}
    </>
  );
  return (
    <div className="tables-pair">
      <FormField
        label={label(isMaximum ? say('Maximum read units') : say('Read capacity units (RCU)'))}
        constraintText={isMaximum && say('A second. Empty: no maximum.')}
        warningText={isMaximum ? maximumWarning(units.read) : readUnitsWarning(units)}
      >
        <Input value={units.read} inputMode="numeric" onChange={({ detail }) => onChange({ ...units, read: detail.value })} />
      </FormField>
      <FormField
        label={label(isMaximum ? say('Maximum write units') : say('Write capacity units (WCU)'))}
        constraintText={isMaximum && say('A second. Empty: no maximum.')}
        warningText={isMaximum ? maximumWarning(units.write) : writeUnitsWarning(units)}
      >
        <Input value={units.write} inputMode="numeric" onChange={({ detail }) => onChange({ ...units, write: detail.value })} />
      </FormField>
    </div>
  );
}

/** Few tables need a maximum, so it is out of the way until one is set. */
export function MaximumFields({ units, onChange, of }: Omit<UnitsFieldsProps, 'kind'>) {
  const isSet = units.read !== '' || units.write !== '';
  return (
    <ExpandableSection headerText={say('Maximum throughput')} headingTagOverride="h3" defaultExpanded={isSet} {...(of === undefined ? {} : { headerAriaLabel: say('Maximum throughput of {name}', { name: of }) })}>
      <UnitsFields kind="maximum" units={units} onChange={onChange} {...(of === undefined ? {} : { of })} />
    </ExpandableSection>
  );
}
