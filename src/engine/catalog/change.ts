/**
 * What UpdateTable makes of a table's record. Everything that changes does so at once or not at all.
 * Source: reference 9.22, 9.23, 9.25, 13.6 rows 34 to 37; M-Q 017, 175, 177, 382, 410, 433.
 */
import { invalidParameter, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { Moment } from '#engine/model/physics/physics.ts';
import type { OnDemandMaximum, TableRecord } from '#engine/model/table.ts';
import { admitOnDemandMaximum, checkAlive } from './admission.ts';
import { changeIndexes, checkIndexThroughput, checkNames, mergedMaximum } from './change-indexes.ts';
import { changeClass, changeEncryption, changeProtection, changeStream, changeWarm } from './change-settings.ts';
import { changeThroughput } from './change-throughput.ts';
import { neededTypes } from './settle.ts';
import { type ChangedTable, modeBefore, type TableChange } from './table-change.ts';
import { changeVectorIndexes, checkVectorNames } from './vector-indexes.ts';

/** The same record in `table` when nothing changes. */
export function changeTable(table: TableRecord, change: TableChange, moment: Moment): ChangedTable | Refusal {
  const refusal =
    checkAlive(table) ??
    checkNames(table, change) ??
    checkVectorNames(table, change) ??
    checkVectors(table, change) ??
    checkThroughputMode(table, change) ??
    checkMaxima(table, change) ??
    checkIndexThroughput(table, change);
  if (refusal !== undefined) return refusal;
  const changed = soleChange(table, change, moment) ?? changeTogether(table, change, moment);
  if (isRefusal(changed)) return changed;
  return { table: changed, shown: shown(table, changed, change) };
}

/** What the request's validation lets nothing else stand beside. */
function soleChange(table: TableRecord, change: TableChange, moment: Moment): TableRecord | Refusal | undefined {
  const { encryption, tableClass, deletionProtection } = change;
  if (encryption !== undefined) return changeEncryption(table, encryption, moment);
  if (tableClass !== undefined) return changeClass(table, tableClass, moment);
  return deletionProtection === undefined ? undefined : changeProtection(table, deletionProtection, moment);
}

/** Each looks at the table as it was for what is under way, and at what the others have made of it. */
function changeTogether(before: TableRecord, change: TableChange, moment: Moment): TableRecord | Refusal {
  const leveled = changeThroughput(before, change, moment);
  if (isRefusal(leveled)) return leveled;
  const capped = changeMaximum(leveled, before, change.onDemandMaximum);
  if (isRefusal(capped)) return capped;
  const streamed = changeStream(capped, before, change.stream, moment);
  if (isRefusal(streamed)) return streamed;
  const warmed = change.warm === undefined ? streamed : changeWarm(streamed, change.warm, moment);
  if (isRefusal(warmed)) return warmed;
  const indexed = changeIndexes(warmed, before, change, moment);
  if (isRefusal(indexed)) return indexed;
  const changed = changeVectorIndexes(indexed, change, moment);
  if (isRefusal(changed) || change.createVectors.length === 0) return changed;
  const attributeTypes = { ...change.attributeTypes, ...changed.attributeTypes };
  return { ...changed, attributeTypes: neededTypes({ ...changed, attributeTypes }, changed.indexes, changed.vectorIndexes) };
}

/** At once. Source: M-Q 135, 178, 182, 376. */
function changeMaximum(table: TableRecord, before: TableRecord, wanted: OnDemandMaximum | undefined): TableRecord | Refusal {
  if (wanted === undefined) return table;
  return admitOnDemandMaximum(before) ?? { ...table, onDemandMaximum: mergedMaximum(table.onDemandMaximum, wanted) };
}

/**
 * Source: ExtendDB, crates/core/src/types (measured): on demand before or after, and no vector where a key is. Assumption:
 * of the two schemas in the text, how that of a sort key or of another index's key is printed.
 */
function checkVectors(table: TableRecord, change: TableChange): Refusal | undefined {
  const { createVectors, billingMode, deleteVectors } = change;
  const left = (table.vectorIndexes ?? []).filter(({ name }) => !deleteVectors.includes(name));
  if (createVectors.length + left.length === 0) return undefined;
  const mode = billingMode ?? modeBefore(table);
  if (mode === 'PROVISIONED') return invalidParameter('Vector indexes are only supported for PAY_PER_REQUEST tables');
  for (const { vectorAttribute: name, dimensions } of createVectors) {
    const type = Object.hasOwn(table.attributeTypes, name) ? table.attributeTypes[name] : undefined;
    if (type === undefined) continue;
    const keyType = table.key.partition.some((key) => key.name === name) ? 'HASH' : 'RANGE';
    return invalidParameter(
      'Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. ' +
        `Existing schema: Schema:[SchemaElement: key{${name}:${type}:${keyType}}] New schema: VectorIndexSchema:[VectorAttribute: key{${name}:L:${dimensions}}]`,
    );
  }
  return undefined;
}

/** Source: M-Q 059. */
function checkThroughputMode(table: TableRecord, { billingMode, throughput }: TableChange): Refusal | undefined {
  if (throughput === undefined || (billingMode ?? modeBefore(table)) === 'PROVISIONED') return undefined;
  return invalidParameter('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST');
}

/** Source: M-Q 059, 128. */
function checkMaxima(table: TableRecord, change: TableChange): Refusal | undefined {
  if ((change.billingMode ?? modeBefore(table)) === 'PAY_PER_REQUEST') return undefined;
  const refused = (maximum: OnDemandMaximum, of: string): Refusal =>
    invalidParameter(
      `Max${maximum.readUnits === undefined ? 'Write' : 'Read'}RequestUnits for OnDemandThroughput${of} cannot be specified when the table BillingMode is PROVISIONED`,
    );
  if (change.onDemandMaximum !== undefined) return refused(change.onDemandMaximum, '');
  for (const { name, onDemandMaximum } of [...change.updateIndexes, ...change.createIndexes]) {
    if (onDemandMaximum !== undefined) return refused(onDemandMaximum, ` for index : ${name}`);
  }
  return undefined;
}

/** Source: -1 is echoed: M-Q 178; a mode or class that is there already is told of as a change: M-Q 156, 177. */
function shown(before: TableRecord, table: TableRecord, change: TableChange): TableRecord {
  const { billingMode, tableClass, onDemandMaximum: wanted } = change;
  const isRepeated = table === before && (billingMode !== undefined || tableClass !== undefined);
  if (isRepeated) return { ...table, status: 'UPDATING' };
  if (wanted === undefined) return table;
  const echo = (name: keyof OnDemandMaximum): number | undefined => (wanted[name] === -1 ? -1 : table.onDemandMaximum?.[name]);
  return { ...table, onDemandMaximum: { readUnits: echo('readUnits'), writeUnits: echo('writeUnits') } };
}
