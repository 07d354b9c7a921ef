/**
 * UpdateTable's request, checked as far as it needs no table. Source: reference 13.6, rows 7, 35, 36; M-Q 015, 017, 044,
 * 047, 059, 159 to 162, 174, 175, 382, 433, 437.
 */
import { invalid, invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import type { UpdateTableRequest, WireIndex, WireIndexUpdate, WireStreamSpecification } from '#engine/model/requests.ts';
import type { BillingMode, OnDemandMaximum, StreamViewType, TableClass, Throughput, VectorIndexDefinition } from '#engine/model/table.ts';
import { plainTableName } from './constraints.ts';
import { attributeTypesOf } from './create-table.ts';
import { checkEncryption, type KeyWish, keyWish } from './encryption.ts';
import { type AttributeTypes, throughputOf } from './index-definition.ts';
import { checkUpdateConstraints } from './table-constraints.ts';
import { checkMaximumRange, onDemandMaximum, warmWish, type WarmWish } from './throughput-levels.ts';
import { checkSimulated } from './unsimulated-members.ts';
import { checkVectorIndex, vectorIndexDefinition } from './vector-index.ts';

export interface IndexUpdate {
  readonly name: string;
  readonly throughput: Throughput | undefined;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly warm: WarmWish | undefined;
}

export interface UpdateTable {
  readonly name: string;
  readonly attributeTypes: AttributeTypes;
  readonly billingMode: BillingMode | undefined;
  readonly throughput: Throughput | undefined;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly warm: WarmWish | undefined;
  /** What their keys are is known once the table is. */
  readonly createIndexes: readonly WireIndex[];
  readonly updateIndexes: readonly IndexUpdate[];
  readonly deleteIndexes: readonly string[];
  readonly createVectors: readonly VectorIndexDefinition[];
  readonly deleteVectors: readonly string[];
  /** Absent: as it is; `'off'`: disabled. */
  readonly stream: StreamViewType | 'off' | undefined;
  readonly tableClass: TableClass | undefined;
  readonly deletionProtection: boolean | undefined;
  readonly encryption: KeyWish | 'off' | undefined;
}

/** What a request changes, by the names that refusals use. */
interface Concerns {
  readonly isEncryption: boolean;
  readonly isClass: boolean;
  readonly isProtection: boolean;
  readonly isWarm: boolean;
  readonly isMaximum: boolean;
  readonly isThroughput: boolean;
  readonly isBilling: boolean;
  readonly isStream: boolean;
  readonly isIndexes: boolean;
  readonly isVectors: boolean;
}

const concernsOf = (wire: UpdateTableRequest): Concerns => ({
  isEncryption: wire.SSESpecification !== undefined,
  isClass: wire.TableClass !== undefined,
  isProtection: wire.DeletionProtectionEnabled !== undefined,
  isWarm: warmWish(wire.WarmThroughput) !== undefined || (wire.GlobalSecondaryIndexUpdates ?? []).some(isWarmUpdate),
  isMaximum: onDemandMaximum(wire.OnDemandThroughput) !== undefined,
  isThroughput: wire.ProvisionedThroughput !== undefined,
  isBilling: wire.BillingMode !== undefined,
  isStream: wire.StreamSpecification !== undefined,
  isIndexes: wire.GlobalSecondaryIndexUpdates !== undefined,
  isVectors: (wire.VectorIndexUpdates?.length ?? 0) > 0,
});

const isWarmUpdate = ({ Update: update }: WireIndexUpdate): boolean => update?.WarmThroughput !== undefined;

const isOnlyWarm = ({ Update: update }: WireIndexUpdate): boolean =>
  update?.WarmThroughput !== undefined && update.ProvisionedThroughput === undefined && update.OnDemandThroughput === undefined;

/** Source: row 35, with the list as it has grown: M-Q 015, 442 (us-east-1). */
function checkChangesSomething(wire: UpdateTableRequest, concerns: Concerns): Refusal | undefined {
  const { GlobalSecondaryIndexUpdates: updates } = wire;
  const isAny = Object.entries(concerns).some(([name, is]) => is && name !== 'isIndexes') || (updates?.length ?? 0) > 0;
  if (isAny) return updates?.length === 0 ? invalidParameter('List of GlobalSecondaryIndexUpdates is empty') : undefined;
  // Assumption: by analogy.
  if (wire.VectorIndexUpdates !== undefined) return invalidParameter('List of VectorIndexUpdates is empty');
  return invalid(
    'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, ' +
      'ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, ' +
      'OnDemandThroughput, WarmThroughput or TableClass is required',
  );
}

function checkModeAndThroughput(wire: UpdateTableRequest): Refusal | undefined {
  if (wire.BillingMode === 'PAY_PER_REQUEST' && wire.ProvisionedThroughput !== undefined) {
    return invalidParameter('ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST');
  }
  if (wire.BillingMode === 'PROVISIONED' && wire.ProvisionedThroughput === undefined) {
    return invalidParameter('ProvisionedThroughput must be specified when BillingMode is PROVISIONED');
  }
  return undefined;
}

/** One action to an entry, one entry to an index. Source: SDK model; M-Q 160. */
function checkIndexUpdates(updates: readonly WireIndexUpdate[]): Refusal | undefined {
  for (const { Create: create, Update: update, Delete: remove } of updates) {
    const actions = [create, update, remove].filter((action) => action !== undefined).length;
    if (actions === 0) {
      return invalidParameter(
        'One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null',
      );
    }
    if (actions > 1) return invalidParameter('Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object');
    if (update?.WarmThroughput !== undefined && warmWish(update.WarmThroughput) === undefined) {
      return invalidParameter(
        `WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond specified for index: ${update.IndexName}`,
      );
    }
  }
  const names = updates.map((action) => (action.Create ?? action.Update ?? action.Delete)?.IndexName);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated === undefined) return undefined;
  return invalidParameter(`Only one global secondary index update per index is allowed simultaneously. Index: ${repeated}`);
}

