/**
 * CreateTable's request, checked in DynamoDB's order. Source: reference 13.6, rows 5 to 27; order E; M-Q 024, 038, 039,
 * 042 to 045, 110, 123, 127.
 */
import type { ScalarKeyType } from '#engine/model/attribute-value.ts';
import { type KeySchema, keyAttributes } from '#engine/model/key.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import { invalid, invalidParameter, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { CreateTableRequest, TableParameters, WireKeyElement, WireStreamSpecification } from '#engine/model/requests.ts';
import type { BillingMode, OnDemandMaximum, StreamViewType, TableClass, Throughput, VectorIndexDefinition } from '#engine/model/table.ts';
import type { Tag } from '#engine/model/table-settings.ts';
import { checkEncryption, keyWish } from './encryption.ts';
import {
  type AttributeTypes,
  checkDefined,
  checkElementOrder,
  checkIndexKeys,
  checkNamesTogether,
  elementNames,
  type IndexRequest,
  indexRequests,
  keySchemaOf,
  throughputOf,
} from './index-definition.ts';
import { hashSetOrder, sizedMapOrder } from './java-text.ts';
import { checkPolicy } from './policy.ts';
import { checkCreateConstraints } from './table-constraints.ts';
import { checkTags, tagsOf } from './tags.ts';
import {
  checkInitialWarm,
  checkMaximumMode,
  checkMaximumRange,
  type NewLevels,
  onDemandMaximum,
  warmWish,
  type WarmWish,
} from './throughput-levels.ts';
import { checkSimulated } from './unsimulated-members.ts';
import { checkSameDimensions, checkVectorCount, checkVectorIndex, checkVectorMode, vectorIndexDefinition } from './vector-index.ts';

