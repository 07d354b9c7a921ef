/** The indexes of a table that is to be made. */
import Button from '@cloudscape-design/components/button';
import { type CreateTableForm, type IndexForm, keyAttributesOf, newIndexForm } from '#session/create-table-form.ts';
import { indexLimit } from '#session/create-table-form-checks.ts';
import { say } from '#texts/say.ts';
import { IndexFields } from './index-fields.tsx';

export interface IndexesFieldsProps {
  readonly form: CreateTableForm;
  readonly onChange: (form: CreateTableForm) => void;
}

export const kindWords = { local: say('Local index'), global: say('Global index') } as const;

export function IndexesFields({ form, onChange }: IndexesFieldsProps) {
  const { indexes } = form;
  const add = (kind: IndexForm['kind']): void => onChange({ ...form, indexes: [...indexes, newIndexForm(kind, indexes)] });
  const change = (changed: IndexForm): void =>
    onChange({ ...form, indexes: indexes.map((index) => (index.id === changed.id ? changed : index)) });
  const remove = (gone: IndexForm): void => onChange({ ...form, indexes: indexes.filter((index) => index !== gone) });
  return (
    <div className="tables-stack">
      {indexes.map((index, at) => (
        <section className="index-editor" key={index.id} aria-label={`${kindWords[index.kind]} ${index.name}`}>
          <div className="index-editor-head">
            <h3>{index.name === '' ? kindWords[index.kind] : `${kindWords[index.kind]} ${index.name}`}</h3>
            <Button formAction="none" ariaLabel={say('Remove {kindWord} {name}', {
              kindWord: kindWords[index.kind].toLowerCase(),
              name: index.name,
            })} onClick={() => remove(index)}>
              {say('Remove')}
            </Button>
          </div>
          <IndexFields
            index={index}
            defined={keyAttributesOf({ ...form, indexes: indexes.slice(0, at) })}
            taken={indexes.filter((other) => other !== index).map(({ name }) => name)}
            partition={form.partition}
            billingMode={form.billingMode}
            onChange={change}
          />
        </section>
      ))}
      <div className="tables-row">
        <AddButton text={say('Add global index')} limit={indexLimit(form, 'global')} onClick={() => add('global')} />
        <AddButton text={say('Add local index')} limit={indexLimit(form, 'local')} onClick={() => add('local')} />
      </div>
      <p className="tables-small">{say('Local indexes are made with the table or never. Global ones can be added and deleted later.')}</p>
    </div>
  );
}

function AddButton({ text, limit, onClick }: { readonly text: string; readonly limit: string | undefined; readonly onClick: () => void }) {
  return (
    <Button formAction="none" iconName="add-plus" disabled={limit !== undefined} disabledReason={limit} onClick={onClick}>
      {text}
    </Button>
  );
}
