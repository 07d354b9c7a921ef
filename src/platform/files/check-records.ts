/**
 * Whether the records of a file are a snapshot: what the engine writes of its state, in its order, and
 * nothing else. Checksums tell that bytes are as somebody wrote them, not who that was.
 */
import { billKinds, type Commit, type CommitRecord, limits, type TableRecord } from '#engine';
import { ItemCheck } from './check-items.ts';
import { BackupCheck } from './check-backups.ts';
import { checkSettings, mostOf } from './check-settings.ts';
import { checkScaling } from './check-scaling.ts';
import { checkMetrics, checkPeriods } from './check-metrics.ts';
import { checkTable, tableClass, tableName, tableNumber, timeMs } from './check-table.ts';
import { StreamCheck } from './check-streams.ts';
import { TriggerCheck } from './check-triggers.ts';
import { FileRefused } from './file-refused.ts';
import { type Check, integer, list, members, number, oneOf, optional, pair, text } from './member-checks.ts';

type CommitOf<Type extends Commit['type']> = Extract<Commit, { type: Type }>;

/** Tables that were deleted stay on the bill. */
const billLinesMax = 100_000;
const bill: Check<Pick<CommitOf<'bill.restored'>, 'lines' | 'tableNumbers'>> = members({
  lines: list(
    members({
      tableName,
      tableNumber,
      tableClass,
      kind: oneOf(...billKinds),
      quantity: number(0, Number.MAX_VALUE),
    }),
    billLinesMax,
  ),
  tableNumbers: integer(0),
});

/** A bucket may owe what its last request took beyond what was left: at most a transaction of the largest size. */
const owedMax = 1e6;
const partition: Check<Pick<CommitOf<'partition.restored'>, 'partitionNumber' | 'sequence' | 'readAvailable' | 'writeAvailable'>> =
  members({
    partitionNumber: integer(1),
    sequence: integer(0),
    readAvailable: number(-owedMax, mostOf('partitionReadUnitsPerSecond')),
    writeAvailable: number(-owedMax, mostOf('partitionWriteUnitsPerSecond')),
  });

const budgetFacts: Check<CommitOf<'budget.restored'>['read']> = members({
  available: number(-owedMax, mostOf('tableReadUnitsPerSecondMax') * mostOf('burstSeconds')),
  peak: optional(
    members({
      previous: number(0, Number.MAX_VALUE),
      higher: number(0, Number.MAX_VALUE),
      countsAtMs: optional(timeMs),
      minute: integer(0),
      minuteUnits: number(0, Number.MAX_VALUE),
    }),
  ),
  shares: optional(list(pair(integer(1), number(-owedMax, Number.MAX_VALUE)), 100_000)),
});
const position = text(/^[^]*$/);
type Split = Pick<CommitOf<'partitions.restored'>, 'bounds' | 'born' | 'leaders' | 'shares'>;
const splitPartitions: Check<Split> = members({
  bounds: list(pair(integer(1), position), 100_000, 1),
  born: integer(1),
  leaders: list(integer(0, limits.replicasPerPartition - 1), 100_000, 1),
  shares: optional(list(number(0, 1), 100_000, 1)),
});
const splitPlanned: Check<Pick<CommitOf<'split.planned'>, 'partitionNumber' | 'position' | 'reason' | 'endsAtMs'>> = members({
  partitionNumber: integer(1),
  position,
  reason: oneOf('size', 'heat'),
  endsAtMs: timeMs,
});

/** Partitions begin at the start of the key space, follow each other, and each split has made two of one. */
function checkBounds({ bounds, born, leaders }: Split, atBirth: number): void {
  const isInOrder = bounds.every(([, from], i) => (i === 0 ? from === '' : from > bounds[i - 1]![1]));
  const numbers = new Set(bounds.map(([number]) => number));
  const isWhole = leaders.length === bounds.length && numbers.size === bounds.length && Math.max(...numbers) <= born && born === atBirth + 2 * (bounds.length - atBirth);
  if (!isInOrder || !isWhole) refuse('its partitions do not follow from splits');
}

