/** An item's primary key in an address: any value may stand in a key, so it goes as letters and digits. */
import type { AttributeMap } from '#engine';
import { readDynamoItem } from './plain-json.ts';

const bytesOf = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

/** JSON in base64 as addresses have it. */
export const keyAddress = (key: AttributeMap): string =>
  btoa(bytesOf(JSON.stringify(key))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** The key of an address; nothing for one that somebody has made up. */
export function keyOfAddress(address: string): AttributeMap | undefined {
  try {
    const bytes = Uint8Array.from(atob(address.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const read = readDynamoItem(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return 'item' in read ? read.item : undefined;
  } catch {
    return undefined;
  }
}
