/** Whether the streams of a file are such as the engine keeps: their shards, and the images in their records. */
import { type Commit, type StoredItem, type TableRecord } from '#engine';
import { checkKey, streamLabel, streamViewType, tableName, tableNumber, timeMs } from './check-table.ts';
import { FileRefused } from './file-refused.ts';
import { boolean, type Check, integer, list, members, optional, text } from './member-checks.ts';
import { TrialTable } from './trial-table.ts';

type CommitOf<Type extends Commit['type']> = Extract<Commit, { type: Type }>;
type StreamRestored = CommitOf<'stream.restored'>;
type RecordsRestored = CommitOf<'stream-records.restored'>;

/** A table of the most partitions, its shards replaced six times a day. */
const shardsMax = 10_000;
const shardId = text(/^shardId-\d{20}-[0-9a-f]{8}$/);
const shard: Check<StreamRestored['shards'][number]> = members({
  id: shardId,
  parentId: optional(shardId),
  partitionNumber: integer(1),
  openedAtMs: timeMs,
  firstSequence: integer(1),
  closedAtMs: optional(timeMs),
  lastSequence: optional(integer(1)),
});
const restored: Check<Pick<StreamRestored, 'stream' | 'shards' | 'sequence'>> = members({
  stream: members({
    tableNumber,
    tableName,
    label: streamLabel,
    viewType: streamViewType,
    key: checkKey,
    openedAtMs: timeMs,
    closedAtMs: optional(timeMs),
  }),
  shards: list(shard, shardsMax),
  sequence: integer(0),
});

/** True, or not there. */
const flag: Check<true | undefined> = (value, where) => (optional(boolean)(value, where) === true ? true : undefined);
const storedItem: Check<StoredItem> = members({ text: text(/^\{[^]*\}$/), bytes: integer(0) });
const recordsMax = 1000;
const record: Check<RecordsRestored['records'][number]> = members({
  sequence: integer(1),
  atMs: timeMs,
  before: optional(storedItem),
  after: optional(storedItem),
  isExpiry: flag,
});
const records: Check<Pick<RecordsRestored, 'label' | 'shardId' | 'records'>> = members({
  label: streamLabel,
  shardId,
  records: list(record, recordsMax),
});

export class StreamCheck {
  readonly #trial: TrialTable;
  readonly #stream: StreamRestored;
  #last = 0;

  private constructor(stream: StreamRestored, trial: TrialTable) {
    this.#stream = stream;
    this.#trial = trial;
  }

  static of(commit: StreamRestored): StreamCheck {
    const checked = restored(commit, 'the stream');
    const { stream, shards, sequence } = checked;
    const isWhole = shards.every(
      ({ firstSequence, lastSequence, closedAtMs }) =>
        (lastSequence === undefined) === (closedAtMs === undefined) && firstSequence <= (lastSequence ?? sequence) && (lastSequence ?? 0) <= sequence,
    );
    if (!isWhole || new Set(shards.map(({ id }) => id)).size < shards.length) refuse(stream.tableName, 'has shards that can not be');
    return new StreamCheck({ type: 'stream.restored', ...checked }, new TrialTable(tableLike(checked.stream)));
  }

  get commit(): StreamRestored {
    return this.#stream;
  }

  is({ tableNumber: wanted, label }: { readonly tableNumber: number; readonly label: string }): boolean {
    return this.#stream.stream.tableNumber === wanted && this.#stream.stream.label === label;
  }

  /** Records come by shard, and in a shard in their order. Throws a {@link FileRefused}. */
  take(commit: RecordsRestored): RecordsRestored {
    const { stream, shards } = this.#stream;
    const checked = records(commit, 'the records of a stream');
    const at = shards.find(({ id }) => id === checked.shardId);
    if (at === undefined) return refuse(stream.tableName, 'has records in no shard');
    for (const { sequence, before, after } of checked.records) {
      if (sequence <= at.firstSequence || sequence > this.#stream.sequence) refuse(stream.tableName, 'has records out of order');
      if (before === undefined && after === undefined) refuse(stream.tableName, 'has a record of nothing');
      for (const image of [before, after]) if (image !== undefined) this.#checkImage(image);
    }
    const isRising = checked.records.every(({ sequence }, i) => i === 0 || sequence > checked.records[i - 1]!.sequence);
    if (!isRising) refuse(stream.tableName, 'has records out of order');
    return { type: 'stream-records.restored', tableNumber: stream.tableNumber, ...checked };
  }

  #checkImage(image: StoredItem): void {
    // The same image may come again and again.
    if (++this.#last % 200 === 0) this.#trial.empty();
    const stored = this.#trial.put(image);
    if ('problem' in stored && stored.problem !== 'comes twice.') refuse(this.#stream.stream.tableName, `has an image that ${stored.problem}`);
  }
}

const tableLike = ({ tableName: name, key, openedAtMs }: StreamRestored['stream']): TableRecord => ({
  number: 1,
  id: '00000000-0000-0000-0000-000000000000',
  name,
  status: 'ACTIVE',
  createdAtMs: openedAtMs,
  attributeTypes: Object.fromEntries([...key.partition, ...key.sort].map((attribute) => [attribute.name, attribute.type])),
  key,
  billingMode: 'PAY_PER_REQUEST',
  throughput: { readUnits: 0, writeUnits: 0, decreasesToday: 0 },
  partitionsAtBirth: 1,
  indexes: [],
  tableClass: 'STANDARD',
  deletionProtection: false,
  tags: [],
  countedItems: 0,
  countedBytes: 0,
});

function refuse(name: string, what: string): never {
  throw new FileRefused(`The file says something impossible: the stream of table ${name} ${what}.`);
}
