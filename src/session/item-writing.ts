/**
 * An item that is being written: one draft behind a form and two kinds of text. What can't be read yet stays as
 * it was typed, in the view in which it was typed.
 */
import { type AttributeMap, attributeOf, type AttributeValue, equalValues, setAttribute, type TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { doubledNames, formOf, type ItemForm, itemOf } from './item-form.ts';
import { dynamoText, plainText, type ReadItem, readDynamoItem, readPlainItem } from './plain-json.ts';
import { keysOf } from './table-keys.ts';

export const draftViews = ['form', 'dynamo', 'plain'] as const;
export type DraftView = (typeof draftViews)[number];

export interface ItemDraft {
  /** The item as DynamoDB has it, as far as is known; nothing for one that is new. */
  readonly base: AttributeMap | undefined;
  /** What the draft began with. */
  readonly start: AttributeMap;
  readonly view: DraftView;
  /** What stands in the form; out of date while a text is shown. */
  readonly form: ItemForm;
  /** What stands in the text view. */
  readonly text: string;
  /** The item when the text was last written from it: plain JSON takes its sets and binaries from here. */
  readonly like: AttributeMap;
}

type Keyed = Pick<TableRecord, 'key'>;

export const newDraft = (table: Keyed, start: AttributeMap, base?: AttributeMap): ItemDraft => ({
  base,
  start,
  view: 'form',
  form: formOf(start, keysOf(table)),
  text: '',
  like: start,
});

/** The item of the draft, or one sentence that says why there is none. */
export function readDraft({ view, form, text, like }: ItemDraft): ReadItem {
  if (view === 'dynamo') return readDynamoItem(text);
  if (view === 'plain') return readPlainItem(text, like);
  const doubled = doubledNames(form).size;
  return doubled === 0 ? { item: itemOf(form) } : { problem: say('A name stands twice. An item, or a map in it, has each name once.') };
}

/** The same draft in another view. It stays as it is when it can't be read. */
export function viewed(draft: ItemDraft, table: Keyed, view: DraftView): ItemDraft {
  const read = readDraft(draft);
  return 'problem' in read || view === draft.view ? draft : written(draft, table, view, read.item);
}

function written(draft: ItemDraft, table: Keyed, view: DraftView, item: AttributeMap): ItemDraft {
  if (view === 'form') return { ...draft, view, form: formOf(item, keysOf(table)), like: item };
  return { ...draft, view, text: view === 'dynamo' ? dynamoText(item) : plainText(item), like: item };
}

/** The same draft with one attribute set, or taken away. It stays as it is when it can't be read. */
export function withAttribute(draft: ItemDraft, table: Keyed, name: string, value: AttributeValue | undefined): ItemDraft {
  const read = readDraft(draft);
  if ('problem' in read) return draft;
  const item: AttributeMap = {};
  for (const other of Object.keys(read.item)) if (other !== name) setAttribute(item, other, attributeOf(read.item, other)!);
  if (value !== undefined) setAttribute(item, name, value);
  return written(draft, table, draft.view, item);
}

/** Both ways, since a set that is being typed may have a member twice. */
export const sameValue = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equalValues(a, b) && equalValues(b, a);

/** Whether anything was typed that is not where the draft began. */
export function isChanged(draft: ItemDraft): boolean {
  const read = readDraft(draft);
  return 'problem' in read || changedNames(draft.start, withoutEmptyKeys(draft, read.item)).length > 0;
}

/** A new item's form begins with its key, empty. */
function withoutEmptyKeys({ start, view, form }: ItemDraft, item: AttributeMap): AttributeMap {
  if (view !== 'form') return item;
  const copy: AttributeMap = {};
  for (const { name, type, text } of form.nodes) {
    const isUntouched = text === '' && (type === 'S' || type === 'N' || type === 'B') && attributeOf(start, name) === undefined;
    if (!isUntouched) setAttribute(copy, name, attributeOf(item, name)!);
  }
  return copy;
}

/** Names whose values differ, those that only one of the two has among them. */
export function changedNames(before: AttributeMap, after: AttributeMap): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !sameValue(attributeOf(before, name), attributeOf(after, name)));
}

export interface Clash {
  readonly name: string;
  readonly mine: AttributeValue | undefined;
  readonly now: AttributeValue | undefined;
}

export interface Merged {
  readonly draft: ItemDraft;
  /** Attributes that were changed on both sides, to different values. */
  readonly clashes: readonly Clash[];
}

/**
 * The draft on top of the item as it is by now: what was changed here stays changed, everything else is as it
 * is there.
 */
export function mergedOver(draft: ItemDraft, table: Keyed, now: AttributeMap): Merged {
  const read = readDraft(draft);
  const { base = {} } = draft;
  if ('problem' in read) return { draft: { ...draft, base: now }, clashes: [] };
  const mine = new Set(changedNames(base, read.item));
  const merged: AttributeMap = {};
  for (const name of new Set([...Object.keys(now), ...Object.keys(read.item)])) {
    const value = attributeOf(mine.has(name) ? read.item : now, name);
    if (value !== undefined) setAttribute(merged, name, value);
  }
  const clashes = changedNames(base, now)
    .filter((name) => mine.has(name) && !sameValue(attributeOf(read.item, name), attributeOf(now, name)))
    .map((name) => ({ name, mine: attributeOf(read.item, name), now: attributeOf(now, name) }));
  return { draft: written({ ...draft, base: now, start: now }, table, draft.view, merged), clashes };
}
