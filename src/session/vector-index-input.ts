/** A vector index as requests and templates spell it. Source: SDK model, `VectorIndex`. */
import type { TableRecord, VectorIndexRecord } from '#engine';

/** Nothing of a table that has none; those on their way out have no part in it. */
export function vectorIndexInputs({ vectorIndexes = [] }: TableRecord): object[] | undefined {
  const standing = vectorIndexes.filter(({ status }) => status !== 'DELETING');
  return standing.length === 0 ? undefined : standing.map(vectorIndexInput);
}

function vectorIndexInput(index: VectorIndexRecord): object {
  const { type, nonKeyAttributes } = index.projection;
  const schema = index.searchSchema.map(({ name, role }) => ({ AttributeName: name, SearchSchemaElementType: role === 'partition' ? 'HASH' : 'INLINE_FILTER' }));
  return {
    IndexName: index.name,
    VectorAttribute: { AttributeName: index.vectorAttribute },
    SearchSchema: schema.length === 0 ? undefined : schema,
    Projection: { ProjectionType: type, NonKeyAttributes: type === 'INCLUDE' ? nonKeyAttributes : undefined },
    Dimensions: index.dimensions,
    DistanceFunction: index.distance,
  };
}
