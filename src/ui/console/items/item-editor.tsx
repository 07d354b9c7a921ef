/** A draft of an item, its two sides: what is written, and what writing it comes to. */
import { type FormEvent, useDeferredValue, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useLocation } from 'wouter';
import type { AttributeMap, TableRecord } from '#engine';
import { type Exchange, responseOf } from '#session/exchange.ts';
import { priceWords } from '#session/explore-facts.ts';
import { nameOf } from '#session/explore-rows.ts';
import type { DraftWork, ItemDesk } from '#session/item-desk.ts';
import type { ItemSubject } from '#session/item-route.ts';
import { type Saving, savingOf } from '#session/item-saving.ts';
import { isChanged, readDraft } from '#session/item-writing.ts';
import { noticeTaken } from '#session/tables-notice.ts';
import { say } from '#texts/say.ts';
import { useSession } from '#ui/session-context.tsx';
import { routes } from '#ui/shell/routes.ts';
import { Refusal } from '../tables/refusal.tsx';
import { RoadLink } from '../tables/road-link.tsx';
import { ClashPane } from './clash-pane.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { DraftFields } from './draft-fields.tsx';
import { SavingPane } from './saving-pane.tsx';

export interface ItemEditorProps {
  readonly table: TableRecord;
  readonly subject: ItemSubject;
  readonly desk: ItemDesk;
  readonly place: string;
  readonly work: DraftWork;
}

const titles = { new: say('Create item'), edit: say('Edit item'), duplicate: say('Duplicate item') } as const;
const submits: Readonly<Record<Saving['kind'], string>> = { new: say('Create item'), changed: say('Save changes'), another: say('Create as a new item') };

export function ItemEditor({ table, subject, desk, place, work }: ItemEditorProps) {
  const { draft, refused, exchange, isOld } = work;
  const [, navigate] = useLocation();
  const session = useSession();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState('');
  const [isLeaving, setLeaving] = useState(false);
  const read = readDraft(draft);
  const saving = 'item' in read ? savingOf(table, read.item, draft.base) : undefined;
  const shown = useDeferredValue(draft);
  const back = routes.items(table.name);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isRunning) return;
    setProblem('problem' in read ? read.problem : '');
    if (saving === undefined || 'problem' in read) return;
    setRunning(true);
    desk.refuse(place, undefined);
    const mark = await session.travel.mark();
    const answered = await session.run(saving.operation, saving.input).finally(() => setRunning(false));
    if (answered.error !== undefined) {
      goOn(desk, place, table, saving, answered);
      return;
    }
    noticeTaken(answered, takenWords(saving, nameOf(read.item, table), answered), back, await session.travel.since(mark, 1));
    desk.drop(place);
    navigate(back);
  };
  const discard = (): void => {
    desk.drop(place);
    navigate(back);
  };
  return (
    <form className="item-editor" onSubmit={(event) => void save(event)} noValidate>
      <Header variant="h1" description={<Origin subject={subject} exchange={exchange} />}>
        {titles[subject.screen]}
      </Header>
      {isOld && (
        <Alert type="info" statusIconAriaLabel={say('Information')} action={<Button formAction="none" onClick={() => (desk.drop(place), void desk.open(place, table, subject))}>{say('Begin anew')}</Button>}>
          {say('This is the draft that you left here.')}
        </Alert>
      )}
      <div className="item-editor-columns">
        <Container>
          <DraftFields table={table} desk={desk} place={place} draft={draft} />
        </Container>
        <div className="item-editor-side">
          <SavingPane table={table} draft={shown} />
        </div>
        <div className="item-editor-end">
          <Refusal exchange={refused} />
          <ClashPane table={table} desk={desk} place={place} work={work} />
          <p role="alert" className="item-editor-problem">
            {problem !== '' && 'problem' in read ? problem : ''}
          </p>
          <div className="item-editor-buttons">
            <Button formAction="none" variant="link" onClick={() => (isChanged(draft) ? setLeaving(true) : discard())}>
              {say('Cancel')}
            </Button>
            <Button
              variant="primary"
              formAction="submit"
              loading={isRunning}
              disabled={saving === undefined && 'item' in read}
              disabledReason={say('Nothing has been changed.')}
            >
              {submits[saving?.kind ?? (draft.base === undefined ? 'new' : 'changed')]}
            </Button>
          </div>
        </div>
      </div>
      {isLeaving && <DiscardDialog onClose={() => setLeaving(false)} onKeep={() => navigate(back)} onDiscard={discard} />}
    </form>
  );
}

function Origin({ subject, exchange }: { readonly subject: ItemSubject; readonly exchange: Exchange | undefined }) {
  if (subject.screen === 'new') return say('PutItem writes it, unless an item with its key is there already.');
  return (
    <>
      {exchange !== undefined && (
        <>
          {say('Read by a strongly consistent GetItem: {price}.', { price: priceWords(exchange) })}{' '}
          {exchange.trace !== undefined && (
            <>
              <RoadLink exchange={exchange} />
              {'. '}
            </>
          )}
        </>
      )}
      {subject.screen === 'edit'
        ? say('UpdateItem writes only what you change, if it still is as it was read.')
        : say('Give the copy a key of its own: PutItem writes it unless that key is taken.')}
    </>
  );
}

/** A failed condition brings the item as it is by now. The draft goes on from there; nothing that was typed is lost. */
function goOn(desk: ItemDesk, place: string, table: TableRecord, saving: Saving | undefined, refusal: Exchange): void {
  desk.refuse(place, refusal);
  if (refusal.error?.name !== 'ConditionalCheckFailedException' || saving?.kind !== 'changed') return;
  const now = responseOf<{ Item?: AttributeMap }>(refusal)?.Item;
  if (now === undefined) desk.detach(place);
  else desk.rebase(place, table, now);
}

const takenWords = ({ kind }: Saving, name: string, exchange: Exchange): string =>
  kind === 'changed'
    ? say('{name} is changed: {price}.', { name, price: priceWords(exchange) })
    : say('{name} is written: {price}. The next read has it.', { name, price: priceWords(exchange) });