/** Most changes want a request of their own. */
function checkAlone(wire: UpdateTableRequest, concerns: Concerns): Refusal | undefined {
  const { isEncryption, isClass, isProtection, isWarm, isMaximum, isBilling } = concerns;
  const count = Object.values(concerns).filter((is) => is).length;
  const updates = wire.GlobalSecondaryIndexUpdates ?? [];
  const only = 'modification must be the only operation in the request';
  if (isEncryption && count > 1) return invalidParameter(`Server-Side Encryption ${only}`);
  if (isClass && count > 1) return invalidParameter(`TableClass ${only}`);
  if (isProtection && count > 1) return invalidParameter(`DeletionProtection ${only}`);
  if (isWarm) {
    if (updates.some(({ Create: create }) => create !== undefined)) {
      return invalidParameter('Create global secondary index cannot be specified when updating WarmThroughput');
    }
    const others = count - 1 - (concerns.isIndexes ? 1 : 0);
    if (others > 0 || !updates.every(isOnlyWarm)) return invalidParameter('WarmThroughput must be the only operation in the request');
  }
  if (isMaximum && count > (isBilling ? 2 : 1)) {
    return invalidParameter('OnDemandThroughput can only be combined with BillingMode in an UpdateTable request');
  }
  return checkWithThroughput(wire, concerns, updates);
}

function checkWithThroughput(wire: UpdateTableRequest, concerns: Concerns, updates: readonly WireIndexUpdate[]): Refusal | undefined {
  const isIops = concerns.isThroughput || wire.BillingMode === 'PROVISIONED';
  const makesIndexes = concerns.isVectors || updates.some(({ Update: update }) => update === undefined);
  if (concerns.isStream && isIops) return invalidParameter('You cannot modify stream status while updating table IOPS');
  if (makesIndexes && isIops) return invalidParameter('You cannot create or delete index while updating table IOPS');
  if (makesIndexes && concerns.isStream) return invalidParameter('You cannot create or delete index while changing stream status');
  return undefined;
}

