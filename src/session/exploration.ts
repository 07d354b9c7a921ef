/** What is being explored of each table: the form, the pages that were read, and the items that were chosen. */
import { createStore } from 'zustand/vanilla';
import type { AttributeMap } from '#engine';
import { emptyExploreForm, type ExploreForm } from './explore-form.ts';
import { type Exchange, responseOf } from './exchange.ts';

export interface Exploration {
  readonly form: ExploreForm;
  /** Pages of the last read, in order; each is an exchange of its own. */
  readonly pages: readonly Exchange[];
  /** Which of them is on screen. */
  readonly at: number;
}

export const untouched: Exploration = { form: emptyExploreForm, pages: [], at: 0 };

/** By table name. It lasts as long as the tab: what was read is in the history too. */
export const explorations = createStore<{ readonly of: ReadonlyMap<string, Exploration> }>(() => ({ of: new Map() }));

export const changeExploration = (tableName: string, change: Partial<Exploration>): void =>
  explorations.setState(({ of }) => ({ of: new Map(of).set(tableName, { ...(of.get(tableName) ?? untouched), ...change }) }));

/** Where the next page begins; nothing after the last one. */
export const nextKeyOf = (page: Exchange): AttributeMap | undefined =>
  responseOf<{ LastEvaluatedKey?: AttributeMap }>(page)?.LastEvaluatedKey;

/** What a page says of itself: how many items it has, and how many were looked at. */
export function countsOf(page: Exchange): { readonly count: number; readonly scanned: number } {
  const { Count: count = 0, ScannedCount: scanned = 0 } = responseOf<{ Count?: number; ScannedCount?: number }>(page) ?? {};
  return { count, scanned };
}
