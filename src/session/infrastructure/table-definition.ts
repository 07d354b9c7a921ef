/** What a table is, without what it holds and how it came to be: the ground of every template. */
import type { IndexRecord, TableRecord } from '#engine';
import { type KeyAttribute, keysOf } from '../table-keys.ts';
import { vectorIndexInputs } from '../vector-index-input.ts';

export type KeyPart = readonly [name: string, type: 'HASH' | 'RANGE'];

/** Provisioned levels, or the maximum of what is on demand; absent where nothing limits it. */
export interface Levels {
  readonly read?: number | undefined;
  readonly write?: number | undefined;
}

export interface IndexDefinition {
  readonly name: string;
  readonly key: readonly KeyPart[];
  readonly projection: { readonly type: string; readonly attributes: readonly string[] };
  readonly provisioned?: Levels | undefined;
  readonly maximum?: Levels | undefined;
}

export interface TableDefinition {
  readonly name: string;
  /** Of the keys. */
  readonly attributes: readonly KeyAttribute[];
  /** Those besides that searches of vector indexes may name. */
  readonly searchAttributes: readonly KeyAttribute[];
  readonly key: readonly KeyPart[];
  readonly billingMode: TableRecord['billingMode'];
  readonly provisioned?: Levels | undefined;
  readonly maximum?: Levels | undefined;
  readonly globalIndexes: readonly IndexDefinition[];
  readonly localIndexes: readonly IndexDefinition[];
  /** As requests spell them. */
  readonly vectorIndexes?: readonly object[] | undefined;
  readonly tableClass: TableRecord['tableClass'];
  readonly streamView?: string | undefined;
  readonly isEncryptedByKms: boolean;
  readonly expiresBy?: string | undefined;
  readonly recoveryDays?: number | undefined;
  readonly isProtected: boolean;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** Tables and indexes that are on their way out have no part in it. */
export const definitionsOf = (tables: readonly TableRecord[]): TableDefinition[] =>
  tables.filter(({ status }) => status !== 'DELETING').map(definitionOf);

function definitionOf(record: TableRecord): TableDefinition {
  const indexes = record.indexes.filter(({ status }) => status !== 'DELETING');
  const searched = (record.vectorIndexes ?? []).filter(({ status }) => status !== 'DELETING').flatMap(({ searchSchema }) => searchSchema);
  const attributes = once([record, ...indexes].flatMap(keysOf));
  return {
    name: record.name,
    attributes,
    searchAttributes: once(searched).filter(({ name }) => !attributes.some((attribute) => attribute.name === name)),
    key: keyParts(record),
    billingMode: record.billingMode,
    ...levelsOf(record, record.billingMode),
    globalIndexes: indexes.filter(({ kind }) => kind === 'global').map((index) => indexDefinition(index, record.billingMode)),
    localIndexes: indexes.filter(({ kind }) => kind === 'local').map((index) => indexDefinition(index, undefined)),
    vectorIndexes: vectorIndexInputs(record),
    tableClass: record.tableClass,
    streamView: record.stream?.viewType,
    isEncryptedByKms: record.encryption !== undefined,
    expiresBy: record.timeToLive?.attributeName,
    recoveryDays: record.pointInTimeRecovery?.days,
    isProtected: record.deletionProtection,
    tags: record.tags,
  };
}

/** Each name once, where it comes first. */
const once = (attributes: readonly KeyAttribute[]): KeyAttribute[] => [
  ...new Map(attributes.map(({ name, type }) => [name, { name, type }])).values(),
];

const keyParts = ({ key }: Pick<TableRecord, 'key'>): KeyPart[] => [
  ...key.partition.map(({ name }): KeyPart => [name, 'HASH']),
  ...key.sort.map(({ name }): KeyPart => [name, 'RANGE']),
];

/** Local indexes have no throughput of their own, so they have no mode either. */
function indexDefinition(index: IndexRecord, mode: TableRecord['billingMode'] | undefined): IndexDefinition {
  const { name, projection } = index;
  return {
    name,
    key: keyParts(index),
    projection: { type: projection.type, attributes: projection.nonKeyAttributes },
    ...(mode === undefined ? {} : levelsOf(index, mode)),
  };
}

function levelsOf(
  { throughput: { readUnits, writeUnits }, onDemandMaximum }: Pick<TableRecord, 'throughput' | 'onDemandMaximum'>,
  mode: TableRecord['billingMode'],
): Pick<TableDefinition, 'provisioned' | 'maximum'> {
  if (mode === 'PROVISIONED') return { provisioned: { read: readUnits, write: writeUnits } };
  const [read, write] = [limit(onDemandMaximum?.readUnits), limit(onDemandMaximum?.writeUnits)];
  return read === undefined && write === undefined ? {} : { maximum: { read, write } };
}

/** -1 stands for no maximum. */
const limit = (units: number | undefined): number | undefined => (units === undefined || units < 0 ? undefined : units);

/** Names of one kind each their own, though the names of tables may differ in nothing but what is left out. */
export function distinct(names: readonly string[], spell: (name: string) => string): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = spell(name);
    let free = wanted;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${wanted}${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
