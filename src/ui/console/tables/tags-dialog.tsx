/** Adds tags to a table, changes their values, or removes them: each is a request of its own. */
import { useState } from 'react';
import Checkbox from '@cloudscape-design/components/checkbox';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { newTag, type TagForm } from '#session/create-table-form.ts';
import { tagInput, untagInput } from '#session/tables-change.ts';
import { say } from '#texts/say.ts';
import type { ChangeDialogProps } from './capacity-dialog.tsx';
import { RequestDialog } from './request-dialog.tsx';
import { TagFields } from './tag-fields.tsx';

const ways = [
  { value: 'TagResource', label: say('Add tags, or change their values') },
  { value: 'UntagResource', label: say('Remove tags') },
];

export function TagsDialog({ record, onClose }: ChangeDialogProps) {
  const [operation, setOperation] = useState('TagResource');
  const [added, setAdded] = useState<readonly TagForm[]>([newTag([])]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const adds = operation === 'TagResource';
  const isNothing = adds ? added.every(({ key }) => key === '') : removed.length === 0;
  const mark = (key: string, isRemoved: boolean): void =>
    setRemoved(isRemoved ? [...removed, key] : removed.filter((other) => other !== key));
  return (
    <RequestDialog
      title={say('Tags of {name}', { name: record.name })}
      operation={operation}
      input={adds ? tagInput(record, added) : untagInput(record, removed)}
      submit={adds ? say('Add') : say('Remove')}
      blocked={isNothing ? (adds ? say('Give a tag its key first.') : say('Choose a tag first.')) : undefined}
      taken={say('Tags of {name} change; everyone sees it in two seconds.', { name: record.name })}
      onClose={onClose}
    >
      {record.tags.length > 0 && (
        <RadioGroup ariaLabel={say('What to do')} items={ways} value={operation} onChange={({ detail }) => setOperation(detail.value)} />
      )}
      {adds ? (
        <div className="index-fields-list">
          <TagFields tags={added} onChange={setAdded} />
        </div>
      ) : (
        record.tags.map(({ key, value }) => (
          <Checkbox key={key} checked={removed.includes(key)} description={value} onChange={({ detail }) => mark(key, detail.checked)}>
            {key}
          </Checkbox>
        ))
      )}
    </RequestDialog>
  );
}
