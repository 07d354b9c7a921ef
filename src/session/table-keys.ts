/** Tables and indexes as things one can read from. */
import type { AttributeMap, IndexRecord, TableRecord } from '#engine';
import { attributeOf, setAttribute } from '#engine';
import { say } from '#texts/say.ts';

export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

type Keyed = Pick<TableRecord, 'key'>;

export const keyTypeNames = { S: say('String'), N: say('Number'), B: say('Binary') } as const;

/** Key attributes in their order: partition key, then sort key. */
export const keysOf = ({ key }: Keyed): readonly KeyAttribute[] => [...key.partition, ...key.sort];

/** What a read reads: the table or one of its indexes. */
export const sourceOf = (table: TableRecord, indexName: string | undefined): TableRecord | IndexRecord =>
  table.indexes.find(({ name }) => name === indexName) ?? table;

/** The primary key of an item; nothing when the item comes without a part of it. */
export function primaryKeyOf(table: Keyed, item: AttributeMap): AttributeMap | undefined {
  const key: AttributeMap = {};
  for (const { name } of keysOf(table)) {
    const value = attributeOf(item, name);
    if (value === undefined) return undefined;
    setAttribute(key, name, value);
  }
  return key;
}

/** `pk, sk`, as the mock of a table names its key. */
export const keyWords = (keyed: Keyed): string =>
  keysOf(keyed)
    .map(({ name }) => name)
    .join(', ');

/** A key attribute's value in one word. */
export const keyText = ({ S, N, B }: { S?: string; N?: string; B?: string }): string => S ?? N ?? B ?? '';
