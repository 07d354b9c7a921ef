/** The last thing that was done to a table and taken by DynamoDB: one sentence, for one screen. */
import { createStore } from 'zustand/vanilla';
import type { Exchange } from './exchange.ts';
import type { TakeBack } from './going-back.ts';

export interface TablesNotice {
  readonly text: string;
  /** The request that it speaks of. */
  readonly exchange: Exchange;
  /** Address of the screen that says it. */
  readonly route: string;
  /** Where it can be taken back by itself. */
  readonly undo: TakeBack | undefined;
}

export const tablesNotice = createStore<{ readonly notice: TablesNotice | undefined }>(() => ({ notice: undefined }));

export const noticeTaken = (exchange: Exchange, text: string, route: string, undo?: TakeBack): void =>
  tablesNotice.setState({ notice: { exchange, text, route, undo } });

/** A later notice stays. */
export const dismissNotice = (notice: TablesNotice): void =>
  tablesNotice.setState((state) => (state.notice === notice ? { notice: undefined } : state));
