/** Equality and order of attribute values. Source: reference 13.22, 13.23 (measured). */
import { decodeBase64 } from '#engine/kernel/base64.ts';
import { type AttributeMap, type AttributeValue, attributeOf, setMembers, typeOf } from './attribute-value.ts';
import { compareNumbers } from './number.ts';

/**
 * Text whose native order is the order of UTF-8 bytes. JavaScript orders by UTF-16 units, which is the
 * same but for surrogates: they stand for code points above U+FFFF and so must come after U+E000-FFFF.
 */
export function utf8SortText(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) >= 0xd800) return lifted(text, i);
  }
  return text;
}

function lifted(text: string, from: number): string {
  let out = text.slice(0, from);
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const shifted = unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
    out += String.fromCharCode(shifted);
  }
  return out;
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Below, equal or above zero; nothing when the two have no order (other types, or types without one). */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.S !== undefined && b.S !== undefined) return compareTexts(utf8SortText(a.S), utf8SortText(b.S));
  if (a.N !== undefined && b.N !== undefined) return compareNumbers(a.N, b.N);
  if (a.B !== undefined && b.B !== undefined) return compareTexts(decodeBase64(a.B), decodeBase64(b.B));
  return undefined;
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const members = new Set(a);
  return b.every((member) => members.has(member));
}

function sameMaps(a: AttributeMap, b: AttributeMap): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const other = attributeOf(b, name);
    return other !== undefined && equalValues(a[name]!, other);
  });
}

/** Deep equality: lists in order, maps and sets in any. Numbers and base64 are canonical. */
export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  if (a.L !== undefined) {
    const others = b.L!;
    return a.L.length === others.length && a.L.every((element, i) => equalValues(element, others[i]!));
  }
  if (a.M !== undefined) return sameMaps(a.M, b.M!);
  const members = setMembers(a);
  if (members !== undefined) return sameMembers(members, setMembers(b)!);
  return a[type] === b[type];
}
