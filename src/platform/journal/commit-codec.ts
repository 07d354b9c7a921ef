/**
 * Commits as bytes, format version 1: one byte says which, then its members in order of declaration.
 *
 * Written by hand for what a busy workspace writes and what fills a snapshot, because a journal that
 * spends longer on spelling than the engine on deciding would halve the writes per second. The rest,
 * rare and with members that come and go, is JSON.
 */
import type { Commit, StoredItem } from '#engine';
import { assert } from '#engine/kernel/assert.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

const codes = {
  json: 0,
  itemWritten: 1,
  itemDeleted: 2,
  unitsConsumed: 3,
  indexPropagated: 4,
  itemRestored: 5,
  partitionRestored: 6,
  clockSpeedSet: 7,
  itemExpired: 8,
} as const;

type BinaryType =
  | 'item.written'
  | 'units.consumed'
  | 'index.propagated'
  | 'item.restored'
  | 'partition.restored'
  | 'clock.speed-set';

/** A new kind of commit does not compile until it stands here or above. */
const jsonTypes: Readonly<Record<Exclude<Commit['type'], BinaryType>, true>> = {
  'story.begun': true,
  'table.changed': true,
  'table.removed': true,
  'index.backfilled': true,
  'vector-bytes.consumed': true,
  'clock.moved': true,
  'transaction.remembered': true,
  'transactions.forgotten': true,
  'bill.restored': true,
  'budget.restored': true,
  'split.planned': true,
  'partition.split': true,
  'partitions.restored': true,
  'leader.lost': true,
  'leader.elected': true,
  'replica.rebuilt': true,
  'scaling-target.changed': true,
  'scaling-target.removed': true,
  'scaling-policy.changed': true,
  'scaling-policy.removed': true,
  'scaling-activity.added': true,
  'trigger.changed': true,
  'trigger.removed': true,
  'trigger.progressed': true,
  'backup.created': true,
  'backup.removed': true,
  'table.filled': true,
  'backup.restored': true,
  'backup-items.restored': true,
  'history.restored': true,
  'history-images.restored': true,
  'minute.ended': true,
  'metrics.restored': true,
  'metric-periods.restored': true,
  'stream.read': true,
  'stream.tended': true,
  'stream.restored': true,
  'stream-records.restored': true,
};

export function writeCommit(out: ByteWriter, commit: Commit): void {
  switch (commit.type) {
    case 'item.written':
      out.byte(commit.item !== undefined ? codes.itemWritten : commit.isExpiry ? codes.itemExpired : codes.itemDeleted);
      out.number(commit.tableNumber);
      out.exactText(commit.position);
      if (commit.item !== undefined) writeItem(out, commit.item);
      out.number(commit.sequence);
      return;
    case 'units.consumed':
      out.byte(codes.unitsConsumed);
      out.number(commit.tableNumber);
      out.optionalText(commit.indexName);
      out.byte(commit.channel === 'read' ? 0 : 1);
      out.number(commit.units);
      out.number(commit.partitionNumber);
      return;
    case 'index.propagated':
      out.byte(codes.indexPropagated);
      out.number(commit.tableNumber);
      out.exactText(commit.indexName);
      out.number(commit.upToSequence);
      return;
    case 'item.restored':
      out.byte(codes.itemRestored);
      out.number(commit.tableNumber);
      out.exactText(commit.position);
      writeItem(out, commit.item);
      return;
    case 'partition.restored':
      out.byte(codes.partitionRestored);
      out.number(commit.tableNumber);
      out.optionalText(commit.indexName);
      out.number(commit.partitionNumber);
      out.number(commit.sequence);
      out.number(commit.readAvailable);
      out.number(commit.writeAvailable);
      return;
    case 'clock.speed-set':
      out.byte(codes.clockSpeedSet);
      out.number(commit.speed);
      return;
    default:
      out.byte(codes.json);
      out.utf8(JSON.stringify(commit, finite));
  }
}

/** The next commit; nothing when the reader has failed. */
export function readCommit(from: ByteReader): Commit | undefined {
  const commit = readByCode(from, from.byte());
  return from.failed ? undefined : commit;
}

function readByCode(from: ByteReader, code: number): Commit | undefined {
  switch (code) {
    case codes.itemWritten:
    case codes.itemDeleted:
    case codes.itemExpired:
      return {
        type: 'item.written',
        tableNumber: from.number(),
        position: from.exactText(),
        item: code === codes.itemWritten ? readItem(from) : undefined,
        sequence: from.number(),
        ...(code === codes.itemExpired ? { isExpiry: true } : {}),
      };
    case codes.unitsConsumed:
      return {
        type: 'units.consumed',
        tableNumber: from.number(),
        indexName: from.optionalText(),
        channel: readChannel(from),
        units: from.number(),
        partitionNumber: from.number(),
      };
    case codes.indexPropagated:
      return {
        type: 'index.propagated',
        tableNumber: from.number(),
        indexName: from.exactText(),
        upToSequence: from.number(),
      };
    case codes.itemRestored:
      return { type: 'item.restored', tableNumber: from.number(), position: from.exactText(), item: readItem(from) };
    case codes.partitionRestored:
      return {
        type: 'partition.restored',
        tableNumber: from.number(),
        indexName: from.optionalText(),
        partitionNumber: from.number(),
        sequence: from.number(),
        readAvailable: from.number(),
        writeAvailable: from.number(),
      };
    case codes.clockSpeedSet:
      return { type: 'clock.speed-set', speed: from.number() };
    case codes.json:
      return readJson(from);
    default:
      from.fail();
      return undefined;
  }
}

function writeItem(out: ByteWriter, { text, bytes }: StoredItem): void {
  out.utf8(text);
  out.number(bytes);
}

const readItem = (from: ByteReader): StoredItem => ({ text: from.utf8(), bytes: from.number() });

function readChannel(from: ByteReader): 'read' | 'write' {
  const code = from.byte();
  if (code > 1) from.fail();
  return code === 0 ? 'read' : 'write';
}

/** JSON would write `null` for Infinity and read it back as that. */
function finite(_name: string, value: unknown): unknown {
  assert(typeof value !== 'number' || Number.isFinite(value), 'numbers of commits written as JSON are finite');
  return value;
}

/**
 * The checksum vouches for the members: they are as they were written. Only what no writer has ever
 * written, such as an unknown type, is refused.
 */
function readJson(from: ByteReader): Commit | undefined {
  const text = from.utf8();
  try {
    const value = JSON.parse(text) as Commit | null;
    if (typeof value === 'object' && value !== null && Object.hasOwn(jsonTypes, value.type)) return value;
  } catch {
    // Told as damage below, like all that can't be read.
  }
  from.fail();
  return undefined;
}
