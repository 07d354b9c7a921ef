/**
 * Which attributes a read of an index is asked for, and whether the index has them.
 * Source: reference 9.09, 9.12, 13.38, row 96.
 */
import { type Condition, conditionPaths, type Path } from '#engine/expressions/index.ts';
import type { SelectKind } from '#engine/model/options.ts';
import { invalid, invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import type { IndexRecord } from '#engine/model/table.ts';

export interface Selection {
  readonly select: SelectKind | undefined;
  readonly projection: readonly Path[] | undefined;
  readonly filter: Condition | undefined;
}

export interface IndexCoverage {
  readonly index: IndexRecord;
  /** Names that the index holds; absent: all. */
  readonly names: ReadonlySet<string> | undefined;
}

const missingNames = (names: ReadonlySet<string>, paths: readonly Path[]): string[] =>
  [...new Set(paths.map(([first]) => String(first)))].filter((name) => !names.has(name));

/** Whether items must be fetched from the table; a global index cannot do that and refuses. */
export function fetchesFromTable({ index, names }: IndexCoverage, selection: Selection): boolean | Refusal {
  const { select, projection = [], filter } = selection;
  if (names === undefined) return false;
  const asksForAll = select === 'ALL_ATTRIBUTES';
  const asked = [...projection, ...(filter === undefined ? [] : conditionPaths(filter))];
  const missing = missingNames(names, asked);
  if (index.kind === 'local') return asksForAll || missing.length > 0;
  if (asksForAll) {
    return invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  }
  // Assumption: the wording is the one commonly reported; the reference only says that this is refused.
  if (missing.length > 0) {
    return invalidParameter(`Global secondary index ${index.name} does not project [${missing.join(', ')}]`);
  }
  return false;
}

export const unknownIndex = (name: string): Refusal =>
  invalid(`The table does not have the specified index: ${name}`);
