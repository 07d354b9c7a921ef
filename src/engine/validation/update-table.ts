/** UpdateTable's request, checked as far as it needs no table. Source: reference 13.6, rows 7, 35, 36; the rest E. */
import { invalid, invalidParameter, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { UpdateTableRequest } from '#engine/model/requests.ts';
import type { BillingMode, OnDemandMaximum, StreamViewType, TableClass, Throughput } from '#engine/model/table.ts';
import { plainTableName } from './constraints.ts';
import { attributeTypesOf } from './create-table.ts';
import {
  type AttributeTypes,
  globalIndexRequest,
  type IndexRequest,
  onDemandMaximum,
  throughputOf,
} from './index-definition.ts';
import { checkUpdateConstraints } from './table-constraints.ts';

export interface IndexUpdate {
  readonly name: string;
  readonly throughput: Throughput | undefined;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
}

export interface UpdateTable {
  readonly name: string;
  readonly attributeTypes: AttributeTypes;
  readonly billingMode: BillingMode | undefined;
  readonly throughput: Throughput | undefined;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly createIndex: IndexRequest | undefined;
  readonly updateIndexes: readonly IndexUpdate[];
  readonly deleteIndex: string | undefined;
  /** Absent: as it is; `'off'`: disabled. */
  readonly stream: StreamViewType | 'off' | undefined;
  readonly tableClass: TableClass | undefined;
  readonly deletionProtection: boolean | undefined;
  readonly encrypted: boolean | undefined;
}

const changingParameters = [
  'ProvisionedThroughput',
  'BillingMode',
  'StreamSpecification',
  'SSESpecification',
  'TableClass',
  'DeletionProtectionEnabled',
  'OnDemandThroughput',
] as const satisfies readonly (keyof UpdateTableRequest)[];

function checkChangesSomething(wire: UpdateTableRequest): Refusal | undefined {
  const indexUpdates = wire.GlobalSecondaryIndexUpdates ?? [];
  if (indexUpdates.length > 0 || changingParameters.some((name) => wire[name] !== undefined)) return undefined;
  return invalid(
    'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
  );
}

function checkModeAndThroughput(wire: UpdateTableRequest): Refusal | undefined {
  if (wire.BillingMode === 'PAY_PER_REQUEST' && wire.ProvisionedThroughput !== undefined) {
    return invalidParameter(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  }
  if (wire.BillingMode === 'PROVISIONED' && wire.ProvisionedThroughput === undefined) {
    return invalidParameter('ProvisionedThroughput must be specified when BillingMode is PROVISIONED');
  }
  return undefined;
}

/** One index may be made or removed in a request. Source: SDK model; text: row 34. */
function checkIndexUpdates(updates: NonNullable<UpdateTableRequest['GlobalSecondaryIndexUpdates']>): Refusal | undefined {
  for (const { Create: create, Update: update, Delete: remove } of updates) {
    const actions = [create, update, remove].filter((action) => action !== undefined).length;
    if (actions === 0) {
      return invalidParameter(
        'One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null',
      );
    }
    if (actions > 1) {
      return invalidParameter(
        'Only one of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete may not be null',
      );
    }
  }
  const names = updates.map((action) => (action.Create ?? action.Update ?? action.Delete)?.IndexName);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated === undefined) return undefined;
  return invalidParameter(`Only one global secondary index update per index is allowed simultaneously. Index: ${repeated}`);
}

export function validateUpdateTable(wire: UpdateTableRequest): UpdateTable | Refusal {
  const updates = wire.GlobalSecondaryIndexUpdates ?? [];
  const refusal =
    checkUpdateConstraints(wire) ??
    checkChangesSomething(wire) ??
    checkModeAndThroughput(wire) ??
    checkIndexUpdates(updates);
  if (refusal !== undefined) return refusal;

  const attributeTypes = attributeTypesOf(wire.AttributeDefinitions);
  const created = updates.find(({ Create: create }) => create !== undefined)?.Create;
  const createIndex = created && globalIndexRequest(created, attributeTypes);
  if (isRefusal(createIndex)) return createIndex;
  const stream = wire.StreamSpecification;
  return {
    name: plainTableName(wire.TableName ?? ''),
    attributeTypes,
    billingMode: wire.BillingMode as BillingMode | undefined,
    throughput: throughputOf(wire.ProvisionedThroughput),
    onDemandMaximum: onDemandMaximum(wire.OnDemandThroughput),
    createIndex,
    updateIndexes: updates.flatMap(({ Update: update }) =>
      update === undefined
        ? []
        : {
            name: update.IndexName ?? '',
            throughput: throughputOf(update.ProvisionedThroughput),
            onDemandMaximum: onDemandMaximum(update.OnDemandThroughput),
          },
    ),
    deleteIndex: updates.find(({ Delete: remove }) => remove !== undefined)?.Delete?.IndexName,
    stream:
      stream === undefined ? undefined : stream.StreamEnabled === true ? (stream.StreamViewType as StreamViewType) : 'off',
    tableClass: wire.TableClass as TableClass | undefined,
    deletionProtection: wire.DeletionProtectionEnabled,
    encrypted: wire.SSESpecification?.Enabled,
  };
}
