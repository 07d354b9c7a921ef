/** Pairs of a key and a value, as many as are wanted. */
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { newTag, type TagForm } from '#session/create-table-form.ts';
import { say } from '#texts/say.ts';
import './index-fields.css';

export interface TagFieldsProps {
  readonly tags: readonly TagForm[];
  readonly onChange: (tags: readonly TagForm[]) => void;
}

export function TagFields({ tags, onChange }: TagFieldsProps) {
  const change = (changed: TagForm): void => onChange(tags.map((tag) => (tag.id === changed.id ? changed : tag)));
  return (
    <>
      {tags.map((tag, at) => (
        <div className="more-fields-tag" key={tag.id}>
          <FormField label={<span>{say('Key')}<span className="visually-hidden">{` ${say('of tag {number}', { number: at + 1 })}`}</span></span>}>
            <Input value={tag.key} onChange={({ detail }) => change({ ...tag, key: detail.value })} />
          </FormField>
          <FormField label={<span>{say('Value')}<span className="visually-hidden">{` ${say('of tag {number}', { number: at + 1 })}`}</span></span>}>
            <Input value={tag.value} onChange={({ detail }) => change({ ...tag, value: detail.value })} />
          </FormField>
          <Button formAction="none" iconName="close" variant="icon" ariaLabel={say('Remove tag {at}', { at: tag.key === '' ? at + 1 : tag.key })} onClick={() => onChange(tags.filter((other) => other !== tag))} />
        </div>
      ))}
      <Button formAction="none" variant="inline-link" onClick={() => onChange([...tags, newTag(tags)])}>
        {say('Add tag')}
      </Button>
    </>
  );
}
