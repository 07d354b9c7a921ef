/** Key schemas and index definitions: whether they make sense together. Source: reference 13.6, rows 11 to 23. */
import type { ScalarKeyType } from '#engine/model/attribute-value.ts';
import type { KeyAttribute, KeySchema } from '#engine/model/key.ts';
import { globalIndexesMax, localIndexesMax, nonKeyAttributesMax } from '#engine/model/limits.ts';
import { invalid, invalidParameter, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { WireIndex, WireKeyElement, WireProjection } from '#engine/model/requests.ts';
import type { OnDemandMaximum, Projection, ProjectionType, Throughput } from '#engine/model/table.ts';

export type AttributeTypes = Readonly<Record<string, ScalarKeyType>>;

/** An index as asked for. */
export interface IndexRequest {
  readonly name: string;
  readonly kind: 'local' | 'global';
  readonly key: KeySchema;
  readonly projection: Projection;
  readonly throughput: Throughput | undefined;
  readonly onDemandMaximum: OnDemandMaximum | undefined;
}

/** Names differ; HASH elements first, then RANGE; a table has one of each at most. Source: rows 12 to 14; order E. */
export function checkElementOrder(elements: readonly WireKeyElement[], isGlobalIndex: boolean): Refusal | undefined {
  if (new Set(elementNames(elements)).size < elements.length) {
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

const attributesPerKindMax = 4;

/** Source: reference 9.27. Assumption: the wording of the multi-attribute refusals. */
function checkMultiAttributeOrder(elements: readonly WireKeyElement[]): Refusal | undefined {
  const firstRange = elements.findIndex(({ KeyType: type }) => type === 'RANGE');
  const hashes = firstRange < 0 ? elements.length : firstRange;
  if (elements.slice(hashes).some(({ KeyType: type }) => type === 'HASH')) {
    return invalid('Invalid KeySchema: All HASH key elements must come before the RANGE key elements');
  }
  if (hashes > attributesPerKindMax || elements.length - hashes > attributesPerKindMax) {
    return invalid(`Invalid KeySchema: At most ${attributesPerKindMax} HASH and ${attributesPerKindMax} RANGE key elements are allowed`);
  }
  return undefined;
}

export const elementNames = (elements: readonly WireKeyElement[]): string[] =>
  elements.map(({ AttributeName: name }) => name ?? '');

/** Source: row 16. */
export function checkDefined(names: readonly string[], types: AttributeTypes): Refusal | undefined {
  if (names.every((name) => Object.hasOwn(types, name))) return undefined;
  return invalidParameter(
    `Some index key attributes are not defined in AttributeDefinitions. Keys: [${names.join(', ')}], AttributeDefinitions: [${Object.keys(types).join(', ')}]`,
  );
}

export function keySchemaOf(elements: readonly WireKeyElement[], types: AttributeTypes): KeySchema {
  const attribute = ({ AttributeName: name = '' }: WireKeyElement): KeyAttribute => ({ name, type: types[name] ?? 'S' });
  return {
    partition: elements.filter(({ KeyType: type }) => type === 'HASH').map(attribute),
    sort: elements.filter(({ KeyType: type }) => type === 'RANGE').map(attribute),
  };
}

function checkProjection(projection: WireProjection): Refusal | undefined {
  const { ProjectionType: type, NonKeyAttributes: names } = projection;
  if (type === undefined) return invalidParameter('Unknown ProjectionType: null');
  if (type === 'INCLUDE' && names === undefined) {
    return invalidParameter('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
  }
  if (type !== 'INCLUDE' && names !== undefined) {
    return invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  }
  return undefined;
}

export function onDemandMaximum(wire: WireIndex['OnDemandThroughput']): OnDemandMaximum | undefined {
  if (wire === undefined) return undefined;
  return { readUnits: wire.MaxReadRequestUnits, writeUnits: wire.MaxWriteRequestUnits };
}

export function throughputOf(wire: WireIndex['ProvisionedThroughput']): Throughput | undefined {
  if (wire === undefined) return undefined;
  return { readUnits: wire.ReadCapacityUnits ?? 0, writeUnits: wire.WriteCapacityUnits ?? 0 };
}

function indexRequest(kind: IndexRequest['kind'], wire: WireIndex, types: AttributeTypes): IndexRequest | Refusal {
  const { IndexName: name = '', KeySchema: elements = [], Projection: projection = {} } = wire;
  const refusal =
    checkDefined(elementNames(elements), types) ??
    checkElementOrder(elements, kind === 'global') ??
    checkProjection(projection);
  if (refusal !== undefined) return refusal;
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

export const globalIndexRequest = (wire: WireIndex, types: AttributeTypes): IndexRequest | Refusal =>
  indexRequest('global', wire, types);

/** All indexes of a new table, local ones first. */
export function indexRequests(
  locals: readonly WireIndex[] | undefined,
  globals: readonly WireIndex[] | undefined,
  table: KeySchema,
  types: AttributeTypes,
): IndexRequest[] | Refusal {
  if (locals?.length === 0) return invalidParameter('List of LocalSecondaryIndexes is empty');
  if (globals?.length === 0) return invalidParameter('List of GlobalSecondaryIndexes is empty');
  if (locals !== undefined && table.sort.length === 0) {
    return invalidParameter(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    );
  }
  const requests: IndexRequest[] = [];
  for (const [kind, list] of [['local', locals ?? []], ['global', globals ?? []]] as const) {
    for (const wire of list) {
      const request = indexRequest(kind, wire, types);
      if (isRefusal(request)) return request;
      const refusal = kind === 'local' ? checkLocal(request, table) : undefined;
      if (refusal !== undefined) return refusal;
      requests.push(request);
    }
  }
  return checkTogether(requests) ?? requests;
}

/** Source: rows 18, 21, 22; reference 1.52. */
export function checkTogether(indexes: readonly Pick<IndexRequest, 'name' | 'kind' | 'projection'>[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const { name } of indexes) {
    if (seen.has(name)) return invalidParameter(`Duplicate index name: ${name}`);
    seen.add(name);
  }
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
