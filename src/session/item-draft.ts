/**
 * An item that is being written: one draft behind a form and two kinds of text. What can't be read stays as it
 * was typed, in the view in which it was typed.
 */
import { createStore } from 'zustand/vanilla';
import type { AttributeMap, TableRecord } from '#engine';
import { doubledNames, formOf, type ItemForm, itemOf } from './item-form.ts';
import { Placeholders } from './placeholders.ts';
import { dynamoText, plainText, readDynamoItem, readPlainItem } from './plain-json.ts';
import { keysOf, primaryKeyOf } from './table-keys.ts';

export type DraftView = 'form' | 'dynamo' | 'plain';

export interface ItemDraft {
  /** The item as it was read; nothing for a new one. */
  readonly original: AttributeMap | undefined;
  readonly view: DraftView;
  readonly form: ItemForm;
  /** What stands in the text views. */
  readonly text: string;
}

type Keyed = Pick<TableRecord, 'key'>;

export const newDraft = (table: Keyed, item: AttributeMap = {}, original?: AttributeMap): ItemDraft => ({
  original,
  view: 'form',
  form: formOf(item, keysOf(table)),
  text: '',
});

/** The item as it stands in the draft, or one sentence that says why there is none. */
export function readDraft({ view, form, text, original }: ItemDraft): { readonly item: AttributeMap } | { readonly problem: string } {
  if (view === 'dynamo') return readDynamoItem(text);
  if (view === 'plain') return readPlainItem(text, original);
  const doubled = doubledNames(form);
  const twice = form.nodes.find(({ id }) => doubled.has(id));
  if (twice !== undefined) return { problem: `The name “${twice.name}” stands twice. An item has each name once.` };
  return doubled.size > 0 ? { problem: 'In one of the maps a name stands twice.' } : { item: itemOf(form) };
}

/** The same item in another view; the draft as it was when it can't be read. */
export function showAs(draft: ItemDraft, table: Keyed, view: DraftView): ItemDraft {
  const read = readDraft(draft);
  if ('problem' in read) return draft;
  if (view === 'form') return { ...draft, view, form: formOf(read.item, keysOf(table)) };
  return { ...draft, view, text: view === 'dynamo' ? dynamoText(read.item) : plainText(read.item) };
}

export const isTouched = (draft: ItemDraft): boolean => {
  const read = readDraft(draft);
  return 'problem' in read || JSON.stringify(read.item) !== JSON.stringify(draft.original ?? {});
};

/** An expression may have this many bytes. Source: reference 1.33; a margin is left for the rest of the condition. */
const conditionMax = 3500;

/**
 * The PutItem that saves a draft. A new item must not be there yet; an item that was read must be as it was
 * when it was read, so that nobody's change in between is lost.
 */
export function saveRequest(table: TableRecord, item: AttributeMap, original: AttributeMap | undefined): Record<string, unknown> {
  const placeholders = new Placeholders();
  const partition = placeholders.name(table.key.partition[0]!.name);
  const isSameKey = original !== undefined && JSON.stringify(primaryKeyOf(table, item)) === JSON.stringify(primaryKeyOf(table, original));
  let condition = `attribute_not_exists(${partition})`;
  if (isSameKey) {
    const keys = new Set(keysOf(table).map(({ name }) => name));
    const equalities = Object.entries(original)
      .filter(([name]) => !keys.has(name))
      .map(([name, value]) => `${placeholders.name(name)} = ${placeholders.value(name, value)}`);
    const whole = [`attribute_exists(${partition})`, ...equalities].join(' AND ');
    if (whole.length > conditionMax) return saveUnlessGone(table, item);
    condition = whole;
  }
  return {
    TableName: table.name,
    Item: item,
    ConditionExpression: condition,
    ExpressionAttributeNames: placeholders.names(),
    ExpressionAttributeValues: placeholders.values(),
    ReturnConsumedCapacity: 'INDEXES',
  };
}

/** An item of very many attributes can't be compared in one expression; at least it must still be there. */
function saveUnlessGone(table: TableRecord, item: AttributeMap): Record<string, unknown> {
  const placeholders = new Placeholders();
  const ConditionExpression = `attribute_exists(${placeholders.name(table.key.partition[0]!.name)})`;
  return {
    TableName: table.name,
    Item: item,
    ConditionExpression,
    ExpressionAttributeNames: placeholders.names(),
    ReturnConsumedCapacity: 'INDEXES',
  };
}

/** Drafts that were begun and neither saved nor thrown away, by the address of their screen. They last as long as the tab. */
export const itemDrafts = createStore<{ readonly of: ReadonlyMap<string, ItemDraft> }>(() => ({ of: new Map() }));

export const keepDraft = (address: string, draft: ItemDraft): void =>
  itemDrafts.setState(({ of }) => ({ of: new Map(of).set(address, draft) }));

export const dropDraft = (address: string): void =>
  itemDrafts.setState(({ of }) => ({ of: new Map([...of].filter(([other]) => other !== address)) }));
