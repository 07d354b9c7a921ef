/** SearchVectors' request. Source: SDK model, `SearchVectorsInput`. Assumption: the order in which its parts are checked. */
import { bindProjection, bindSearchCondition, type Path, Placeholders, type SearchTerm } from '#engine/expressions/index.ts';
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { vectorTopKMax } from '#engine/model/limits.ts';
import { type CapacityReport, capacityReports } from '#engine/model/options.ts';
import { invalid, invalidParameter, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { SearchVectorsRequest } from '#engine/model/requests.ts';
import { searchPartition, type VectorIndexRecord } from '#engine/model/table.ts';
import { checkAttributes } from './attribute-values.ts';
import { Constraints, plainTableName, tableNameRefusal } from './constraints.ts';
import { checkExpressionUse } from './expression-parameters.ts';

export interface SearchVectors {
  readonly tableName: string;
  readonly indexName: string;
  readonly searchVector: Float32Array;
  readonly topK: number;
  readonly terms: readonly SearchTerm[];
  readonly projection: readonly Path[] | undefined;
  readonly capacityReport: CapacityReport;
}

export function validateSearchVectors(wire: SearchVectorsRequest): SearchVectors | Refusal {
  const { SearchConditionExpression: condition, ProjectionExpression: projected, ExpressionAttributeNames: names } = wire;
  const values = wire.ExpressionAttributeValues;
  const refusal =
    tableNameRefusal(wire.TableName) ??
    new Constraints()
      .required('tableName', wire.TableName)
      .name('indexName', wire.IndexName)
      .oneOf('returnConsumedCapacity', wire.ReturnConsumedCapacity, capacityReports)
      .required('searchVector', wire.SearchVector)
      .required('topK', wire.TopK)
      .atLeast('topK', wire.TopK, 1)
      .refusal() ??
    checkExpressionUse({
      expressions: { ProjectionExpression: projected, SearchConditionExpression: condition },
      legacy: {},
      names,
      values,
      valuesNeed: ['SearchConditionExpression'],
    }) ??
    checkTopK(wire.TopK ?? 0);
  if (refusal !== undefined) return refusal;
  const searchVector = searchVectorOf(wire.SearchVector ?? []);
  if (isRefusal(searchVector)) return searchVector;

  const placeholders = new Placeholders(names, values);
  const projection = projected === undefined ? undefined : bindProjection(projected, placeholders);
  if (isRefusal(projection)) return projection;
  const terms = condition === undefined ? [] : bindSearchCondition(condition, placeholders);
  if (isRefusal(terms)) return terms;
  const unused = placeholders.unused();
  if (unused !== undefined) return unused;
  return {
    tableName: plainTableName(wire.TableName ?? ''),
    indexName: wire.IndexName ?? '',
    searchVector,
    topK: Math.trunc(wire.TopK ?? 0),
    terms,
    projection,
    capacityReport: (wire.ReturnConsumedCapacity ?? 'NONE') as CapacityReport,
  };
}

/** Source: https://github.com/aws/agent-toolkit-for-aws, vector-search.md, which quotes the service. */
const checkTopK = (topK: number): Refusal | undefined =>
  topK <= vectorTopKMax
    ? undefined
    : invalid(`Provided TopK value '${topK}' is out of valid range. The value must be between 1 and ${vectorTopKMax} inclusive`);

/** Source: https://github.com/nubo-db/dynoxide (captured). */
function searchVectorOf(elements: readonly AttributeValue[]): Float32Array | Refusal {
  const refusal = checkAttributes(Object.fromEntries(elements.map((element, i) => [String(i), element])));
  if (refusal !== undefined) return refusal;
  const vector = Float32Array.from(elements, ({ N: text }) => Math.fround(Number(text ?? Number.NaN)));
  return vector.every((component) => Number.isFinite(component))
    ? vector
    : invalid('Search vector contains invalid values. All values in the search vector must be a 32-bit floating-point number attribute');
}

/** What can be checked once the index is known. Source: as of {@link checkTopK}; DG/VectorSearchTroubleshooting. */
export function checkSearch(index: VectorIndexRecord, { searchVector, terms }: SearchVectors): Refusal | undefined {
  const { dimensions, searchSchema } = index;
  if (searchVector.length !== dimensions) {
    return invalid(`Input search vector dimension ${searchVector.length} does not match vector index dimension ${dimensions}`);
  }
  for (const { name, value } of terms) {
    const attribute = searchSchema.find((candidate) => candidate.name === name);
    // Assumption: the words.
    if (attribute === undefined) return invalid(`Invalid SearchConditionExpression: Attribute is not defined in SearchSchema: ${name}`);
    // Assumption: the words of row 92.
    if (value[attribute.type] === undefined) return invalidParameter('Condition parameter type does not match schema type');
  }
  const partition = searchPartition(index);
  if (partition === undefined || terms.some(({ name }) => name === partition.name)) return undefined;
  return invalid('SearchConditionExpression must be provided when SearchSchema has a HASH key');
}
