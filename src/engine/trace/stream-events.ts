/** What streams tell of themselves. */
import type { Base } from './event-base.ts';

/** A change went into the table's stream. */
export interface StreamRecorded extends Base {
  readonly type: 'stream.recorded';
  readonly tableName: string;
  readonly change: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly viewType: string;
}
export interface IteratorIssued extends Base {
  readonly type: 'stream.iterator-issued';
  readonly shardId: string;
  readonly iteratorType: string;
  readonly sequenceNumber: string;
  readonly untilMs: number;
}
export interface StreamReadEvent extends Base {
  readonly type: 'stream.read';
  readonly shardId: string;
  readonly count: number;
  readonly bytes: number;
  /** The shard is closed and nothing is left in it. */
  readonly isDrained: boolean;
  readonly dollarsPerMillion: number;
  readonly dollars: number;
  readonly priceBook: string;
}
/** Shards that were replaced by a child, and records and shards older than 24 hours that were forgotten. */
export interface StreamTendedEvent extends Base {
  readonly type: 'stream.tended';
  readonly tableName: string;
  readonly rotated: number;
  readonly trimmed: number;
}
