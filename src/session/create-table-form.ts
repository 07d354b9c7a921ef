/** The form of "Create table", and the CreateTable request it stands for. What is typed is kept as typed. */
import type { KeyAttribute } from './table-keys.ts';

export type KeyType = KeyAttribute['type'];
export type BillingMode = 'PAY_PER_REQUEST' | 'PROVISIONED';
export type TableClass = 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
export type ProjectionType = 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
export type StreamViewType = 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'KEYS_ONLY';

/** Capacity as typed; empty: not given. */
export interface UnitsForm {
  readonly read: string;
  readonly write: string;
}

export interface IndexForm {
  /** Counts up within a form, so that rows keep their place while others come and go. */
  readonly id: number;
  readonly kind: 'local' | 'global';
  readonly name: string;
  /** Attributes of a global index's partition key; a local one has the table's. */
  readonly partition: readonly KeyAttribute[];
  readonly sort: readonly KeyAttribute[];
  readonly projection: ProjectionType;
  /** Attributes of the projection INCLUDE. */
  readonly nonKeyAttributes: readonly string[];
  readonly provisioned: UnitsForm;
  readonly maximum: UnitsForm;
}

export interface TagForm {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

export interface CreateTableForm {
  readonly name: string;
  readonly partition: KeyAttribute;
  /** An empty name: the table has no sort key. */
  readonly sort: KeyAttribute;
  readonly billingMode: BillingMode;
  readonly provisioned: UnitsForm;
  readonly maximum: UnitsForm;
  readonly indexes: readonly IndexForm[];
  readonly tableClass: TableClass;
  readonly stream: StreamViewType | 'off';
  /** With the account's key at KMS instead of one that DynamoDB owns. */
  readonly isEncryptedByKms: boolean;
  readonly isProtected: boolean;
  readonly tags: readonly TagForm[];
}

const noUnits: UnitsForm = { read: '', write: '' };
/** What the console of AWS begins with. */
export const firstUnits: UnitsForm = { read: '5', write: '5' };
const noAttribute: KeyAttribute = { name: '', type: 'S' };

export const emptyCreateTableForm: CreateTableForm = {
  name: '',
  partition: noAttribute,
  sort: noAttribute,
  billingMode: 'PAY_PER_REQUEST',
  provisioned: firstUnits,
  maximum: noUnits,
  indexes: [],
  tableClass: 'STANDARD',
  stream: 'off',
  isEncryptedByKms: false,
  isProtected: false,
  tags: [],
};

const nextId = (rows: readonly { readonly id: number }[]): number => Math.max(0, ...rows.map(({ id }) => id)) + 1;

export const newIndexForm = (kind: IndexForm['kind'], others: readonly IndexForm[] = []): IndexForm => ({
  id: nextId(others),
  kind,
  name: '',
  partition: kind === 'global' ? [noAttribute] : [],
  sort: [noAttribute],
  projection: 'ALL',
  nonKeyAttributes: [''],
  provisioned: firstUnits,
  maximum: noUnits,
});

export const newTag = (others: readonly TagForm[]): TagForm => ({ id: nextId(others), key: '', value: '' });

/** Attributes of keys in the order in which the form shows them; those without a name yet are left out. */
export function keyAttributesOf({ partition, sort, indexes }: Pick<CreateTableForm, 'partition' | 'sort' | 'indexes'>): KeyAttribute[] {
  return [partition, sort, ...indexes.flatMap((index) => [...index.partition, ...index.sort])].filter(
    ({ name }) => name !== '',
  );
}

/** An attribute has one type in all keys: the one it is first given. */
export const typeOfKey = (attributes: readonly KeyAttribute[], name: string): KeyType | undefined =>
  attributes.find((attribute) => attribute.name === name)?.type;

export function definitionsOf(attributes: readonly KeyAttribute[]): object[] {
  const names = [...new Set(attributes.map(({ name }) => name))];
  return names.map((name) => ({ AttributeName: name, AttributeType: typeOfKey(attributes, name) }));
}

/**
 * A number as typed. What is no number goes out as text, and DynamoDB says what it thinks of it; so it does
 * of a number that is missing.
 */
export function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : trimmed;
}

export const throughputOf = ({ read, write }: UnitsForm): object => ({
  ReadCapacityUnits: numberOf(read),
  WriteCapacityUnits: numberOf(write),
});

/** Nothing where no maximum is asked for. */
export function maximumOf({ read, write }: UnitsForm): object | undefined {
  if (read.trim() === '' && write.trim() === '') return undefined;
  return { MaxReadRequestUnits: numberOf(read), MaxWriteRequestUnits: numberOf(write) };
}

const elements = (attributes: readonly KeyAttribute[], type: 'HASH' | 'RANGE'): object[] =>
  attributes.map(({ name }) => ({ AttributeName: name, KeyType: type }));

/** Sort keys may be left empty; a partition key is always asked for, so that DynamoDB can refuse an empty one. */
export const keySchemaOf = (partition: readonly KeyAttribute[], sort: readonly KeyAttribute[]): object[] => [
  ...elements(partition, 'HASH'),
  ...elements(sort.filter(({ name }) => name !== ''), 'RANGE'),
];

/** An index as CreateTable and UpdateTable take it. */
export function indexInput(index: IndexForm, table: Pick<CreateTableForm, 'partition' | 'billingMode'>): object {
  const isGlobal = index.kind === 'global';
  const isProvisioned = isGlobal && table.billingMode === 'PROVISIONED';
  const isCapped = isGlobal && !isProvisioned;
  return {
    IndexName: index.name,
    KeySchema: keySchemaOf(isGlobal ? index.partition : [table.partition], index.sort),
    Projection: {
      ProjectionType: index.projection,
      NonKeyAttributes: index.projection === 'INCLUDE' ? index.nonKeyAttributes.filter((name) => name !== '') : undefined,
    },
    ProvisionedThroughput: isProvisioned ? throughputOf(index.provisioned) : undefined,
    OnDemandThroughput: isCapped ? maximumOf(index.maximum) : undefined,
  };
}

const orAbsent = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** The request, with nothing in it that was left as DynamoDB has it by itself. */
export function createTableInput(form: CreateTableForm): object {
  const { partition, sort, indexes, billingMode } = form;
  const isProvisioned = billingMode === 'PROVISIONED';
  const ofKind = (kind: IndexForm['kind']): readonly object[] | undefined =>
    orAbsent(indexes.filter((index) => index.kind === kind).map((index) => indexInput(index, form)));
  return {
    TableName: form.name,
    AttributeDefinitions: definitionsOf(keyAttributesOf(form)),
    KeySchema: keySchemaOf([partition], [sort]),
    BillingMode: billingMode,
    ProvisionedThroughput: isProvisioned ? throughputOf(form.provisioned) : undefined,
    OnDemandThroughput: isProvisioned ? undefined : maximumOf(form.maximum),
    LocalSecondaryIndexes: ofKind('local'),
    GlobalSecondaryIndexes: ofKind('global'),
    TableClass: form.tableClass === 'STANDARD' ? undefined : form.tableClass,
    StreamSpecification: form.stream === 'off' ? undefined : { StreamEnabled: true, StreamViewType: form.stream },
    SSESpecification: form.isEncryptedByKms ? { Enabled: true, SSEType: 'KMS' } : undefined,
    DeletionProtectionEnabled: form.isProtected ? true : undefined,
    Tags: orAbsent(form.tags.map(({ key, value }) => ({ Key: key, Value: value }))),
  };
}
