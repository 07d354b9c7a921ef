/** DynamoDB's order of key values, by the host's own means. Source: reference 13.44. */
import type { AttributeValue } from '#engine';
import { bigDecimal, compareBig } from './decimal.ts';

export function compareKeyValues(a: AttributeValue, b: AttributeValue): number {
  if (a.S !== undefined && b.S !== undefined) return Buffer.compare(Buffer.from(a.S, 'utf8'), Buffer.from(b.S, 'utf8'));
  if (a.N !== undefined && b.N !== undefined) return compareBig(bigDecimal(a.N), bigDecimal(b.N));
  return Buffer.compare(Buffer.from(a.B ?? '', 'base64'), Buffer.from(b.B ?? '', 'base64'));
}

/** By the first pair of values that differ. */
export function compareKeys(a: readonly AttributeValue[], b: readonly AttributeValue[]): number {
  for (const [i, value] of a.entries()) {
    const order = compareKeyValues(value, b[i]!);
    if (order !== 0) return order;
  }
  return 0;
}

/** The same values, in whatever way a map or a set lists its members. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortedMembers(a)) === JSON.stringify(sortedMembers(b));
}

function sortedMembers(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const members = value.map((member) => sortedMembers(member));
    return ['SS', 'NS', 'BS'].includes(name) ? members.sort((x, y) => (String(x) < String(y) ? -1 : 1)) : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => [key, sortedMembers(member, key)]);
  return entries.sort(([x], [y]) => (x < y ? -1 : 1));
}
