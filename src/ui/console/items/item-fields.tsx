/** The item as a form: its key, then every attribute with its name, its type and its value. */
import { useCallback, useMemo, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import type { TableRecord } from '#engine';
import type { ItemDesk } from '#session/item-desk.ts';
import { addNode, doubledNames, type ItemForm } from '#session/item-form.ts';
import { keysOf } from '#session/table-keys.ts';
import type { ItemDraft } from '#session/item-writing.ts';
import { say } from '#texts/say.ts';
import { KeyRow } from './key-row.tsx';
import { type FormEdit, NodeRow } from './node-row.tsx';
import './item-fields.css';

export interface ItemFieldsProps {
  readonly table: TableRecord;
  readonly desk: ItemDesk;
  readonly place: string;
  readonly draft: ItemDraft;
}

export function ItemFields({ table, desk, place, draft: { form, base } }: ItemFieldsProps) {
  const keys = keysOf(table);
  /** The node that was added last: it takes the focus. */
  const [added, setAdded] = useState<number>();
  const edit = useCallback<FormEdit>(
    (change) => {
      const work = desk.store.getState().works.get(place);
      if (work?.kind !== 'draft') return;
      const next = change(work.draft.form);
      if (next.nextId !== work.draft.form.nextId) setAdded(work.draft.form.nextId);
      desk.change(place, { ...work.draft, form: next });
    },
    [desk, place],
  );
  const doubled = useDoubled(form);
  return (
    <div className="item-fields" role="group" aria-labelledby="draft-fields-name">
      {form.nodes.map((node, at) =>
        at < keys.length ? (
          <KeyRow key={node.id} node={node} role={at < table.key.partition.length ? 'partition key' : 'sort key'} isFixed={base !== undefined} edit={edit} />
        ) : (
          <NodeRow key={node.id} node={node} index={undefined} added={added} doubled={doubled} edit={edit} />
        ),
      )}
      <div>
        <Button formAction="none" iconName="add-plus" onClick={() => edit((current) => addNode(current, undefined, 'S'))}>
          {say('Add attribute')}
        </Button>
      </div>
    </div>
  );
}

/** The same object as long as the same names stand twice, so that rows need not be drawn again. */
function useDoubled(form: ItemForm): ReadonlySet<number> {
  const ids = [...doubledNames(form)].join(' ');
  return useMemo(() => new Set(ids === '' ? [] : ids.split(' ').map(Number)), [ids]);
}
