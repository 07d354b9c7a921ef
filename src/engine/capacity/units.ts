/**
 * Read and write units, to the half. Source: DG/read-write-operations and reference section 2 (measured).
 */
import { readUnitBytes, writeUnitBytes } from '#engine/model/limits.ts';

export type Consistency = 'eventual' | 'strong';

export const consistencyFactor = (consistency: Consistency): number => (consistency === 'strong' ? 1 : 0.5);

/** Whole read units of so many bytes; nothing is charged as one. Reference 2.01, 2.02. */
export const wholeReadUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / readUnitBytes));

/** Whole write units of so many bytes; nothing is charged as one. Reference 2.11 to 2.13. */
export const wholeWriteUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / writeUnitBytes));

/** One index entry before and after a write; `undefined` where the item has none. */
export interface EntryChange {
  readonly bytesBefore: number | undefined;
  readonly bytesAfter: number | undefined;
  /** The index key changed, so the entry is taken out here and put in there. */
  readonly moved: boolean;
  /** Key and projected attributes are what they were. */
  readonly unchanged: boolean;
}

export type EntryCharge = 'added' | 'removed' | 'changed' | 'moved' | 'unchanged';

/** What happened to an index entry. Reference 2.40 to 2.45. */
export function entryCharge({ bytesBefore, bytesAfter, moved, unchanged }: EntryChange): EntryCharge {
  if (bytesBefore === undefined) return bytesAfter === undefined ? 'unchanged' : 'added';
  if (bytesAfter === undefined) return 'removed';
  if (moved) return 'moved';
  return unchanged ? 'unchanged' : 'changed';
}

/** Write units of an index entry. Reference 2.40 to 2.45. */
export function entryWriteUnits(change: EntryChange): number {
  const before = change.bytesBefore === undefined ? 0 : wholeWriteUnits(change.bytesBefore);
  const after = change.bytesAfter === undefined ? 0 : wholeWriteUnits(change.bytesAfter);
  switch (entryCharge(change)) {
    case 'unchanged':
      return 0;
    case 'moved':
      return before + after;
    case 'added':
    case 'removed':
    case 'changed':
      return Math.max(before, after);
  }
}