/** By analogy with those of global indexes. Assumption: the wording. */
function checkVectorUpdates({ VectorIndexUpdates: updates = [], AttributeDefinitions: definitions }: UpdateTableRequest): Refusal | undefined {
  const types = attributeTypesOf(definitions);
  for (const { Create: create, Delete: remove } of updates) {
    if (create === undefined && remove === undefined) return invalidParameter('One of VectorIndexUpdate.Create, VectorIndexUpdate.Delete must not be null');
    if (create !== undefined && remove !== undefined) return invalidParameter('Only one vector index action is allowed per VectorIndexUpdate object');
    const refusal = create && checkVectorIndex(create, types);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkStream(wire: WireStreamSpecification | undefined): Refusal | undefined {
  if (wire?.StreamEnabled === true && wire.StreamViewType === undefined) {
    return invalidParameter('If stream is being enabled then UpdateViewType is required');
  }
  if (wire?.StreamEnabled === false && wire.StreamViewType !== undefined) {
    return invalidParameter('If stream is being disabled, then UpdateViewType must not be specified');
  }
  return undefined;
}

function checkMaxima(wire: UpdateTableRequest): Refusal | undefined {
  const updates = wire.GlobalSecondaryIndexUpdates ?? [];
  const levels = [
    { index: undefined, maximum: wire.OnDemandThroughput, mayBeRemoved: true },
    ...updates.map(({ Create: create, Update: update }) => {
      const index = create ?? update;
      return { index: index?.IndexName, maximum: index?.OnDemandThroughput, mayBeRemoved: create === undefined };
    }),
  ];
  for (const { index, maximum, mayBeRemoved } of levels) {
    const refusal = checkMaximumRange({ index, onDemandMaximum: onDemandMaximum(maximum), warm: undefined }, mayBeRemoved);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

export function validateUpdateTable(wire: UpdateTableRequest): UpdateTable | Refusal {
  const updates = wire.GlobalSecondaryIndexUpdates ?? [];
  const concerns = concernsOf(wire);
  const refusal =
    checkUpdateConstraints(wire) ??
    checkSimulated('UpdateTable', wire) ??
    checkChangesSomething(wire, concerns) ??
    checkIndexUpdates(updates) ??
    checkVectorUpdates(wire) ??
    checkAlone(wire, concerns) ??
    checkModeAndThroughput(wire) ??
    checkStream(wire.StreamSpecification) ??
    checkEncryption(wire.SSESpecification) ??
    checkMaxima(wire);
  if (refusal !== undefined) return refusal;

  const stream = wire.StreamSpecification;
  const createIndexes = updates.flatMap(({ Create: create }) => create ?? []);
  const undefinedKeys = createIndexes.find(() => (wire.AttributeDefinitions ?? []).length === 0);
  if (undefinedKeys !== undefined) {
    return invalidParameter(`AttributeDefinitions is not specified for index: ${undefinedKeys.IndexName}`);
  }
  const vectorUpdates = wire.VectorIndexUpdates ?? [];
  const attributeTypes = attributeTypesOf(wire.AttributeDefinitions);
  return {
    name: plainTableName(wire.TableName ?? ''),
    attributeTypes,
    billingMode: wire.BillingMode as BillingMode | undefined,
    throughput: throughputOf(wire.ProvisionedThroughput),
    onDemandMaximum: onDemandMaximum(wire.OnDemandThroughput),
    warm: warmWish(wire.WarmThroughput),
    createIndexes,
    updateIndexes: updates.flatMap(({ Update: update }) => (update === undefined ? [] : indexUpdate(update))),
    deleteIndexes: updates.flatMap(({ Delete: remove }) => remove?.IndexName ?? []),
    createVectors: vectorUpdates.flatMap(({ Create: create }) => (create === undefined ? [] : vectorIndexDefinition(create, attributeTypes))),
    deleteVectors: vectorUpdates.flatMap(({ Delete: remove }) => remove?.IndexName ?? []),
    stream:
      stream === undefined ? undefined : stream.StreamEnabled === true ? (stream.StreamViewType as StreamViewType) : 'off',
    tableClass: wire.TableClass as TableClass | undefined,
    deletionProtection: wire.DeletionProtectionEnabled,
    encryption: keyWish(wire.SSESpecification),
  };
}

const indexUpdate = (update: WireIndex): IndexUpdate => ({
  name: update.IndexName ?? '',
  throughput: throughputOf(update.ProvisionedThroughput),
  onDemandMaximum: onDemandMaximum(update.OnDemandThroughput),
  warm: warmWish(update.WarmThroughput),
});