const budget: Check<Pick<CommitOf<'budget.restored'>, 'read' | 'write'>> = members({ read: budgetFacts, write: budgetFacts });

const token: Check<Omit<CommitOf<'transaction.remembered'>, 'type'>> = members({
  token: text(/^[^]{1,36}$/),
  fingerprint: text(/^[^]*$/),
  completedAtMs: timeMs,
  expiresAtMs: timeMs,
  itemBytes: list(integer(0, limits.itemBytesMax), 100),
});

/** Source: control API, SetClock. */
const speed = number(0, 3600);
/** Of all tables and indexes together: each costs memory by being there. */
const partitionsMax = 100_000;

export class RecordCheck {
  #head: Pick<CommitRecord, 'atMs' | 'ordinal'> | undefined;
  readonly #tables = new Map<number, TableRecord>();
  readonly #items = new Map<number, ItemCheck>();
  readonly #streams: StreamCheck[] = [];
  readonly #triggers = new TriggerCheck();
  readonly #backups = new BackupCheck();
  /** Partitions of key spaces that have been split, by table and index. */
  readonly #born = new Map<string, readonly number[]>();

  /** The record, to be replayed as it comes out; throws a {@link FileRefused}. */
  take({ atMs, ordinal, commits }: CommitRecord): CommitRecord {
    const isFirst = this.#head === undefined;
    this.#head ??= { atMs: timeMs(atMs, 'the time'), ordinal: integer(0)(ordinal, 'the count of requests') };
    if (atMs !== this.#head.atMs || ordinal !== this.#head.ordinal) refuse('it was not written at one moment');
    return { atMs, ordinal, commits: isFirst ? this.#first(commits) : commits.map((commit) => this.#later(commit)) };
  }

  /** The story, its tables, the bill, the clock and the tokens of transactions, in this order. */
  #first(commits: readonly Commit[]): Commit[] {
    const [story, ...rest] = commits;
    const tokensFrom = rest.findIndex(({ type }) => type === 'transaction.remembered');
    const tokens = tokensFrom === -1 ? [] : rest.splice(tokensFrom);
    const [billRestored, speedSet] = rest.splice(-2);
    if (story?.type !== 'story.begun' || billRestored?.type !== 'bill.restored' || speedSet?.type !== 'clock.speed-set') {
      return refuse('it does not begin as a workspace does');
    }
    const checked = checkSettings(story.settings);
    const tables = rest.map((commit) => this.#table(commit));
    const { lines, tableNumbers } = bill(billRestored, 'the bill');
    if (Math.max(0, ...this.#tables.keys()) > tableNumbers) refuse('there are more tables than were made');
    return [
      { type: 'story.begun', settings: checked },
      ...tables,
      { type: 'bill.restored', lines, tableNumbers },
      { type: 'clock.speed-set', speed: speed(speedSet.speed, 'the speed of the clock') },
      ...tokens.map((commit): Commit => ({ type: 'transaction.remembered', ...token(commit, 'a token') })),
    ];
  }

  #table(commit: Commit): CommitOf<'table.changed'> {
    if (commit.type !== 'table.changed') return refuse('it does not begin as a workspace does');
    const table = checkTable(commit.table);
    const others = [...this.#tables.values()];
    if (others.some(({ name, number: taken }) => name === table.name || taken === table.number)) {
      refuse(`table ${table.name} comes twice`);
    }
    this.#tables.set(table.number, table);
    this.#items.set(table.number, new ItemCheck(table));
    const partitions = [...this.#tables.values()].reduce((sum, one) => sum + partitionsOf(one), 0);
    if (this.#tables.size > mostOf('tablesMax') || partitions > partitionsMax) refuse('it has more tables than there can be');
    return { type: 'table.changed', table };
  }

  #later(commit: Commit): Commit {
    switch (commit.type) {
      case 'partition.restored': {
        const { indexes, partitionsAtBirth } = this.#tableOf(commit.tableNumber);
        const index = indexes.find(({ name, kind }) => name === commit.indexName && kind === 'global');
        if (commit.indexName !== undefined && index === undefined) refuse('it has partitions of no index');
        const checked = partition(commit, 'the partition');
        const born = this.#born.get(`${commit.tableNumber}/${commit.indexName ?? ''}`);
        const isBorn = born?.includes(checked.partitionNumber) ?? checked.partitionNumber <= (index ?? { partitionsAtBirth }).partitionsAtBirth;
        if (!isBorn) refuse('it has partitions of no table');
        return { type: 'partition.restored', tableNumber: commit.tableNumber, indexName: commit.indexName, ...checked };
      }
      case 'partitions.restored': {
        const { partitionsAtBirth, indexes } = this.#tableOf(commit.tableNumber);
        const index = indexes.find(({ name, kind }) => name === commit.indexName && kind === 'global');
        if (commit.indexName !== undefined && index === undefined) refuse('it has partitions of no index');
        const { tableNumber: number, indexName } = commit;
        const checked = splitPartitions(commit, 'the partitions');
        checkBounds(checked, (index ?? { partitionsAtBirth }).partitionsAtBirth);
        this.#born.set(`${number}/${indexName ?? ''}`, checked.bounds.map(([one]) => one));
        return { type: 'partitions.restored', tableNumber: number, indexName, ...checked };
      }
      case 'split.planned': {
        this.#tableOf(commit.tableNumber);
        const { tableNumber: number, indexName } = commit;
        return { type: 'split.planned', tableNumber: number, indexName, ...splitPlanned(commit, 'the split') };
      }
      case 'budget.restored': {
        const { indexes } = this.#tableOf(commit.tableNumber);
        const { tableNumber: number, indexName } = commit;
        if (indexName !== undefined && !indexes.some(({ name }) => name === indexName)) refuse('it has a budget of no index');
        return { type: 'budget.restored', tableNumber: number, indexName, ...budget(commit, 'the budget') };
      }
      case 'item.restored': {
        this.#tableOf(commit.tableNumber);
        this.#items.get(commit.tableNumber)!.take(commit);
        return commit;
      }
      case 'metric-periods.restored':
        return checkPeriods(commit);
      case 'scaling-target.changed':
      case 'scaling-policy.changed':
      case 'scaling-activity.added':
        return checkScaling(commit);
      case 'history.restored':
      case 'history-images.restored':
      case 'backup.restored':
      case 'backup-items.restored':
        return this.#backups.take(commit, this.#tables);
      case 'trigger.changed':
      case 'trigger.progressed':
        return this.#triggers.take(commit);
      case 'metrics.restored':
        return checkMetrics(commit);
      case 'stream.restored': {
        const stream = StreamCheck.of(commit);
        if (this.#streams.some((other) => other.is(stream.commit.stream))) refuse('a stream comes twice');
        this.#streams.push(stream);
        return stream.commit;
      }
      case 'stream-records.restored': {
        const stream = this.#streams.find((other) => other.is(commit));
        return stream === undefined ? refuse('it has records of no stream') : stream.take(commit);
      }
      default:
        return refuse(`it holds a change of the kind ${commit.type}, which no export does`);
    }
  }

  #tableOf(tableNumberWanted: number): TableRecord {
    return this.#tables.get(tableNumberWanted) ?? refuse('it speaks of a table that it does not have');
  }
}

const partitionsOf = ({ partitionsAtBirth, indexes }: TableRecord): number =>
  indexes.reduce((sum, index) => sum + index.partitionsAtBirth, partitionsAtBirth);

function refuse(what: string): never {
  throw new FileRefused(`The file is not a workspace: ${what}.`);
}
