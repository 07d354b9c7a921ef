/** Drafts of items in this browser's own storage. When it can't keep them, they last as long as the tab. */
import type { AttributeMap, AttributeType } from '#engine';
import { attributeTypeNames, type FormNode, type ItemForm } from './item-form.ts';
import { draftViews, type ItemDraft } from './item-writing.ts';
import { readDynamoItem } from './plain-json.ts';

export interface DraftShelf {
  read(): ReadonlyMap<string, ItemDraft>;
  /** Asks for the drafts when it writes, which is soon and not at every key. */
  write(drafts: () => readonly (readonly [place: string, draft: ItemDraft])[]): void;
  /** Writes what is waiting. */
  flush(): void;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Characters. Browsers give a site some five million, for everything it stores this way. */
const keptCharsMax = 1_500_000;
const pauseMs = 250;

const nameOf = (workspace: string): string => `dynascope-item-drafts:${workspace}`;

export function createDraftShelf(workspace: string, shelf: Shelf | undefined): DraftShelf {
  let waiting: (() => readonly (readonly [string, ItemDraft])[]) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    const drafts = waiting?.();
    waiting = undefined;
    if (drafts !== undefined) keep(workspace, shelf, drafts);
  };
  return {
    read: () => new Map(readKept(workspace, shelf)),
    write(drafts) {
      waiting = drafts;
      clearTimeout(timer);
      timer = setTimeout(flush, pauseMs);
    },
    flush,
  };
}

function keep(workspace: string, shelf: Shelf | undefined, drafts: readonly (readonly [string, ItemDraft])[]): void {
  const text = JSON.stringify(drafts);
  try {
    if (drafts.length === 0) shelf?.removeItem(nameOf(workspace));
    else if (text.length <= keptCharsMax) shelf?.setItem(nameOf(workspace), text);
  } catch {
    // The storage is full or closed. The draft still stands in the tab.
  }
}

function readKept(workspace: string, shelf: Shelf | undefined): [string, ItemDraft][] {
  try {
    const kept = JSON.parse(shelf?.getItem(nameOf(workspace)) ?? '[]') as unknown;
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((entry: unknown) => {
      const [place, value] = Array.isArray(entry) ? (entry as unknown[]) : [];
      const draft = readDraft(value);
      return typeof place === 'string' && draft !== undefined ? [[place, draft] as [string, ItemDraft]] : [];
    });
  } catch {
    return [];
  }
}

/** Anybody can write into a browser's storage; what is not a draft is none. */
function readDraft(value: unknown): ItemDraft | undefined {
  const { base, start, view, form, text, like } = (value ?? {}) as Record<string, unknown>;
  const [begun, alike] = [readMap(start), readMap(like)];
  const nodes = readForm(form);
  const known = draftViews.find((one) => one === view);
  if (begun === undefined || alike === undefined || nodes === undefined || known === undefined || typeof text !== 'string') return undefined;
  return { base: readMap(base), start: begun, view: known, form: nodes, text, like: alike };
}

function readMap(value: unknown): AttributeMap | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const read = readDynamoItem(JSON.stringify(value));
  return 'item' in read ? read.item : undefined;
}

function readForm(value: unknown): ItemForm | undefined {
  const { nodes, nextId } = (value ?? {}) as Record<string, unknown>;
  return Array.isArray(nodes) && nodes.every(isNode) && typeof nextId === 'number' ? { nodes, nextId } : undefined;
}

function isNode(value: unknown): value is FormNode {
  const { id, name, type, text, flag, members, children } = (value ?? {}) as Partial<Record<keyof FormNode, unknown>>;
  return (
    typeof id === 'number' &&
    typeof name === 'string' &&
    typeof type === 'string' &&
    isType(type) &&
    typeof text === 'string' &&
    typeof flag === 'boolean' &&
    Array.isArray(members) &&
    members.every((member) => typeof member === 'string') &&
    Array.isArray(children) &&
    children.every(isNode)
  );
}

const isType = (type: string): type is AttributeType => Object.hasOwn(attributeTypeNames, type);

const open = new Map<string, DraftShelf>();

export function draftShelfOf(workspace: string): DraftShelf {
  const shelf = open.get(workspace) ?? createDraftShelf(workspace, browserShelf());
  open.set(workspace, shelf);
  return shelf;
}

/** Reading the property already throws where storage is blocked. */
function browserShelf(): Shelf | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
