/** What a write does to the vector indexes of its table: told, counted in bytes, put on the bill. */
import { vectorEntryBytes, vectorWriteBytes } from '#engine/capacity/vector-bytes.ts';
import type { Image } from '#engine/indexes/maintenance.ts';
import { vectorChanges } from '#engine/indexes/vector-entries.ts';
import type { TableRecord, VectorIndexRecord } from '#engine/model/table.ts';
import type { VectorChange } from '#engine/model/vector-entry.ts';
import { dollarsPerVectorGb, priceBook, vectorDollars } from '#engine/pricing/price-book.ts';
import type { VectorWritten } from '#engine/trace/vector-events.ts';
import type { Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import type { Step } from './step.ts';

interface WrittenItem {
  readonly place: Place;
  readonly position: string;
  readonly before: Image | undefined;
  readonly after: Image | undefined;
}

/** A table without vector indexes pays for one look at its record. */
export function writeVectors(step: Step, change: WrittenItem, ledger: Ledger): void {
  const { record } = change.place.table;
  if (record.vectorIndexes === undefined) return;
  for (const vectorChange of vectorChanges(record, change.position, change.before, change.after)) writeVector(step, change, vectorChange, ledger);
}

function changeOf({ before, after, unchanged }: VectorChange): VectorWritten['change'] {
  if (unchanged) return 'unchanged';
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before.position === after.position ? 'changed' : 'moved';
}

const recordOf = (table: TableRecord, name: string): VectorIndexRecord => table.vectorIndexes!.find((index) => index.name === name)!;

function writeVector(step: Step, { place: { table } }: WrittenItem, change: VectorChange, ledger: Ledger): void {
  const { indexName, before, after } = change;
  const index = recordOf(table.record, indexName);
  const bytes = vectorWriteBytes(index, change);
  step.emit({
    type: 'vector.written',
    tableName: table.record.name,
    indexName,
    change: changeOf(change),
    dimensions: index.dimensions,
    entryBytes: vectorEntryBytes(index, (after ?? before)!.entry),
    bytes,
    visibleAtMs: table.vectors.get(indexName)?.queue.dueAtMs(step.nowMs) ?? step.nowMs,
  });
  if (bytes === 0) return;
  ledger.addVectorBytes(indexName, bytes);
  meterVectorBytes(step, table.record, { indexName, channel: 'write', bytes });
}

/**
 * Takes bytes on the bill. Assumption: neither the rate of a search, 1 GB a second, nor that of writes, 10 MB a second for
 * each partition value (reference 1.75), is ever reached; and the minimum of 1 KB is that of each index and item, as
 * ConsumedCapacity tells it.
 */
export function meterVectorBytes(
  step: Step,
  { number: tableNumber, tableClass }: TableRecord,
  { indexName, channel, bytes }: { readonly indexName: string; readonly channel: 'search' | 'write'; readonly bytes: number },
): void {
  const dollarsPerGb = dollarsPerVectorGb(tableClass, channel);
  const dollars = vectorDollars(tableClass, channel, bytes);
  step.emit({ type: 'vector.metered', channel, bytes, dollarsPerGb, dollars, priceBook: priceBook.date });
  step.commit({ type: 'vector-bytes.consumed', tableNumber, indexName, channel, bytes });
}