export interface CreateTable {
  readonly name: string;
  readonly attributeTypes: AttributeTypes;
  readonly key: KeySchema;
  readonly billingMode: BillingMode;
  readonly throughput: Throughput;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly warm: WarmWish | undefined;
  readonly indexes: readonly IndexRequest[];
  readonly vectorIndexes: readonly VectorIndexDefinition[];
  readonly streamViewType: StreamViewType | undefined;
  readonly tableClass: TableClass;
  readonly tableClassNamed: boolean;
  readonly deletionProtection: boolean;
  /** ARN of the key; absent: the one that AWS owns. */
  readonly keyArn: string | undefined;
  readonly tags: readonly Tag[];
  /** A resource policy in its canonical form. */
  readonly policy: string | undefined;
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

/** Source: M-Q 044; the other way round: E. */
function checkStream(wire: WireStreamSpecification | undefined): Refusal | undefined {
  if (wire === undefined) return undefined;
  if (wire.StreamEnabled === true && wire.StreamViewType === undefined) {
    return invalidParameter('Table is being created with a stream enabled, UpdateViewType is required');
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

export function validateCreateTable(wire: CreateTableRequest, { throughput: rules }: Pick<Physics, 'throughput'>): CreateTable | Refusal {
  const billingMode = (wire.BillingMode ?? 'PROVISIONED') as BillingMode;
  const elements = wire.KeySchema ?? [];
  const types = attributeTypesOf(wire.AttributeDefinitions);
  const refusal =
    checkCreateConstraints(wire) ??
    checkSimulated('CreateTable', wire) ??
    checkBilling(billingMode, wire.ProvisionedThroughput) ??
    checkDefinitions(wire) ??
    checkKeyDefined(elements, types) ??
    checkElementOrder(elements, false);
  if (refusal !== undefined) return refusal;

  const key = keySchemaOf(elements, types);
  const unfit =
    checkIndexKeys(wire, key, types) ??
    checkVectorIndexes(wire, billingMode, types) ??
    checkAllUsed(types, key, wire) ??
    checkStream(wire.StreamSpecification) ??
    checkEncryption(wire.SSESpecification) ??
    checkIndexBilling(billingMode, wire);
  if (unfit !== undefined) return unfit;
  const indexes = indexRequests(wire, key, types);
  if (isRefusal(indexes)) return indexes;
  const vectorIndexes = (wire.VectorIndexes ?? []).map((index) => vectorIndexDefinition(index, types));
  const together = checkNamesTogether([...indexes, ...vectorIndexes]) ?? checkSameDimensions(vectorIndexes);
  if (together !== undefined) return together;

  const throughput = throughputOf(wire.ProvisionedThroughput) ?? noThroughput;
  const levels = { onDemandMaximum: onDemandMaximum(wire.OnDemandThroughput), warm: warmWish(wire.WarmThroughput) };
  const beyond =
    checkLevels({ index: undefined, ...levels, throughput }, billingMode, rules) ??
    firstRefusal(indexes, (index) => checkLevels({ ...index, index: index.name }, billingMode, rules)) ??
    checkTags(wire.Tags ?? []);
  if (beyond !== undefined) return beyond;
  const policy = wire.ResourcePolicy === undefined ? undefined : checkPolicy(wire.ResourcePolicy, { isOfStream: false, mayLockOut: false });
  if (isRefusal(policy)) return policy;
  const encryption = keyWish(wire.SSESpecification) ?? 'off';
  return {
    name: wire.TableName ?? '',
    attributeTypes: types,
    key,
    billingMode,
    throughput,
    ...levels,
    indexes,
    vectorIndexes,
    streamViewType: wire.StreamSpecification?.StreamViewType as StreamViewType | undefined,
    tableClass: (wire.TableClass ?? 'STANDARD') as TableClass,
    tableClassNamed: wire.TableClass !== undefined,
    deletionProtection: wire.DeletionProtectionEnabled ?? false,
    keyArn: encryption === 'off' ? undefined : encryption.keyArn,
    tags: tagsOf(wire.Tags),
    policy,
  };
}

/** Assumption: told after the keys of other indexes and before all else of them. */
function checkVectorIndexes({ VectorIndexes: wires }: CreateTableRequest, mode: BillingMode, types: AttributeTypes): Refusal | undefined {
  if (wires === undefined) return undefined;
  if (wires.length === 0) return invalidParameter('List of VectorIndexes is empty');
  return checkVectorMode(mode) ?? checkVectorCount(wires) ?? firstRefusal(wires, (wire) => checkVectorIndex(wire, types));
}

function firstRefusal<T>(list: readonly T[], check: (one: T) => Refusal | undefined): Refusal | undefined {
  for (const one of list) {
    const refusal = check(one);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const checkLevels = (levels: NewLevels, mode: BillingMode, rules: Physics['throughput']): Refusal | undefined =>
  checkMaximumMode(levels, mode) ?? checkMaximumRange(levels, false) ?? checkInitialWarm(levels, mode, rules);

/** Source: M-Q 042. */
function checkDefinitions({ AttributeDefinitions: definitions = [] }: CreateTableRequest): Refusal | undefined {
  const names = definitions.map(({ AttributeName: name }) => name);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  return repeated === undefined ? undefined : invalid(`Attribute Name is duplicated: ${repeated}`);
}

/** Source: rows 11, 16; which of the two: E and https://github.com/aws-cloudformation/cfn-lint/issues/1037. */
function checkKeyDefined(elements: readonly WireKeyElement[], types: AttributeTypes): Refusal | undefined {
  if (elements.length > Object.keys(types).length) {
    return invalid('Invalid KeySchema: Some index key attribute have no definition');
  }
  return checkDefined(elementNames(elements), types);
}

/** Source: M-Q 043, 152; of an on-demand table: E. */
function checkIndexBilling(mode: BillingMode, { GlobalSecondaryIndexes: globals = [] }: CreateTableRequest): Refusal | undefined {
  for (const { ProvisionedThroughput: throughput, IndexName: name } of globals) {
    if (mode === 'PAY_PER_REQUEST' && throughput !== undefined) {
      return invalidParameter(
        `ProvisionedThroughput should not be specified for index: ${name} when BillingMode is PAY_PER_REQUEST`,
      );
    }
    if (mode === 'PROVISIONED' && throughput === undefined) {
      return invalidParameter(`ProvisionedThroughput is not specified for index: ${name}`);
    }
  }
  return undefined;
}

/**
 * Every defined attribute is a key of something; told before anything else of indexes. Source: row 15; for tables
 * with indexes: https://github.com/aws-cloudformation/cfn-lint/issues/1037; order of checks and names: M-Q 127.
 */
function checkAllUsed(types: AttributeTypes, key: KeySchema, wire: CreateTableRequest): Refusal | undefined {
  const indexes = [...(wire.LocalSecondaryIndexes ?? []), ...(wire.GlobalSecondaryIndexes ?? [])];
  const vectorIndexes = wire.VectorIndexes ?? [];
  const ofIndexes = [
    ...indexes.flatMap(({ KeySchema: elements = [] }) => elementNames(elements)),
    ...vectorIndexes.flatMap(({ SearchSchema: elements = [] }) => elementNames(elements)),
  ];
  const used = new Set([...keyAttributes(key).map(({ name }) => name), ...ofIndexes]);
  const defined = Object.keys(types);
  if (used.size === defined.length) return undefined;
  if (indexes.length + vectorIndexes.length > 0) {
    return invalidParameter(
      `Some AttributeDefinitions are not used. AttributeDefinitions: [${sizedMapOrder(defined).join(', ')}], keys used: [${hashSetOrder(used).join(', ')}]`,
    );
  }
  return invalidParameter(
    'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
  );
}
