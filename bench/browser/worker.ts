/**
 * The bench's worker: puts through the host over IndexedDB, and beside it what one would write with `idb`
 * alone. Every order is answered with one number, or with a text that says why there is none.
 */
import { openDB } from 'idb';
import { decodeUtf8, dynamoTargetPrefix, encodeUtf8, realisticLag } from '#engine';
import { unreachable } from '#engine/kernel/assert.ts';
import { DiskGate } from '#platform/disk/disk-gate.ts';
import { IndexedDbDisk } from '#platform/disk/indexeddb-disk.ts';
import { EngineHost } from '#platform/host/engine-host.ts';
import { realWall } from '#platform/host/wall.ts';
import { itemAt, keyOf, putBody, tableInput } from './data.ts';

export type BenchOrder =
  /** A record per item; puts per second. */
  | { readonly order: 'plain puts'; readonly workspace: string; readonly count: number; readonly perTransaction: number }
  /** One put after another; median milliseconds. */
  | { readonly order: 'plain put alone'; readonly workspace: string; readonly count: number }
  | { readonly order: 'our puts'; readonly workspace: string; readonly count: number; readonly inFlight: number }
  | { readonly order: 'our put alone'; readonly workspace: string; readonly count: number }
  /** Opens a workspace and keeps it open; milliseconds. */
  | { readonly order: 'open'; readonly workspace: string }
  /** Replaces the journal of the open workspace by a snapshot; milliseconds. */
  | { readonly order: 'snapshot'; readonly workspace: string };
