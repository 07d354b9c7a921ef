/** Writing an item: a new one, or one that is there. One draft behind a form and two kinds of JSON. */
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Textarea from '@cloudscape-design/components/textarea';
import type { AttributeMap } from '#engine';
import { responseOf } from '#session/exchange.ts';
import { formatUnits } from '#session/format.ts';
import { dropDraft, type DraftView, type ItemDraft, itemDrafts, isTouched, keepDraft, newDraft, readDraft, saveRequest, showAs } from '#session/item-draft.ts';
import { typesPlainJsonLacks } from '#session/plain-json.ts';
import type { TableSummary } from '#session/session.ts';
import { noticeTaken } from '#session/tables-notice.ts';
import { Segmented } from '#ui/kit/segmented.tsx';
import { routes } from '#ui/shell/routes.ts';
import { hrefOf } from '../tables/address.ts';
import { Refusal } from '../tables/refusal.tsx';
import { RequestPreview } from '../tables/request-preview.tsx';
import { useRequest } from '../tables/use-request.ts';
import { ItemFields } from './item-fields.tsx';
import { NoItem } from './no-item.tsx';
import { WeightBar } from './weight-bar.tsx';

export interface EditorScreenProps {
  readonly table: TableSummary;
  /** Its address, under which the draft is kept. */
  readonly address: string;
  /** Absent for a new item. */
  readonly itemKey: AttributeMap | undefined;
}

export function EditorScreen({ table, address, itemKey }: EditorScreenProps) {
  const { record } = table;
  const draft = useStore(itemDrafts, ({ of }) => of.get(address));
  const request = useRequest();
  const [isMissing, setMissing] = useState(false);

  const load = async (): Promise<void> => {
    if (itemKey === undefined) return keepDraft(address, newDraft(record));
    const exchange = await request.send('GetItem', { TableName: record.name, Key: itemKey, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' });
    if (exchange === undefined) return;
    const { Item: item } = responseOf<{ Item?: AttributeMap }>(exchange) ?? {};
    if (item === undefined) setMissing(true);
    else keepDraft(address, newDraft(record, item, item));
  };
  // A draft that was begun is gone on with; only its first look at the table is made here.
  useEffect(() => {
    if (draft === undefined) void load();
    // oxlint-disable-next-line react/exhaustive-deps -- once for a screen
  }, []);

  if (isMissing) return <NoItem words="No item of this table has this key. It was deleted, or never put." back={routes.items(record.name)} />;
  if (draft === undefined) return <Refusal exchange={request.refused} />;
  return <Editor table={table} address={address} draft={draft} request={request} onLoadAnew={() => void load()} />;
}

const views = [
  { value: 'form', text: 'Form' },
  { value: 'dynamo', text: 'DynamoDB JSON' },
  { value: 'plain', text: 'JSON' },
] as const;

interface EditorProps {
  readonly table: TableSummary;
  readonly address: string;
  readonly draft: ItemDraft;
  readonly request: ReturnType<typeof useRequest>;
  readonly onLoadAnew: () => void;
}

function Editor({ table: { record }, address, draft, request, onLoadAnew }: EditorProps) {
  const [, navigate] = useLocation();
  const read = readDraft(draft);
  const isNew = draft.original === undefined;
  const back = routes.items(record.name);
  const change = (next: ItemDraft): void => keepDraft(address, next);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ('problem' in read || request.isRunning) return;
    const exchange = await request.send('PutItem', saveRequest(record, read.item, draft.original));
    if (exchange === undefined) return;
    dropDraft(address);
    noticeTaken(exchange, `${isNew ? 'Put' : 'Saved'}, ${formatUnits(exchange.cost.writeUnits, 'write')}.`, back);
    navigate(back);
  };
  const isConflict = request.refused?.error?.name === 'ConditionalCheckFailedException' && !isNew;
  return (
    <form onSubmit={(event) => void save(event)} className="editor">
      <Container
        header={
          <Header
            variant="h1"
            actions={
              <Segmented
                label="Write the item as"
                options={views}
                value={draft.view}
                onChange={(view: DraftView) => change(showAs(draft, record, view))}
              />
            }
          >
            {isNew ? 'Create item' : 'Edit item'}
          </Header>
        }
      >
        <div className="tables-stack">
          {draft.view === 'form' ? (
            <ItemFields table={record} form={draft.form} onChange={(form) => change({ ...draft, form })} />
          ) : (
            <Textarea
              className="editor-text"
              ariaLabel={draft.view === 'dynamo' ? 'The item as DynamoDB JSON' : 'The item as JSON'}
              rows={20}
              spellcheck={false}
              value={draft.text}
              invalid={'problem' in read}
              onChange={({ detail }) => change({ ...draft, text: detail.value })}
            />
          )}
          {draft.view === 'plain' && <PlainNote draft={draft} />}
          {'problem' in read && (
            <Alert type="error" statusIconAriaLabel="Error">
              {read.problem}
            </Alert>
          )}
        </div>
      </Container>
      <Refusal exchange={request.refused} />
      {isConflict && (
        <Alert type="info" statusIconAriaLabel="Note" action={<Button formAction="none" onClick={onLoadAnew}>Read it anew</Button>}>
          Somebody has changed or deleted this item since you read it. Nothing was written, and what you have typed is still here. Reading it anew replaces it.
        </Alert>
      )}
      <Container>
        <div className="tables-stack">
          {'item' in read && <WeightBar item={read.item} />}
          {'item' in read && (
            <ExpandableSection headerText="The request">
              <RequestPreview operation="PutItem" input={saveRequest(record, read.item, draft.original)} />
            </ExpandableSection>
          )}
          <div className="tables-row explore-run">
            <Button formAction="none" variant="link" href={hrefOf(back)} onClick={() => dropDraft(address)}>
              Discard
            </Button>
            <Button
              variant="primary"
              formAction="submit"
              loading={request.isRunning}
              loadingText="Saving"
              disabled={'problem' in read || (!isNew && !isTouched(draft))}
              disabledReason={'problem' in read ? 'First mend what is marked.' : 'Nothing is changed yet.'}
            >
              {isNew ? 'Create item' : 'Save'}
            </Button>
          </div>
          <p className="tables-small">
            {isNew ? 'Refused when an item of this key is there already.' : 'Refused when the item was changed by somebody else meanwhile.'} A draft stays here until you save or discard it, or close the tab.
          </p>
        </div>
      </Container>
    </form>
  );
}

/** Plain JSON has no sets and no binary. */
function PlainNote({ draft }: { readonly draft: ItemDraft }) {
  const lacking = draft.original === undefined ? [] : typesPlainJsonLacks(draft.original);
  const keeps = lacking.length === 0 ? '' : ` Attributes that were ${lacking.join(', ')} stay so.`;
  return <p className="tables-small">{`Texts are S, numbers N, arrays L, objects M. Sets and binary have no form here.${keeps}`}</p>;
}
