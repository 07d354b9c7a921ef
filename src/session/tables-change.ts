/** Changes of a table that stands, and the UpdateTable requests they stand for. */
import type { IndexRecord, TableRecord } from '#engine';
import {
  type BillingMode,
  definitionsOf,
  firstUnits,
  type IndexForm,
  indexInput,
  keyAttributesOf,
  numberOf,
  type StreamViewType,
  type TagForm,
  throughputOf,
  type UnitsForm,
} from './create-table-form.ts';
import { arnOf } from './foreign-table.ts';
import { type KeyAttribute, keysOf } from './table-keys.ts';

export interface IndexCapacityForm {
  readonly name: string;
  readonly provisioned: UnitsForm;
  readonly maximum: UnitsForm;
}

export interface CapacityForm {
  readonly billingMode: BillingMode;
  readonly provisioned: UnitsForm;
  readonly maximum: UnitsForm;
  /** Of every global index. */
  readonly indexes: readonly IndexCapacityForm[];
}

type Leveled = Pick<IndexRecord, 'throughput' | 'onDemandMaximum'>;

/** -1 stands for no maximum. */
const typedMaximum = (units: number | undefined): string => (units === undefined || units < 0 ? '' : String(units));

const provisionedForm = ({ throughput: { readUnits, writeUnits } }: Leveled): UnitsForm =>
  readUnits === 0 && writeUnits === 0 ? firstUnits : { read: String(readUnits), write: String(writeUnits) };

const maximumForm = ({ onDemandMaximum: maximum }: Leveled): UnitsForm => ({
  read: typedMaximum(maximum?.readUnits),
  write: typedMaximum(maximum?.writeUnits),
});

export const globalIndexesOf = (table: TableRecord): IndexRecord[] => table.indexes.filter(({ kind }) => kind === 'global');
export const localIndexesOf = (table: TableRecord): IndexRecord[] => table.indexes.filter(({ kind }) => kind === 'local');

/** The capacity as it stands, ready to be changed. */
export const capacityFormOf = (table: TableRecord): CapacityForm => ({
  billingMode: table.billingMode,
  provisioned: provisionedForm(table),
  maximum: maximumForm(table),
  indexes: globalIndexesOf(table).map((index) => ({
    name: index.name,
    provisioned: provisionedForm(index),
    maximum: maximumForm(index),
  })),
});

const isSame = (a: UnitsForm, b: UnitsForm): boolean => numberOf(a.read) === numberOf(b.read) && numberOf(a.write) === numberOf(b.write);

/** An empty field takes a maximum away that was there; -1 where there was none is refused. */
const wantedMaximum = (wanted: UnitsForm, before: UnitsForm): object => ({
  MaxReadRequestUnits: numberOf(wanted.read) ?? (before.read === '' ? undefined : -1),
  MaxWriteRequestUnits: numberOf(wanted.write) ?? (before.write === '' ? undefined : -1),
});

/** What an UpdateTable sends of capacity: the levels that differ, or all of them when the mode changes. */
export function capacityInput(table: TableRecord, form: CapacityForm): object {
  const before = capacityFormOf(table);
  const changesMode = form.billingMode !== table.billingMode;
  const isProvisioned = form.billingMode === 'PROVISIONED';
  const level = isProvisioned ? 'provisioned' : 'maximum';
  const updates = form.indexes.flatMap((index, i) => {
    const standing = before.indexes[i] ?? index;
    const isKept = isSame(index[level], standing[level]);
    if (isKept && !(changesMode && isProvisioned)) return [];
    const capacity = isProvisioned
      ? { ProvisionedThroughput: throughputOf(index.provisioned) }
      : { OnDemandThroughput: wantedMaximum(index.maximum, standing.maximum) };
    return [{ Update: { IndexName: index.name, ...capacity } }];
  });
  const isTableKept = isSame(form[level], before[level]);
  // A request that changes nothing is sent as it is; DynamoDB says that it changes nothing.
  const sendsTable = isProvisioned ? changesMode || !isTableKept || updates.length === 0 : !isTableKept;
  const sendsMode = changesMode || (!isProvisioned && !sendsTable && updates.length === 0);
  return {
    TableName: table.name,
    BillingMode: sendsMode ? form.billingMode : undefined,
    ProvisionedThroughput: isProvisioned && sendsTable ? throughputOf(form.provisioned) : undefined,
    OnDemandThroughput: !isProvisioned && sendsTable ? wantedMaximum(form.maximum, before.maximum) : undefined,
    GlobalSecondaryIndexUpdates: updates.length > 0 ? updates : undefined,
  };
}

/** Attributes that are keys already; their types stand. */
export const definedAttributes = ({ attributeTypes }: TableRecord): KeyAttribute[] =>
  Object.entries(attributeTypes).map(([name, type]) => ({ name, type }));

export function addIndexInput(table: TableRecord, index: IndexForm): object {
  const [partition = { name: '', type: 'S' }] = keysOf(table);
  const keys = keyAttributesOf({ partition: { name: '', type: 'S' }, sort: { name: '', type: 'S' }, indexes: [index] });
  const names = new Set(keys.map(({ name }) => name));
  const defined = definedAttributes(table).filter(({ name }) => names.has(name));
  return {
    TableName: table.name,
    AttributeDefinitions: definitionsOf([...defined, ...keys]),
    GlobalSecondaryIndexUpdates: [{ Create: indexInput(index, { partition, billingMode: table.billingMode }) }],
  };
}

export const deleteIndexInput = ({ name: TableName }: TableRecord, IndexName: string): object => ({
  TableName,
  GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }],
});

export const tableClassInput = ({ name: TableName }: TableRecord, TableClass: TableRecord['tableClass']): object => ({
  TableName,
  TableClass,
});

export const protectionInput = ({ name: TableName }: TableRecord, DeletionProtectionEnabled: boolean): object => ({
  TableName,
  DeletionProtectionEnabled,
});

export const streamInput = ({ name: TableName }: TableRecord, stream: StreamViewType | 'off'): object => ({
  TableName,
  StreamSpecification: stream === 'off' ? { StreamEnabled: false } : { StreamEnabled: true, StreamViewType: stream },
});

export const encryptionInput = ({ name: TableName }: TableRecord, isEncryptedByKms: boolean): object => ({
  TableName,
  SSESpecification: isEncryptedByKms ? { Enabled: true, SSEType: 'KMS' } : { Enabled: false },
});

/** DynamoDB wants the attribute's name to switch it off, too. */
export const timeToLiveInput = ({ name: TableName }: TableRecord, AttributeName: string, Enabled: boolean): object => ({
  TableName,
  TimeToLiveSpecification: { Enabled, AttributeName },
});

/** Pairs without a key are left out: an empty row of the form. */
export const tagInput = (table: TableRecord, tags: readonly Pick<TagForm, 'key' | 'value'>[]): object => ({
  ResourceArn: arnOf(table),
  Tags: tags.filter(({ key }) => key !== '').map(({ key: Key, value: Value }) => ({ Key, Value })),
});

export const untagInput = (table: TableRecord, TagKeys: readonly string[]): object => ({ ResourceArn: arnOf(table), TagKeys });
