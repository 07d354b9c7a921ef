/** One text for one request: whatever the order of an object's members, the same members give the same text. */
import { md5Head } from '#engine/kernel/md5.ts';
import { encodeUtf8 } from '#engine/kernel/utf8.ts';

const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;

/**
 * The operation and sixteen hexadecimal digits. What the answer shall report does not make another request.
 * Source: dynoxide's replays (measured).
 */
export function fingerprintOf(operation: string, payload: unknown): string {
  const words = md5Head(encodeUtf8(JSON.stringify(payload, sorted)));
  return `${operation} ${words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')}`;
}
