/**
 * Drafts of items, by the address of their editor. They outlive the screen, and in this browser the page: what
 * was typed is lost neither to a refusal nor to a wrong click.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AttributeMap, TableRecord } from '#engine';
import { type Exchange, responseOf } from './exchange.ts';
import { createDraftShelf, type DraftShelf, draftShelfOf } from './item-draft-shelf.ts';
import type { ItemSubject } from './item-route.ts';
import { type Clash, isChanged, type ItemDraft, mergedOver, newDraft } from './item-writing.ts';
import type { Session } from './session.ts';

/** What an editor shows. */
export type ItemWork =
  | { readonly kind: 'reading' }
  /** There is no item of this key. */
  | { readonly kind: 'missing'; readonly exchange: Exchange }
  | { readonly kind: 'refused'; readonly exchange: Exchange }
  | {
      readonly kind: 'draft';
      readonly draft: ItemDraft;
      /** The GetItem that it began with; absent for a new item, and for a draft from before. */
      readonly exchange: Exchange | undefined;
      /** It was begun at another time, and left. */
      readonly isOld: boolean;
      /** Why it could not be saved the last time. */
      readonly refused: Exchange | undefined;
      /** Attributes that somebody else has changed meanwhile; told until it is saved. */
      readonly clashes: readonly Clash[] | undefined;
    };

export type DraftWork = Extract<ItemWork, { kind: 'draft' }>;

const fresh = { isOld: false, refused: undefined, clashes: undefined } as const;

export class ItemDesk {
  readonly store: StoreApi<{ readonly works: ReadonlyMap<string, ItemWork> }>;
  readonly #session: Session;
  readonly #shelf: DraftShelf;

  constructor(session: Session, shelf: DraftShelf) {
    this.#session = session;
    this.#shelf = shelf;
    const kept = [...shelf.read()].map(([address, draft]): [string, ItemWork] => [
      address,
      { kind: 'draft', draft, exchange: undefined, ...fresh, isOld: true },
    ]);
    this.store = createStore<{ readonly works: ReadonlyMap<string, ItemWork> }>(() => ({ works: new Map(kept) }));
  }

  /** Brings the work of an editor to its place: what was left there, else the item read strongly, else an empty one. */
  async open(place: string, table: TableRecord, subject: ItemSubject): Promise<void> {
    if (this.store.getState().works.has(place)) return;
    if (subject.screen === 'new') {
      this.#set(place, { kind: 'draft', draft: newDraft(table, {}), exchange: undefined, ...fresh });
      return;
    }
    const reading = { kind: 'reading' } as const;
    this.#set(place, reading);
    const exchange = await this.#session.run('GetItem', {
      TableName: table.name,
      Key: subject.key,
      ConsistentRead: true,
      ReturnConsumedCapacity: 'TOTAL',
    });
    // The screen may have been left meanwhile.
    if (this.store.getState().works.get(place) !== reading) return;
    const item = responseOf<{ Item?: AttributeMap }>(exchange)?.Item;
    if (exchange.error !== undefined) this.#set(place, { kind: 'refused', exchange });
    else if (item === undefined) this.#set(place, { kind: 'missing', exchange });
    else this.#set(place, { kind: 'draft', draft: newDraft(table, item, subject.screen === 'edit' ? item : undefined), exchange, ...fresh });
  }

  change(place: string, draft: ItemDraft): void {
    this.#change(place, (work) => ({ ...work, draft }));
  }

  /** A refusal leaves the draft as it is. */
  refuse(place: string, exchange: Exchange | undefined): void {
    this.#change(place, (work) => ({ ...work, refused: exchange }));
  }

  /** Somebody else was faster: the draft goes on top of what they wrote. */
  rebase(place: string, table: TableRecord, now: AttributeMap): void {
    this.#change(place, (work) => {
      const { draft, clashes } = mergedOver(work.draft, table, now);
      return { ...work, draft, clashes };
    });
  }

  /** The item that was read is gone; what is saved now is a new one. */
  detach(place: string): void {
    this.#change(place, (work) => ({ ...work, draft: { ...work.draft, base: undefined, start: {} } }));
  }

  drop(place: string): void {
    this.store.setState(({ works }) => ({ works: new Map([...works].filter(([other]) => other !== place)) }));
    this.#keep();
  }

  /** Keeps what was typed; what was only looked at is read again the next time. */
  leave(place: string): void {
    const work = this.store.getState().works.get(place);
    if (work?.kind !== 'draft' || !isChanged(work.draft)) this.drop(place);
    else this.#set(place, { ...work, isOld: true, refused: undefined });
  }

  /** Writes down what is waiting, before the page goes. */
  flush(): void {
    this.#shelf.flush();
  }

  #set(place: string, work: ItemWork): void {
    this.store.setState(({ works }) => ({ works: new Map(works).set(place, work) }));
    this.#keep();
  }

  #change(place: string, change: (work: DraftWork) => DraftWork): void {
    const work = this.store.getState().works.get(place);
    if (work?.kind === 'draft') this.#set(place, change(work));
  }

  #keep(): void {
    this.#shelf.write(() => {
      const drafts = [...this.store.getState().works].flatMap(([place, work]) => (work.kind === 'draft' ? [[place, work.draft] as const] : []));
      return drafts.filter(([, draft]) => isChanged(draft));
    });
  }
}

const desks = new WeakMap<Session, ItemDesk>();

/** What is typed for another engine's items is not kept in this browser. */
const shelfFor = ({ workspace, elsewhere }: Session['connection']): DraftShelf =>
  elsewhere === undefined ? draftShelfOf(workspace) : createDraftShelf(workspace, undefined);

export function itemDeskOf(session: Session): ItemDesk {
  const desk = desks.get(session) ?? new ItemDesk(session, shelfFor(session.connection));
  desks.set(session, desk);
  return desk;
}

/** A table that was deleted takes its drafts along: another one of its name has another number. */
export const placeOf = ({ number, id }: Pick<TableRecord, 'number' | 'id'>, location: string): string => `${number}:${id}${location}`;
