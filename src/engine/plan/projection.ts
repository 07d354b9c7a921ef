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

/** What a local index must fetch the whole item for, since it does not hold what is asked for. */
export interface Fetches {
  /** Before the filter can be judged. Assumption: that a filter may name what is not projected. */
  readonly filter: boolean;
  readonly answer: boolean;
}

export const fetchesNothing: Fetches = { filter: false, answer: false };

const missingNames = (names: ReadonlySet<string>, paths: readonly Path[]): string[] =>
  [...new Set(paths.map(([first]) => String(first)))].filter((name) => !names.has(name));

/** What must be fetched from the table; a global index cannot do that and refuses. */
export function fetchesFromTable({ index, names }: IndexCoverage, selection: Selection): Fetches | Refusal {
  const { select, projection = [], filter } = selection;
  if (names === undefined) return fetchesNothing;
  const asksForAll = select === 'ALL_ATTRIBUTES';
  const answerLacks = missingNames(names, projection);
  const filterLacks = missingNames(names, filter === undefined ? [] : conditionPaths(filter));
  if (index.kind === 'local') return { filter: filterLacks.length > 0, answer: asksForAll || answerLacks.length > 0 };
  if (asksForAll) {
    return invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  }
  // Assumption: the wording is the one commonly reported; the reference only says that this is refused.
  const missing = [...new Set([...answerLacks, ...filterLacks])];
  if (missing.length > 0) {
    return invalidParameter(`Global secondary index ${index.name} does not project [${missing.join(', ')}]`);
  }
  return fetchesNothing;
}

export const unknownIndex = (name: string): Refusal =>
  invalid(`The table does not have the specified index: ${name}`);
