/** Addresses of the item editor. A key stands in them as JSON, since any text may stand in a key. */
import type { AttributeMap } from '#engine';
import { readDynamoItem } from './plain-json.ts';

export type ItemAddress =
  | { readonly screen: 'explore' }
  | { readonly screen: 'new' }
  | { readonly screen: 'edit'; readonly key: AttributeMap }
  | { readonly screen: 'duplicate'; readonly key: AttributeMap }
  | { readonly screen: 'unknown' };

/** What an editor is opened for. */
export type ItemSubject = Extract<ItemAddress, { screen: 'new' | 'edit' | 'duplicate' }>;

const editMark = 'edit:';
const duplicateMark = 'copy-of:';

const below = (tableName: string, part: string): string => `/tables/${encodeURIComponent(tableName)}/items/${part}`;
const keyPart = (key: AttributeMap): string => encodeURIComponent(JSON.stringify(key));

export const itemRoutes = {
  create: (tableName: string) => below(tableName, 'new'),
  edit: (tableName: string, key: AttributeMap) => below(tableName, editMark + keyPart(key)),
  duplicate: (tableName: string, key: AttributeMap) => below(tableName, duplicateMark + keyPart(key)),
} as const;

/** What an address of the place names. Whatever somebody types, it leads to a screen. */
export function itemAddressOf(location: string): ItemAddress {
  const part = location.split('/')[4] ?? '';
  if (part === '') return { screen: 'explore' };
  if (part === 'new') return { screen: 'new' };
  for (const [mark, screen] of [[editMark, 'edit'], [duplicateMark, 'duplicate']] as const) {
    const key = part.startsWith(mark) ? keyOf(part.slice(mark.length)) : undefined;
    if (key !== undefined) return { screen, key };
  }
  return { screen: 'unknown' };
}

function keyOf(part: string): AttributeMap | undefined {
  try {
    const read = readDynamoItem(decodeURIComponent(part));
    return 'item' in read ? read.item : undefined;
  } catch {
    return undefined;
  }
}
