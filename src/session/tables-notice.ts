/** The last thing that was done to a table and taken by DynamoDB: one sentence, until the next or until it is dismissed. */
import { createStore } from 'zustand/vanilla';
import type { Exchange } from './exchange.ts';

export interface TablesNotice {
  readonly text: string;
  /** The request that it speaks of. */
  readonly exchange: Exchange;
}

export const tablesNotice = createStore<{ readonly notice: TablesNotice | undefined }>(() => ({ notice: undefined }));

export const noticeTaken = (exchange: Exchange, text: string): void => tablesNotice.setState({ notice: { exchange, text } });
export const dismissNotice = (): void => tablesNotice.setState({ notice: undefined });
