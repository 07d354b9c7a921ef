/** Key schemas and index definitions: whether they make sense together. Source: reference 13.6, rows 11 to 23. */
import type { ScalarKeyType } from '#engine/model/attribute-value.ts';
import type { KeyAttribute, KeySchema } from '#engine/model/key.ts';
import { globalIndexesMax, indexKeyAttributesMax, localIndexesMax, nonKeyAttributesMax } from '#engine/model/limits.ts';
import { invalid, invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import type { WireIndex, WireKeyElement, WireProjection } from '#engine/model/requests.ts';
import type { OnDemandMaximum, Projection, ProjectionType, Throughput } from '#engine/model/table.ts';
import { sizedMapOrder } from './java-text.ts';
import { onDemandMaximum, warmWish, type WarmWish } from './throughput-levels.ts';

export type AttributeTypes = Readonly<Record<string, ScalarKeyType>>;

/** An index as asked for. */
export interface IndexRequest {
  readonly name: string;
  readonly kind: 'local' | 'global';
  readonly key: KeySchema;
  readonly projection: Projection;
  readonly throughput: Throughput | undefined;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
  readonly warm: WarmWish | undefined;
}

/** HASH elements first, then RANGE; a table has one of each at most. Source: rows 12 to 14; order E. */
export function checkElementOrder(elements: readonly WireKeyElement[], isGlobalIndex: boolean): Refusal | undefined {
  const isPlain = elements.length === 2 && elements[0]?.KeyType === 'HASH' && elements[1]?.KeyType === 'RANGE';
  if (new Set(elementNames(elements)).size < elements.length && (isPlain || !isGlobalIndex)) {
    return invalid('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  }
  if (elements[0]?.KeyType !== 'HASH') {
    return invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  }
  if (isGlobalIndex) return checkMultiAttributeOrder(elements);
  if (elements.length > 1 && elements[1]?.KeyType !== 'RANGE') {
    return invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  }
  return undefined;
}

/** Source: reference 9.27; wording M-Q 129. Assumption: which of them is told first. */
function checkMultiAttributeOrder(elements: readonly WireKeyElement[]): Refusal | undefined {
  for (const type of ['HASH', 'RANGE'] as const) {
    if (elements.filter(({ KeyType: own }) => own === type).length > indexKeyAttributesMax) {
      return invalidParameter(`The KeySchema exceeds the maximum allowed number of ${type} key attributes`);
    }
  }
  const firstRange = elements.findIndex(({ KeyType: type }) => type === 'RANGE');
  if (firstRange >= 0 && elements.slice(firstRange).some(({ KeyType: type }) => type === 'HASH')) {
    return invalidParameter('All HASH key attributes must precede RANGE key attributes in the KeySchema');
  }
  if (new Set(elementNames(elements)).size === elements.length) return undefined;
  return invalid('The KeySchema contains multiple key attributes with the same name');
}

export const elementNames = (elements: readonly WireKeyElement[]): string[] =>
  elements.map(({ AttributeName: name }) => name ?? '');

/** Source: row 16. */
export function checkDefined(names: readonly string[], types: AttributeTypes): Refusal | undefined {
  if (names.every((name) => Object.hasOwn(types, name))) return undefined;
  const defined = sizedMapOrder(Object.keys(types));
  return invalidParameter(
    `Some index key attributes are not defined in AttributeDefinitions. Keys: [${names.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
  );
}

export function keySchemaOf(elements: readonly WireKeyElement[], types: AttributeTypes): KeySchema {
  const attribute = ({ AttributeName: name = '' }: WireKeyElement): KeyAttribute => ({ name, type: types[name] ?? 'S' });
  return {
    partition: elements.filter(({ KeyType: type }) => type === 'HASH').map(attribute),
    sort: elements.filter(({ KeyType: type }) => type === 'RANGE').map(attribute),
  };
}

/** Source: row 19; M-Q 126. */
export function checkProjection({ ProjectionType: type, NonKeyAttributes: names }: WireProjection): Refusal | undefined {
  if (type === undefined) return invalidParameter('Unknown ProjectionType: null');
  if (type === 'INCLUDE' && names === undefined) {
    return invalidParameter('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
  }
  if (type !== 'INCLUDE' && names !== undefined) {
    return invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  }
  const repeated = names?.find((name, i) => names.indexOf(name) !== i);
  return repeated === undefined ? undefined : invalidParameter(`Duplicate element in NonKeyAttributes: ${repeated}`);
}

export function throughputOf(wire: WireIndex['ProvisionedThroughput']): Throughput | undefined {
  if (wire === undefined) return undefined;
  return { readUnits: wire.ReadCapacityUnits ?? 0, writeUnits: wire.WriteCapacityUnits ?? 0 };
}

const checkIndexKey = (kind: IndexRequest['kind'], { KeySchema: elements = [] }: WireIndex, types: AttributeTypes): Refusal | undefined =>
  checkDefined(elementNames(elements), types) ?? checkElementOrder(elements, kind === 'global');

function indexRequest(kind: IndexRequest['kind'], wire: WireIndex, types: AttributeTypes): IndexRequest {
  const { IndexName: name = '', KeySchema: elements = [], Projection: projection = {} } = wire;
  return {
    name,
    kind,
    key: keySchemaOf(elements, types),
    projection: {
      type: projection.ProjectionType as ProjectionType,
      nonKeyAttributes: projection.NonKeyAttributes ?? [],
    },
    throughput: throughputOf(wire.ProvisionedThroughput),
    onDemandMaximum: onDemandMaximum(wire.OnDemandThroughput),
    warm: warmWish(wire.WarmThroughput),
  };
}

/** A local index has the table's partition key and a sort key of its own. Source: rows 17, 20. */
function checkLocal({ name, key }: IndexRequest, table: KeySchema): Refusal | undefined {
  const [indexHash] = key.partition;
  const [tableHash] = table.partition;
  if (key.sort.length === 0) return invalidParameter(`Index KeySchema does not have a range key for index: ${name}`);
  if (indexHash?.name === tableHash?.name) return undefined;
  return invalidParameter(
    `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${name}. index hash key: ${indexHash?.name}, table hash key: ${tableHash?.name}`,
  );
}

/** An index that is added to a table. */
export const globalIndexRequest = (wire: WireIndex, types: AttributeTypes): IndexRequest | Refusal =>
  checkIndexKey('global', wire, types) ?? checkProjection(wire.Projection ?? {}) ?? indexRequest('global', wire, types);

export interface WireIndexes {
  readonly LocalSecondaryIndexes?: readonly WireIndex[];
  readonly GlobalSecondaryIndexes?: readonly WireIndex[];
}

/** Whether the indexes of a new table have keys that can be; told before anything else of them. */
export function checkIndexKeys(wire: WireIndexes, table: KeySchema, types: AttributeTypes): Refusal | undefined {
  const { LocalSecondaryIndexes: locals, GlobalSecondaryIndexes: globals } = wire;
  if (locals?.length === 0) return invalidParameter('List of LocalSecondaryIndexes is empty');
  if (globals?.length === 0) return invalidParameter('List of GlobalSecondaryIndexes is empty');
  if (locals !== undefined && table.sort.length === 0) {
    return invalidParameter(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    );
  }
  for (const [kind, list] of [['local', locals ?? []], ['global', globals ?? []]] as const) {
    for (const index of list) {
      const refusal = checkIndexKey(kind, index, types);
      if (refusal !== undefined) return refusal;
    }
  }
  return undefined;
}

/** All indexes of a new table, local ones first. */
export function indexRequests(wire: WireIndexes, table: KeySchema, types: AttributeTypes): IndexRequest[] | Refusal {
  const requests: IndexRequest[] = [];
  const { LocalSecondaryIndexes: locals = [], GlobalSecondaryIndexes: globals = [] } = wire;
  for (const [kind, list] of [['local', locals], ['global', globals]] as const) {
    for (const index of list) {
      const request = indexRequest(kind, index, types);
      const refusal = checkProjection(index.Projection ?? {}) ?? (kind === 'local' ? checkLocal(request, table) : undefined);
      if (refusal !== undefined) return refusal;
      requests.push(request);
    }
  }
  return checkTogether(requests) ?? requests;
}

/** Source: row 18. Assumption: vector indexes share the names of the others. */
export function checkNamesTogether(indexes: readonly { readonly name: string }[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const { name } of indexes) {
    if (seen.has(name)) return invalidParameter(`Duplicate index name: ${name}`);
    seen.add(name);
  }
  return undefined;
}

/** Source: rows 18, 21, 22; reference 1.52. */
export function checkTogether(indexes: readonly Pick<IndexRequest, 'name' | 'kind' | 'projection'>[]): Refusal | undefined {
  const repeated = checkNamesTogether(indexes);
  if (repeated !== undefined) return repeated;
  const locals = indexes.filter(({ kind }) => kind === 'local').length;
  if (locals > localIndexesMax) {
    return invalidParameter(`Number of LocalSecondaryIndexes exceeds per-table limit of ${localIndexesMax}`);
  }
  if (indexes.length - locals > globalIndexesMax) {
    return invalidParameter(`GlobalSecondaryIndex count exceeds the per-table limit of ${globalIndexesMax}`);
  }
  const included = indexes.reduce((count, { projection }) => count + projection.nonKeyAttributes.length, 0);
  if (included > nonKeyAttributesMax) {
    // Assumption: the wording; the reference gives only the number.
    return invalidParameter(`Number of NonKeyAttributes over all indexes exceeds the limit of ${nonKeyAttributesMax}`);
  }
  return undefined;
}
