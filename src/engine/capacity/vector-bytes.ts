/**
 * The units of vector indexes: bytes, apart from read and write units. Source: reference 2.28; the arithmetic of
 * writes: https://github.com/ExtendDB/extenddb/pull/244 (measured in us-east-1, August 2026), the minimum:
 * DG/VectorSearchMonitoring.
 */
import { utf8Length } from '#engine/kernel/utf8.ts';
import { vectorRequestBytesMin } from '#engine/model/limits.ts';
import type { VectorIndexRecord } from '#engine/model/table.ts';
import type { VectorChange, VectorEntry } from '#engine/model/vector-entry.ts';

/** A 32-bit float. */
const componentBytes = 4;

export const vectorBytes = (dimensions: number): number => dimensions * componentBytes;

/** What an index holds of an item: name and numbers of the vector, and the projected attributes. */
export const vectorEntryBytes = ({ vectorAttribute, dimensions }: VectorIndexRecord, { item }: VectorEntry): number =>
  vectorBytes(dimensions) + utf8Length(vectorAttribute) + item.bytes;

/**
 * What one write puts into one index: the entry as it will be, or as it was where it goes; both where it moves to
 * another partition value. Assumption: a transaction does not double it, as it does not for other indexes.
 */
export function vectorWriteBytes(index: VectorIndexRecord, { before, after, unchanged }: VectorChange): number {
  const written = after ?? before;
  if (unchanged || written === undefined) return 0;
  const bytes = Math.max(vectorRequestBytesMin, vectorEntryBytes(index, written.entry));
  return before !== undefined && after !== undefined && before.position !== after.position ? 2 * bytes : bytes;
}

export interface SearchedVectors {
  /** Vectors that the search could have come across. */
  readonly vectors: number;
  readonly topK: number;
  readonly returnedBytes: number;
}

/**
 * Vectors that an approximate search would look at. Assumption: AWS publishes no formula, only that doubling the
 * number of vectors adds a small constant (DG/VectorSearchMonitoring); here it adds one to TopK.
 */
export const examinedVectors = ({ vectors, topK }: Pick<SearchedVectors, 'vectors' | 'topK'>): number =>
  Math.min(vectors, topK + (32 - Math.clz32(vectors)));

/** Assumption: the vectors examined and the bytes returned, at least 1 KB; two like searches cost the same here. */
export const vectorSearchBytes = (dimensions: number, searched: SearchedVectors): number =>
  Math.max(vectorRequestBytesMin, examinedVectors(searched) * vectorBytes(dimensions) + searched.returnedBytes);
