/** Adds tags to a table, changes their values, or removes them: each is a request of its own. */
import { useState } from 'react';
import Checkbox from '@cloudscape-design/components/checkbox';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { newTag, type TagForm } from '#session/create-table-form.ts';
import { tagInput, untagInput } from '#session/tables-change.ts';
import type { ChangeDialogProps } from './capacity-dialog.tsx';
import { RequestDialog } from './request-dialog.tsx';
import { TagFields } from './tag-fields.tsx';

const ways = [
  { value: 'TagResource', label: 'Add tags, or change their values' },
  { value: 'UntagResource', label: 'Remove tags' },
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
      title={`Tags of ${record.name}`}
      operation={operation}
      input={adds ? tagInput(record, added) : untagInput(record, removed)}
      submit={adds ? 'Add' : 'Remove'}
      blocked={isNothing ? (adds ? 'Give a tag its key first.' : 'Choose a tag first.') : undefined}
      taken={`Tags of ${record.name} change; everyone sees it in two seconds.`}
      onClose={onClose}
    >
      {record.tags.length > 0 && (
        <RadioGroup ariaLabel="What to do" items={ways} value={operation} onChange={({ detail }) => setOperation(detail.value)} />
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
