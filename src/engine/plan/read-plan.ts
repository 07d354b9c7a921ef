/** What a GetItem, Query or Scan will read, as plain data. */
import type { Condition, Path } from '#engine/expressions/index.ts';
import type { Range } from '#engine/kernel/ordered-map.ts';
import type { IndexRecord } from '#engine/model/table.ts';
import type { Fetches } from './projection.ts';

export type Consistency = 'eventual' | 'strong';

/** What of each item is answered. */
export type Answer =
  | { readonly kind: 'count' }
  | { readonly kind: 'items'; readonly paths: readonly Path[] | undefined }
  /** The columns of a statement: see `row`. */
  | { readonly kind: 'rows'; readonly columns: readonly Path[] };

export interface PagePlan {
  readonly kind: 'get' | 'query' | 'scan';
  readonly index: IndexRecord | undefined;
  readonly consistency: Consistency;
  /** The positions to read, the starting key already taken into account. */
  readonly range: Range;
  readonly direction: 'ascending' | 'descending';
  readonly limit: number | undefined;
  readonly filter: Condition | undefined;
  readonly answer: Answer;
  readonly fetches: Fetches;
  readonly sortKeyCondition: string | undefined;
  readonly segment: number | undefined;
  readonly totalSegments: number | undefined;
}
