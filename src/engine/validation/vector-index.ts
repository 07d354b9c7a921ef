/**
 * Vector indexes as they are asked for. Source: reference 1.75, 9.29; SDK model, `VectorIndex`; the words, where no
 * other source stands: https://github.com/ExtendDB/extenddb, crates/core/src/types (measured in us-east-1 in August 2026).
 */
import { inlineFiltersMax, keyNameBytesMax, projectedNamesMax, vectorDimensionsMax, vectorIndexesMax } from '#engine/model/limits.ts';
import { invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import type { WireVectorIndex } from '#engine/model/requests.ts';
import type { BillingMode, DistanceFunction, ProjectionType, VectorIndexDefinition } from '#engine/model/table.ts';
import type { Constraints } from './constraints.ts';
import { type AttributeTypes, checkProjection } from './index-definition.ts';

/** The model's constraints. Assumption: their order, which is that of the model's members. */
export function constrainVectorIndex(constraints: Constraints, path: string, wire: WireVectorIndex): void {
  const { VectorAttribute: attribute, SearchSchema: schema, Projection: projection } = wire;
  constraints.tableName(`${path}.indexName`, wire.IndexName).required(`${path}.vectorAttribute`, attribute);
  if (attribute !== undefined) constraints.required(`${path}.vectorAttribute.attributeName`, attribute.AttributeName);
  constraints.lengthAtLeast(`${path}.searchSchema`, schema, 1);
  schema?.forEach(({ AttributeName: name, SearchSchemaElementType: type }, i) => {
    const member = `${path}.searchSchema.${i + 1}.member`;
    constraints
      .required(`${member}.attributeName`, name)
      .required(`${member}.searchSchemaElementType`, type)
      .oneOf(`${member}.searchSchemaElementType`, type, ['HASH', 'INLINE_FILTER']);
  });
  constraints
    .required(`${path}.projection`, projection)
    .oneOf(`${path}.projection.projectionType`, projection?.ProjectionType, ['ALL', 'INCLUDE', 'KEYS_ONLY'])
    .lengthAtLeast(`${path}.projection.nonKeyAttributes`, projection?.NonKeyAttributes, 1)
    .lengthAtMost(`${path}.projection.nonKeyAttributes`, projection?.NonKeyAttributes, projectedNamesMax)
    .required(`${path}.dimensions`, wire.Dimensions)
    .atLeast(`${path}.dimensions`, wire.Dimensions, 1)
    .required(`${path}.distanceFunction`, wire.DistanceFunction)
    .oneOf(`${path}.distanceFunction`, wire.DistanceFunction, ['COSINE', 'EUCLIDEAN', 'DOT_PRODUCT']);
}

/** `mode` is that of the table once the request is done. */
export const checkVectorMode = (mode: BillingMode): Refusal | undefined =>
  mode === 'PAY_PER_REQUEST' ? undefined : invalidParameter('Vector indexes are only supported for PAY_PER_REQUEST tables');

/** `types` are the definitions of this very request, of a new table or of one that gets a new index. */
export function checkVectorIndex(wire: WireVectorIndex, types: AttributeTypes): Refusal | undefined {
  const { VectorAttribute: { AttributeName: attribute = '' } = {}, SearchSchema: schema = [], Dimensions: dimensions = 0 } = wire;
  if (Object.hasOwn(types, attribute)) {
    return invalidParameter(
      `Conflicting attribute definition for '${attribute}'. An attribute cannot be defined in AttributeDefinitions when used as a VectorAttribute.`,
    );
  }
  const names = schema.map(({ AttributeName: name = '' }) => name);
  if (names.some((name) => !Object.hasOwn(types, name))) {
    return invalidParameter('One element in SearchSchema is not defined in attribute definitions');
  }
  // Assumption: the wording of this and of all that follow; the numbers are those of the reference.
  if (dimensions > vectorDimensionsMax) {
    return invalidParameter(`Dimensions must be between 1 and ${vectorDimensionsMax} for index: ${wire.IndexName}`);
  }
  if (new Set(names).size < names.length) return invalidParameter(`SearchSchema names an attribute twice for index: ${wire.IndexName}`);
  if (names.some((name) => name.length > keyNameBytesMax)) return invalidParameter(`SearchSchema names an attribute of more than ${keyNameBytesMax} characters for index: ${wire.IndexName}`);
  const partitions = schema.filter(({ SearchSchemaElementType: type }) => type === 'HASH').length;
  if (partitions > 1) return invalidParameter(`SearchSchema has more than one HASH element for index: ${wire.IndexName}`);
  if (schema.length - partitions > inlineFiltersMax) {
    return invalidParameter(`SearchSchema has more than ${inlineFiltersMax} INLINE_FILTER elements for index: ${wire.IndexName}`);
  }
  return checkProjection(wire.Projection ?? {});
}

export function vectorIndexDefinition(wire: WireVectorIndex, types: AttributeTypes): VectorIndexDefinition {
  const { SearchSchema: schema = [], Projection: projection = {} } = wire;
  return {
    name: wire.IndexName ?? '',
    vectorAttribute: wire.VectorAttribute?.AttributeName ?? '',
    dimensions: Math.trunc(wire.Dimensions ?? 0),
    distance: wire.DistanceFunction as DistanceFunction,
    searchSchema: schema.map(({ AttributeName: name = '', SearchSchemaElementType: type }) => ({
      name,
      type: types[name] ?? 'S',
      role: type === 'HASH' ? 'partition' : 'filter',
    })),
    projection: { type: projection.ProjectionType as ProjectionType, nonKeyAttributes: projection.NonKeyAttributes ?? [] },
  };
}

/** Assumption: the wording. Source: SDK model, `VectorIndexes`: all indexes of an attribute have its dimensions. */
export function checkSameDimensions(indexes: readonly Pick<VectorIndexDefinition, 'vectorAttribute' | 'dimensions'>[]): Refusal | undefined {
  const dimensions = new Map<string, number>();
  for (const { vectorAttribute: name, dimensions: own } of indexes) {
    if ((dimensions.get(name) ?? own) !== own) return invalidParameter(`All vector indexes on attribute ${name} must use the same number of dimensions`);
    dimensions.set(name, own);
  }
  return undefined;
}

/** Of a new table. Source: DG/VectorSearchWorkingWith. */
export const checkVectorCount = ({ length }: readonly unknown[]): Refusal | undefined =>
  length > vectorIndexesMax ? invalidParameter(`VectorIndex count exceeds the per-table limit of ${vectorIndexesMax}`) : undefined;
