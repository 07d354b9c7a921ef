/** CreateTable's request, checked in DynamoDB's order. Source: reference 13.6, rows 5 to 27; order E. */
import type { ScalarKeyType } from '#engine/model/attribute-value.ts';
import { type KeySchema, keyAttributes } from '#engine/model/key.ts';
import { invalid, invalidParameter, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { CreateTableRequest, TableParameters, WireKeyElement } from '#engine/model/requests.ts';
import type { BillingMode, OnDemandMaximum, StreamViewType, TableClass, Throughput } from '#engine/model/table.ts';
import {
  type AttributeTypes,
  checkDefined,
  checkElementOrder,
  elementNames,
  type IndexRequest,
  indexRequests,
  keySchemaOf,
  onDemandMaximum,
  throughputOf,
} from './index-definition.ts';
import { checkCreateConstraints } from './table-constraints.ts';

export interface CreateTable {
  readonly name: string;
  readonly attributeTypes: AttributeTypes;
  readonly key: KeySchema;
  readonly billingMode: BillingMode;
  readonly throughput: Throughput;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly indexes: readonly IndexRequest[];
  readonly streamViewType: StreamViewType | undefined;
  readonly tableClass: TableClass;
  readonly deletionProtection: boolean;
  readonly encrypted: boolean;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export const noThroughput: Throughput = { readUnits: 0, writeUnits: 0 };

/** Source: E. */
const throughputUnitsMax = 1_000_000_000_000;

/** Throughput goes with the billing mode. Source: rows 25, 26. */
export function checkBilling(mode: BillingMode, wire: TableParameters['ProvisionedThroughput']): Refusal | undefined {
  if (mode === 'PAY_PER_REQUEST') {
    if (wire === undefined) return undefined;
    return invalidParameter(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  }
  if (wire === undefined) {
    return invalidParameter(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
  }
  for (const [name, units = 0] of Object.entries(wire)) {
    if (units > throughputUnitsMax) return invalid(`Given value ${units} for ${name} is out of bounds`);
  }
  return undefined;
}

/** Source: row 27; the other way round: E. */
export function checkStream(wire: TableParameters['StreamSpecification']): Refusal | undefined {
  if (wire === undefined) return undefined;
  if (wire.StreamEnabled === true && wire.StreamViewType === undefined) {
    return invalidParameter('Table is being created with a stream enabled, StreamViewType must be specified');
  }
  if (wire.StreamEnabled !== true && wire.StreamViewType !== undefined) {
    return invalidParameter('Table is being created with a stream disabled, UpdateViewType should not be specified');
  }
  return undefined;
}

export function attributeTypesOf(definitions: TableParameters['AttributeDefinitions'] = []): AttributeTypes {
  return Object.fromEntries(
    definitions.map(({ AttributeName: name = '', AttributeType: type }) => [name, type as ScalarKeyType]),
  );
}

export function validateCreateTable(wire: CreateTableRequest): CreateTable | Refusal {
  const billingMode = (wire.BillingMode ?? 'PROVISIONED') as BillingMode;
  const elements = wire.KeySchema ?? [];
  const types = attributeTypesOf(wire.AttributeDefinitions);
  const refusal =
    checkCreateConstraints(wire) ??
    checkBilling(billingMode, wire.ProvisionedThroughput) ??
    checkKeyDefined(elements, types) ??
    checkElementOrder(elements, false) ??
    checkStream(wire.StreamSpecification) ??
    checkIndexBilling(billingMode, wire);
  if (refusal !== undefined) return refusal;

  const key = keySchemaOf(elements, types);
  const indexes = indexRequests(wire.LocalSecondaryIndexes, wire.GlobalSecondaryIndexes, key, types);
  if (isRefusal(indexes)) return indexes;
  const unused = checkAllUsed(types, key, indexes);
  if (unused !== undefined) return unused;
  return {
    name: wire.TableName ?? '',
    attributeTypes: types,
    key,
    billingMode,
    throughput: throughputOf(wire.ProvisionedThroughput) ?? noThroughput,
    onDemandMaximum: onDemandMaximum(wire.OnDemandThroughput),
    indexes,
    streamViewType: wire.StreamSpecification?.StreamViewType as StreamViewType | undefined,
    tableClass: (wire.TableClass ?? 'STANDARD') as TableClass,
    deletionProtection: wire.DeletionProtectionEnabled ?? false,
    encrypted: wire.SSESpecification?.Enabled ?? false,
    tags: (wire.Tags ?? []).map(({ Key: tag = '', Value: value = '' }) => ({ key: tag, value })),
  };
}

/** Source: rows 11, 16; which of the two: E and https://github.com/aws-cloudformation/cfn-lint/issues/1037. */
function checkKeyDefined(elements: readonly WireKeyElement[], types: AttributeTypes): Refusal | undefined {
  if (elements.length > Object.keys(types).length) {
    return invalid('Invalid KeySchema: Some index key attribute have no definition');
  }
  return checkDefined(elementNames(elements), types);
}

function checkIndexBilling(mode: BillingMode, { GlobalSecondaryIndexes: globals = [] }: CreateTableRequest): Refusal | undefined {
  for (const { ProvisionedThroughput: throughput, IndexName: name } of globals) {
    if (mode === 'PAY_PER_REQUEST' && throughput !== undefined) {
      return invalidParameter(
        `ProvisionedThroughput should not be specified for index: ${name} when BillingMode is PAY_PER_REQUEST`,
      );
    }
    if (mode === 'PROVISIONED' && throughput === undefined) {
      return invalidParameter(`ProvisionedThroughput must be specified for index: ${name}`);
    }
  }
  return undefined;
}

/**
 * Every defined attribute is a key of something. Source: row 15; for tables with indexes:
 * https://github.com/aws-cloudformation/cfn-lint/issues/1037. Assumption: the order of the names in it.
 */
function checkAllUsed(types: AttributeTypes, key: KeySchema, indexes: readonly IndexRequest[]): Refusal | undefined {
  const used = new Set([key, ...indexes.map((index) => index.key)].flatMap(keyAttributes).map(({ name }) => name));
  const defined = Object.keys(types);
  if (used.size === defined.length) return undefined;
  if (indexes.length > 0) {
    return invalidParameter(
      `Some AttributeDefinitions are not used. AttributeDefinitions: [${defined.join(', ')}], keys used: [${[...used].join(', ')}]`,
    );
  }
  return invalidParameter(
    'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
  );
}
