/** The form of one secondary index. */
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { BillingMode, IndexForm, ProjectionType } from '#session/create-table-form.ts';
import { nameWarning } from '#session/create-table-form-checks.ts';
import type { KeyAttribute } from '#session/table-keys.ts';
import { say } from '#texts/say.ts';
import { KeyField } from './key-field.tsx';
import { MaximumFields, UnitsFields } from './units-fields.tsx';
import './index-fields.css';

export interface IndexFieldsProps {
  readonly index: IndexForm;
  /** Attributes of keys that come before this index. */
  readonly defined: readonly KeyAttribute[];
  /** Names of the other indexes. */
  readonly taken: readonly string[];
  /** Of the table; a local index has the same partition key. */
  readonly partition: KeyAttribute;
  readonly billingMode: BillingMode;
  readonly onChange: (index: IndexForm) => void;
}

const projections = [
  { value: 'ALL', label: say('All attributes'), description: say('Answers everything by itself, and stores everything twice.') },
  { value: 'KEYS_ONLY', label: say('Keys only'), description: say('The keys of the index and of the table.') },
  { value: 'INCLUDE', label: say('Keys and named attributes'), description: say('What the queries of this index need.') },
];

/** Attributes of one kind that the key of a global index has at most. Source: reference 1.53. */
const attributesMax = 4;

export function IndexFields({ index, defined, taken, partition, billingMode, onChange }: IndexFieldsProps) {
  const isGlobal = index.kind === 'global';
  const name = index.name === '' ? say('the index') : index.name;
  return (
    <div className="index-fields">
      <FormField label={say('Index name')} warningText={nameWarning(index.name, taken, 'index')}>
        <Input
          value={index.name}
          onChange={({ detail }) => onChange({ ...index, name: detail.value })}
          placeholder="byStatus"
          // A new index is what the learner goes on with.
          autoFocus={index.name === ''}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
      {isGlobal ? (
        <KeyList
          label={say('Partition key')}
          attributes={index.partition}
          defined={defined}
          min={1}
          onChange={(attributes) => onChange({ ...index, partition: attributes })}
        />
      ) : (
        <p className="tables-note">{partition.name === ''
          ? say('The partition key is the table’s.')
          : say('The partition key is the table’s, {name}.', { name: partition.name })}</p>
      )}
      <KeyList
        label={say('Sort key')}
        isOptional={isGlobal}
        attributes={index.sort}
        defined={[...defined, ...index.partition]}
        min={1}
        max={isGlobal ? attributesMax : 1}
        onChange={(attributes) => onChange({ ...index, sort: attributes })}
      />
      <FormField label={say('Projection')}>
        <RadioGroup
          items={projections}
          value={index.projection}
          onChange={({ detail }) => onChange({ ...index, projection: detail.value as ProjectionType })}
        />
      </FormField>
      {index.projection === 'INCLUDE' && (
        <NonKeyAttributes names={index.nonKeyAttributes} onChange={(nonKeyAttributes) => onChange({ ...index, nonKeyAttributes })} />
      )}
      {isGlobal &&
        (billingMode === 'PROVISIONED' ? (
          <UnitsFields kind="provisioned" of={name} units={index.provisioned} onChange={(provisioned) => onChange({ ...index, provisioned })} />
        ) : (
          <MaximumFields of={name} units={index.maximum} onChange={(maximum) => onChange({ ...index, maximum })} />
        ))}
    </div>
  );
}

interface KeyListProps {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly attributes: readonly KeyAttribute[];
  readonly defined: readonly KeyAttribute[];
  readonly min: number;
  readonly max?: number;
  readonly onChange: (attributes: readonly KeyAttribute[]) => void;
}

function KeyList({ label, isOptional = false, attributes, defined, min, max = attributesMax, onChange }: KeyListProps) {
  return (
    <div className="index-fields-list">
      {attributes.map((attribute, at) => (
        <KeyField
          key={at}
          label={at === 0 ? label : say('{label}, attribute {at}', { label, at: at + 1 })}
          isOptional={isOptional && at === 0}
          attribute={attribute}
          defined={[...defined, ...attributes.slice(0, at)]}
          onChange={(changed) => onChange(attributes.map((other, i) => (i === at ? changed : other)))}
          onRemove={attributes.length > min && at > 0 ? () => onChange(attributes.filter((_, i) => i !== at)) : undefined}
        />
      ))}
      {attributes.length < max && attributes.every(({ name }) => name !== '') && (
        <Button formAction="none" variant="inline-link" onClick={() => onChange([...attributes, { name: '', type: 'S' }])} ariaLabel={say('Add an attribute to the {label}', { label: label.toLowerCase() })}>
          {say('Add attribute')}
        </Button>
      )}
    </div>
  );
}

function NonKeyAttributes({ names, onChange }: { readonly names: readonly string[]; readonly onChange: (names: readonly string[]) => void }) {
  return (
    <div className="index-fields-list">
      {names.map((name, at) => (
        <div className="index-fields-name" key={at}>
          <FormField label={at === 0 ? say('Attributes') : <span className="visually-hidden">{say('Attribute {at}', { at: at + 1 })}</span>}>
            <Input
              value={name}
              onChange={({ detail }) => onChange(names.map((other, i) => (i === at ? detail.value : other)))}
              autoComplete={false}
              spellcheck={false}
            />
          </FormField>
          {names.length > 1 && (
            <Button formAction="none" iconName="close" variant="icon" ariaLabel={say('Remove attribute {at}', { at: name === '' ? at + 1 : name })} onClick={() => onChange(names.filter((_, i) => i !== at))} />
          )}
        </div>
      ))}
      <Button formAction="none" variant="inline-link" onClick={() => onChange([...names, ''])} ariaLabel={say('Add an attribute to the projection')}>
        {say('Add attribute')}
      </Button>
    </div>
  );
}
