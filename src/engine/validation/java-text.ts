/**
 * Values as AWS's messages print them: lists and maps in Java's notation, structures by their class and a hash.
 * Source: https://github.com/shikhar/kafka-connect-dynamodb/issues/3. Assumption: which digits the hash has.
 */
import { crc32 } from '#engine/kernel/crc32.ts';
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import type { WriteRequest } from '#engine/model/requests.ts';

export const structureText = (name: string, value: unknown): string =>
  `com.amazonaws.dynamodb.v20120810.${name}@${crc32(encodeUtf8(JSON.stringify(value))).toString(16)}`;

/** `[com.amazonaws.dynamodb.v20120810.TransactWriteItem@1f2e3d4c, ...]` */
export const listText = (name: string, values: readonly unknown[]): string =>
  `[${values.map((value) => structureText(name, value)).join(', ')}]`;

/** Structures that are printed member by member: `KeySchemaElement(attributeName=pk, keyType=HASH)`. */
export const membersText = (name: string, members: Readonly<Record<string, string | undefined>>): string =>
  `${name}(${Object.keys(members)
    .map((member) => `${member}=${members[member] ?? 'null'}`)
    .join(', ')})`;

const attributesText = (attributes: AttributeMap | undefined): string | undefined =>
  attributes && mapText(attributes, (value) => structureText('AttributeValue', value));

/** Source: https://github.com/risingwavelabs/risingwave/issues/17572; for a deletion by analogy. */
export const writeRequestText = ({ PutRequest: put, DeleteRequest: remove }: WriteRequest): string =>
  membersText('WriteRequest', {
    putRequest: put && membersText('PutRequest', { item: attributesText(put.Item), workloadProfileName: undefined }),
    deleteRequest: remove && membersText('DeleteRequest', { key: attributesText(remove.Key), workloadProfileName: undefined }),
  });

/** `{Music=..., Films=...}` */
export const mapText = <V>(map: Readonly<Record<string, V>>, valueText: (value: V) => string): string =>
  `{${Object.keys(map)
    .map((key) => `${key}=${valueText(map[key]!)}`)
    .join(', ')}}`;

const hashCode = (text: string): number => {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
};

/** The order in which Java goes through a set of texts that were added in this order; `buckets` is what it begins with. */
export function hashSetOrder(texts: Iterable<string>, buckets = 16): string[] {
  const all = [...new Set(texts)];
  while (all.length > buckets * 0.75) buckets *= 2;
  const bucketOf = (text: string): number => {
    const hash = hashCode(text);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return all.sort((a, b) => bucketOf(a) - bucketOf(b));
}

/** The same of a map that is made for as many as it takes. Source: M-Q 127. */
export function sizedMapOrder(texts: readonly string[]): string[] {
  let buckets = 1;
  while (buckets < texts.length) buckets *= 2;
  return hashSetOrder(texts, buckets);
}
