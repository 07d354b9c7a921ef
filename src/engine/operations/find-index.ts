/** The index that a Query or Scan names. */
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { IndexRecord, TableRecord } from '#engine/model/table.ts';
import { unknownIndex } from '#engine/plan/projection.ts';

/** Source: reference 6.04, row 94; text for an index that is being built: as commonly reported. */
export function findIndex(
  table: TableRecord,
  name: string | undefined,
  consistency: 'eventual' | 'strong',
  operation: 'Query' | 'Scan',
): IndexRecord | undefined | Refusal {
  if (name === undefined) return undefined;
  if (table.vectorIndexes?.some((candidate) => candidate.name === name) === true) {
    // Source: https://github.com/aws/agent-toolkit-for-aws, vector-search.md, which quotes the service.
    return invalid(`${operation} operation not supported on this index type.`);
  }
  const index = table.indexes.find((candidate) => candidate.name === name);
  if (index === undefined || index.status === 'DELETING') return unknownIndex(name);
  if (index.kind === 'global' && consistency === 'strong') {
    return invalid('Consistent reads are not supported on global secondary indexes');
  }
  if (index.status === 'CREATING') return invalid(`Cannot read from backfilling global secondary index: ${name}`);
  return index;
}
