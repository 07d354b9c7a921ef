/** The draft in one of its views: a form, DynamoDB JSON, plain JSON. */
import { lazy, Suspense, useState } from 'react';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { TableRecord } from '#engine';
import type { ItemDesk } from '#session/item-desk.ts';
import { type DraftView, type ItemDraft, readDraft, viewed } from '#session/item-writing.ts';
import { typesPlainJsonLacks } from '#session/plain-json.ts';
import { say } from '#texts/say.ts';
import { ItemFields } from './item-fields.tsx';
import './draft-fields.css';

/** It brings the code editor with it. */
const ItemText = lazy(() => import('./item-text.tsx'));

export interface DraftFieldsProps {
  readonly table: TableRecord;
  readonly desk: ItemDesk;
  readonly place: string;
  readonly draft: ItemDraft;
}

const views = [
  { id: 'form', text: say('Form') },
  { id: 'dynamo', text: 'DynamoDB JSON' },
  { id: 'plain', text: say('Plain JSON') },
];

export function DraftFields({ table, desk, place, draft }: DraftFieldsProps) {
  const [wanted, setWanted] = useState<string>();
  const read = readDraft(draft);
  const problem = 'problem' in read ? read.problem : undefined;
  const show = (view: DraftView): void => {
    setWanted(problem === undefined ? undefined : view);
    desk.change(place, viewed(draft, table, view));
  };
  return (
    <div className="draft-fields">
      <div className="draft-fields-head">
        <h2 id="draft-fields-name">{say('Attributes')}</h2>
        <SegmentedControl
          label={say('Write the item as')}
          options={views}
          selectedId={draft.view}
          onChange={({ detail }) => show(detail.selectedId as DraftView)}
        />
      </div>
      <p className="draft-fields-problem" role="status">
        {problem !== undefined && (draft.view !== 'form' || wanted !== undefined) && (wanted === undefined ? problem : say('It can’t be shown otherwise yet. {problem}', { problem }))}
      </p>
      {draft.view === 'form' ? (
        <ItemFields table={table} desk={desk} place={place} draft={draft} />
      ) : (
        <>
          {draft.view === 'plain' && <PlainNote draft={draft} />}
          <div className="draft-fields-text">
            <Suspense fallback={null}>
              <ItemText
                key={draft.view}
                table={table}
                view={draft.view}
                text={draft.text}
                like={draft.like}
                onText={(text) => {
                  setWanted(undefined);
                  desk.change(place, { ...draft, text });
                }}
              />
            </Suspense>
          </div>
        </>
      )}
    </div>
  );
}

/** What plain JSON keeps to itself. */
function PlainNote({ draft: { like } }: { readonly draft: ItemDraft }) {
  const lacking = typesPlainJsonLacks(like);
  const words = lacking.length === 0
    ? say('Plain JSON has no sets and no binary: arrays become lists, strings stay strings.')
    : say('Plain JSON has no type for {lacking}. Attributes that have one keep it.', { lacking: lacking.join(', ') });
  return <p className="tables-small">{words}</p>;
}
