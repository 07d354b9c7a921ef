/**
 * Keys and where they stand. A position is one text whose native order is the order of the store:
 *
 *     hash of the partition key (8 characters) . length and text of the partition key . sort key . end
 *
 * Items of one collection are neighbours, sorted by sort key; collections follow each other by hash, so
 * a Scan that walks positions walks partitions. Index entries add the position of their item, since an
 * index key need not be unique. Source for the order: DG/HowItWorks.Partitions.
 */
import { decodeBase64 } from '#engine/kernel/base64.ts';
import { md5Head } from '#engine/kernel/md5.ts';
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import { type AttributeMap, type AttributeValue, attributeOf, type ScalarKeyType } from './attribute-value.ts';
import { utf8SortText } from './comparison.ts';
import { decimalOf, numberSortText } from './number.ts';

export interface KeyAttribute {
  readonly name: string;
  readonly type: ScalarKeyType;
}

/** A table has one partition key attribute and at most one sort key attribute; a GSI up to four of each. */
export interface KeySchema {
  readonly partition: readonly KeyAttribute[];
  readonly sort: readonly KeyAttribute[];
}

export const keyAttributes = ({ partition, sort }: KeySchema): KeyAttribute[] => [...partition, ...sort];

/** Characters of the hash at the head of every position. One character is one byte. */
export const hashCharacters = 8;

const end = '\u0000\u0000';

/** Makes room for `end`: a zero inside a key must neither end it nor disturb the order. */
const escaped = (text: string): string => (text.includes('\u0000') ? text.replaceAll('\u0000', '\u0000\u0001') : text);

/** The text by whose native order values of one key attribute are sorted. */
export function sortText(value: AttributeValue): string {
  if (value.S !== undefined) return utf8SortText(value.S);
  if (value.N !== undefined) return numberSortText(value.N);
  return decodeBase64(value.B ?? '');
}

/** The text of one complete sort key attribute inside a position. */
export const sortKeyText = (value: AttributeValue): string => escaped(sortText(value)) + end;

/** The text with which all sort keys begin that begin with `value`. */
export const sortKeyPrefixText = (value: AttributeValue): string => escaped(sortText(value));

/** The least text above all texts that begin with `prefix`. */
export function afterPrefix(prefix: string): string {
  let last = prefix.length - 1;
  while (last >= 0 && prefix.charCodeAt(last) === 0xffff) last--;
  return last < 0 ? '\uffff'.repeat(4) : prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1);
}

/**
 * A number as DynamoDB has been seen to hash it: an exponent byte in base 100, then digit pairs plus one;
 * below zero all complemented and closed with 102. Source: E (scan order of old tables).
 */
function numberHashBytes(canonical: string): number[] {
  const { negative, digits, point } = decimalOf(canonical);
  if (digits.length === 0) return [128];
  const padded = point % 2 === 0 ? digits : `0${digits}`;
  const exponent = Math.ceil(point / 2) - 64;
  const bytes = [(negative ? ~exponent : exponent) & 255];
  for (let i = 0; i < padded.length; i += 2) {
    const pair = Number(padded[i]! + (padded[i + 1] ?? '0'));
    bytes.push(negative ? 101 - pair : pair + 1);
  }
  if (negative && bytes.length - 1 < 20) bytes.push(102);
  return bytes;
}

function hashBytes(value: AttributeValue): ArrayLike<number> {
  if (value.S !== undefined) return encodeUtf8(value.S);
  if (value.N !== undefined) return numberHashBytes(value.N);
  return Uint8Array.from(decodeBase64(value.B ?? ''), (character) => character.charCodeAt(0));
}

/**
 * The prefix that made dynalite's scans come in the order of AWS's.
 * Assumption: DynamoDB does not publish its hash; any even spread would do. Source: E.
 */
const hashSalt = encodeUtf8('Outliers');

/** What is hashed, behind the salt; kept from key to key, since every request hashes one. */
let hashed = new Uint8Array(256);
hashed.set(hashSalt);

/** Writes bytes behind those that are there. Returns where they end. */
function append(bytes: ArrayLike<number>, at: number): number {
  const to = at + bytes.length;
  if (to > hashed.length) {
    const larger = new Uint8Array(to * 2);
    larger.set(hashed);
    hashed = larger;
  }
  hashed.set(bytes, at);
  return to;
}

/** The same of a text that is all ASCII and fits, as most keys do; nothing where it isn't. */
function appendAscii(text: string, at: number): number | undefined {
  const { length } = text;
  if (at + length > hashed.length) return undefined;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return undefined;
    hashed[at + i] = unit;
  }
  return at + length;
}

/** The hash of a partition key, eight characters of a byte each. */
function partitionHash(values: readonly AttributeValue[]): string {
  let end = hashSalt.length;
  for (const value of values) end = (value.S === undefined ? undefined : appendAscii(value.S, end)) ?? append(hashBytes(value), end);
  const [low, high] = md5Head(hashed, end);
  return String.fromCharCode(
    low & 255,
    (low >>> 8) & 255,
    (low >>> 16) & 255,
    low >>> 24,
    high & 255,
    (high >>> 8) & 255,
    (high >>> 16) & 255,
    high >>> 24,
  );
}

/** The text with which the positions of one item collection begin. */
export function collectionText(values: readonly AttributeValue[]): string {
  const key = values.length === 1 ? sortText(values[0]!) : values.map(sortKeyText).join('');
  return partitionHash(values) + String.fromCharCode(key.length) + key;
}

/** The head of a position that all items of a collection share: hash, length and text of the partition key. */
export const collectionOf = (position: string): string =>
  position.slice(0, hashCharacters + 1 + position.charCodeAt(hashCharacters));

/** The values of key attributes, or nothing when one of them is missing. */
export function keyValues(attributes: readonly KeyAttribute[], item: AttributeMap): AttributeValue[] | undefined {
  const values: AttributeValue[] = [];
  for (const { name } of attributes) {
    const value = attributeOf(item, name);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Where an item with this key stands. The key is complete and of the schema's types. */
export function positionOf(schema: KeySchema, key: AttributeMap): string {
  let position = collectionText(keyValues(schema.partition, key) ?? []);
  for (const { name } of schema.sort) position += sortKeyText(key[name]!);
  return position;
}

/** Four hexadecimal digits for pictures, all sixteen for ranges. */
export function hashHex(position: string, characters = hashCharacters): string {
  let hex = '';
  for (let i = 0; i < characters; i++) hex += hexOfByte[position.charCodeAt(i)];
  return hex;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());
