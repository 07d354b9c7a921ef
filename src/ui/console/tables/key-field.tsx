/** An attribute of a key: its name and its type. An attribute that is a key elsewhere has the type it has there. */
import type { ReactNode } from 'react';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { type KeyType, typeOfKey } from '#session/create-table-form.ts';
import { attributeWarning } from '#session/create-table-form-checks.ts';
import { type KeyAttribute, keyTypeNames } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import './key-field.css';

export interface KeyFieldProps {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly attribute: KeyAttribute;
  /** Attributes of keys that come before this one. */
  readonly defined: readonly KeyAttribute[];
  readonly onChange: (attribute: KeyAttribute) => void;
  readonly onRemove?: (() => void) | undefined;
}

const types = Object.entries(keyTypeNames).map(([value, label]) => ({ value, label: `${label} (${value})` }));

export function KeyField(props: KeyFieldProps) {
  const { label, isOptional = false, description, placeholder, attribute, defined, onChange, onRemove } = props;
  const fixedType = typeOfKey(defined, attribute.name);
  const type = fixedType ?? attribute.type;
  return (
    <div className="key-field">
      <FormField
        label={isOptional ? <Optional label={label} /> : label}
        description={description}
        warningText={attributeWarning(attribute.name)}
      >
        <Input
          value={attribute.name}
          onChange={({ detail }) => onChange({ ...attribute, name: detail.value })}
          {...(placeholder === undefined ? {} : { placeholder })}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
      <FormField
        label={
          <>
            {say('Type')}<span className="visually-hidden">{` ${say('of {label}', { label })}`}</span>
            {fixedType !== undefined && <i className="key-field-optional"> {say('as elsewhere')}</i>}
          </>
        }
      >
        <Select
          options={types}
          selectedOption={types.find(({ value }) => value === type) ?? null}
          disabled={fixedType !== undefined}
          onChange={({ detail }) => onChange({ ...attribute, type: (detail.selectedOption.value ?? 'S') as KeyType })}
        />
      </FormField>
      {onRemove !== undefined && <Button formAction="none" iconName="close" variant="icon" ariaLabel={say('Remove {label}', { label })} onClick={onRemove} />}
    </div>
  );
}

export function Optional({ label }: { readonly label: string }) {
  return (
    <>
      {label} <i className="key-field-optional">{say('optional')}</i>
    </>
  );
}
