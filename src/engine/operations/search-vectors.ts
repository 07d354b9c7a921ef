/** SearchVectors: the items of a vector index whose vectors are nearest to one that is given. Source: reference 9.29. */
import { examinedVectors, vectorBytes, vectorSearchBytes } from '#engine/capacity/vector-bytes.ts';
import { project } from '#engine/expressions/index.ts';
import { vectorsOf } from '#engine/indexes/vector-entries.ts';
import { Nearest, type Neighbour, scoreOf } from '#engine/indexes/vector-search.ts';
import { type AttributeValue, attributeOf, setAttribute } from '#engine/model/attribute-value.ts';
import { equalValues } from '#engine/model/comparison.ts';
import { afterPrefix } from '#engine/model/key.ts';
import { vectorAnswerBytesMax } from '#engine/model/limits.ts';
import { float32Text } from '#engine/model/number.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { SearchVectorsRequest } from '#engine/model/requests.ts';
import { itemBytes } from '#engine/model/size.ts';
import { readItem } from '#engine/model/stored-item.ts';
import { searchPartition, type TableRecord, type VectorIndexRecord } from '#engine/model/table.ts';
import type { VectorEntry } from '#engine/model/vector-entry.ts';
import { unknownIndex } from '#engine/plan/projection.ts';
import type { TableState, VectorIndexState } from '#engine/state.ts';
import { checkSearch, type SearchVectors, validateSearchVectors } from '#engine/validation/search-vectors.ts';
import { answer, json } from './answer.ts';
import { findTable } from './place.ts';
import type { Outcome, Step } from './step.ts';
import { meterVectorBytes } from './vector-writes.ts';

export function searchVectors(step: Step, wire: SearchVectorsRequest): Outcome {
  const request = validateSearchVectors(wire);
  if (isRefusal(request)) return request;
  const table = findTable(step, request.tableName);
  if (isRefusal(table)) return table;
  const index = findVectorIndex(table.record, request.indexName);
  if (isRefusal(index)) return index;
  const refusal = checkSearch(index, request);
  if (refusal !== undefined) return refusal;
  step.emit({ type: 'request.validated', operation: 'SearchVectors' });

  const { neighbours, vectors } = search(step, table, index, request);
  const results = neighbours.map((neighbour) => resultOf(index, request, neighbour));
  const texts = results.map(({ text }) => text);
  // Assumption: an answer that is too large is refused, in words like those for a request.
  if (texts.reduce((sum, { length }) => sum + length, 0) > vectorAnswerBytesMax) {
    return invalid('The response size exceeds the maximum of 16 MB; use a narrower projection or a smaller TopK');
  }
  const returnedBytes = results.reduce((sum, { bytes }) => sum + bytes, 0);
  const bytes = charge(step, table.record, index, { vectors, topK: request.topK, returnedBytes });
  return answer({
    ConsumedCapacity: request.capacityReport === 'NONE' ? undefined : json({ VectorSearchRequestBytes: bytes }),
    SearchResults: `[${texts.join(',')}]`,
  });
}

/**
 * Source: row 124; DG/VectorSearchTroubleshooting. Assumption: of an index that is being allocated the search endpoint
 * knows nothing yet, and of one that is ACTIVE it knows at once.
 */
function findVectorIndex({ vectorIndexes = [] }: TableRecord, name: string): VectorIndexRecord | Refusal {
  const index = vectorIndexes.find((candidate) => candidate.name === name);
  if (index?.backfilling === true) return invalid(`Cannot search backfilling vector index: ${name}`);
  return index?.status === 'ACTIVE' ? index : unknownIndex(name);
}

/** The entries that the search may see: those of one partition value, where the index has a partition attribute. */
function* entriesOf({ entries }: VectorIndexState, index: VectorIndexRecord, { terms }: SearchVectors): Generator<VectorEntry> {
  const partition = searchPartition(index);
  const from = vectorsOf(terms.find(({ name }) => name === partition?.name)?.value);
  const range = from === '' ? undefined : { from, to: afterPrefix(from), toExclusive: true };
  for (const { value } of entries.ascending(range)) yield value;
}

interface Found {
  readonly neighbours: readonly Neighbour[];
  /** Vectors of the partition value, or of the whole index. */
  readonly vectors: number;
}

function search(step: Step, table: TableState, index: VectorIndexRecord, request: SearchVectors): Found {
  const { searchVector, topK, terms } = request;
  const state = table.vectors.get(index.name)!;
  const partition = searchPartition(index);
  const filters = terms.filter(({ name }) => name !== partition?.name);
  const nearest = new Nearest(index.distance, topK);
  let inPartition = 0;
  let compared = 0;
  for (const entry of entriesOf(state, index, request)) {
    inPartition++;
    if (filters.length > 0) {
      const item = readItem(entry.item);
      if (!filters.every(({ name, value }) => isEqual(attributeOf(item, name), value))) continue;
    }
    compared++;
    nearest.add(entry, scoreOf(index.distance, searchVector, entry.vector));
  }
  const { neighbours } = nearest;
  step.emit({
    type: 'vector.searched',
    tableName: table.record.name,
    indexName: index.name,
    distance: index.distance,
    dimensions: index.dimensions,
    topK,
    inIndex: state.entries.size,
    inPartition,
    partitionName: partition?.name,
    compared,
    found: neighbours.length,
    nearestScore: neighbours[0]?.score,
    farthestScore: neighbours[neighbours.length - 1]?.score,
    waiting: state.queue.length,
  });
  return { neighbours, vectors: inPartition };
}

const isEqual = (value: AttributeValue | undefined, wanted: AttributeValue): boolean => value !== undefined && equalValues(value, wanted);

/** Without a ProjectionExpression all that is projected but the vector. Source: DG/VectorSearchWorkingWith. */
function resultOf(index: VectorIndexRecord, { projection }: SearchVectors, { entry, score }: Neighbour): { text: string; bytes: number } {
  if (projection === undefined) return { text: `{"Item":${entry.item.text},"Score":${score}}`, bytes: entry.item.bytes };
  const item = readItem(entry.item);
  // As 32 bits have kept it.
  if (projection.some(([name]) => name === index.vectorAttribute)) {
    setAttribute(item, index.vectorAttribute, { L: Array.from(entry.vector, (component) => ({ N: float32Text(component) })) });
  }
  const part = project(item, projection);
  return { text: `{"Item":${JSON.stringify(part)},"Score":${score}}`, bytes: itemBytes(part) };
}

function charge(
  step: Step,
  table: TableRecord,
  { name: indexName, dimensions }: VectorIndexRecord,
  searched: { readonly vectors: number; readonly topK: number; readonly returnedBytes: number },
): number {
  const bytes = vectorSearchBytes(dimensions, searched);
  const { returnedBytes } = searched;
  const examined = examinedVectors(searched);
  step.emit({ type: 'vector.counted', tableName: table.name, indexName, examined, vectorBytes: vectorBytes(dimensions), returnedBytes, bytes });
  meterVectorBytes(step, table, { indexName, channel: 'search', bytes });
  return bytes;
}
