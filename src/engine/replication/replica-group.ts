/**
 * The three replicas of one partition. The leader takes every write into its log; the followers apply the
 * log later, each in its own time. Source: USENIX ATC 2022 paper, sections 3 and 6.1.
 *
 * There is one copy of the data, the leader's. What a follower would answer is that copy with the entries
 * it has not applied yet undone, and those are few: the group keeps them until the last follower has them.
 */
import { type Distribution, valueAt } from '#engine/kernel/distribution.ts';
import type { Random } from '#engine/kernel/random.ts';
import type { ReplicaId } from '#engine/trace/events.ts';

export const replicaIds: readonly ReplicaId[] = ['a', 'b', 'c'];

/** What stood at a position before an entry of the log. `store` names the table or a local index. */
export interface Undo<V> {
  readonly store: string;
  readonly position: string;
  readonly before: V | undefined;
}

export interface LogEntry<V> {
  readonly sequence: number;
  readonly atMs: number;
  readonly undo: readonly Undo<V>[];
  /** When each replica has applied it, by index in {@link replicaIds}. */
  readonly appliedAtMs: readonly number[];
}

export interface ReplicaView<V> {
  readonly replicaId: ReplicaId;
  readonly isLeader: boolean;
  /** How long ago the first entry that is still missing was written; zero when none is. */
  readonly lagMs: number;
  readonly appliedSequence: number;
  /** What to read in place of the leader's value, position by position; absent when nothing differs. */
  overlay(store: string): ReadonlyMap<string, V | undefined> | undefined;
}

/** A leader that was lost. Until another is elected nobody leads; until it is rebuilt its replica answers nothing. */
export interface Outage {
  /** Indexes in {@link replicaIds}. */
  readonly lost: number;
  readonly next: number;
  readonly lostAtMs: number;
  /** When the lost leader's lease is over. */
  readonly untilMs: number;
  readonly rebuiltAtMs: number;
}

/** By leader, the other two. */
const followersOf: readonly (readonly number[])[] = replicaIds.map((_, leader) => [0, 1, 2].filter((replica) => replica !== leader));

const noEntries: readonly never[] = [];
/** Applied entries cost nothing but memory, so they are dropped in lots: whenever so many more were written. */
const forgetEvery = 256;

export class ReplicaGroup<V> {
  #leader: number;
  #outage: Outage | undefined;
  #isLed = true;
  #hasChangedHands = false;
  readonly #random: Random;
  readonly #lag: Distribution | undefined;
  #sequence = 0;
  /** Entries that a follower may still lack, oldest first. */
  #pending: LogEntry<V>[] = [];

  /** Without a `lag` followers apply entries at once. */
  constructor(random: Random, lag: Distribution | undefined, leader = random.uint32(0) % replicaIds.length) {
    this.#leader = leader;
    this.#random = random;
    this.#lag = lag;
  }

  /** Index in {@link replicaIds}. Assumption: any replica may lead; which one is drawn from the seed. */
  get leader(): number {
    return this.#leader;
  }

  /** Who leads once an election that is under way is over. */
  get nextLeader(): number {
    return this.#isLed ? this.#leader : (this.#outage?.next ?? this.#leader);
  }

  /** Present from the loss of a leader until its replica is rebuilt. */
  get outage(): Outage | undefined {
    return this.#outage;
  }

  /** Whether a leader was ever lost. */
  get hasChangedHands(): boolean {
    return this.#hasChangedHands;
  }

  /** Whether there is a leader: without one nothing is written, and nothing read strongly. */
  get isLed(): boolean {
    return this.#isLed;
  }

  get leaderId(): ReplicaId {
    return replicaIds[this.leader]!;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** The last entries, oldest first: all that a follower may lack, and some that it has. */
  get tail(): readonly LogEntry<V>[] {
    return this.#pending;
  }

  /** Takes the next entry into the log. */
  append(sequence: number, atMs: number, undo: readonly Undo<V>[]): void {
    this.#sequence = sequence;
    if (this.#lag === undefined) return;
    if (sequence % forgetEvery === 0) this.#forget(atMs);
    const last = this.#pending[this.#pending.length - 1];
    const appliedAtMs = [0, 0, 0];
    for (let replica = 0; replica < replicaIds.length; replica++) {
      appliedAtMs[replica] = this.#appliesAt(replica, sequence, atMs, last);
    }
    this.#pending.push({ sequence, atMs, undo, appliedAtMs });
  }

  #appliesAt(replica: number, sequence: number, atMs: number, last: LogEntry<V> | undefined): number {
    // A lost replica answers nothing; once it is rebuilt it has everything.
    if (replica === this.#leader || replica === this.#outage?.lost) return atMs;
    const due = atMs + valueAt(this.#lag!, this.#random.unit(sequence * replicaIds.length + replica));
    // A log is applied in order: no entry overtakes the one before it.
    return Math.max(due, last?.appliedAtMs[replica] ?? 0);
  }

  /** Goes on after an entry that all replicas have. */
  resume(sequence: number): void {
    this.#sequence = sequence;
    this.#pending = [];
  }

  /** The follower that has applied most of the log: it leads next. */
  get foremost(): number {
    const last = this.#pending[this.#pending.length - 1];
    const [first, second] = this.#followers as [number, number];
    return (last?.appliedAtMs[second] ?? 0) < (last?.appliedAtMs[first] ?? 0) ? second : first;
  }

  /** The leader is gone. Whoever leads next has applied all of its log by then: a quorum had written it down. */
  lose(outage: Outage): void {
    const { next, untilMs } = outage;
    this.#outage = outage;
    this.#isLed = false;
    this.#hasChangedHands = true;
    this.#pending = this.#pending.map((entry) => ({
      ...entry,
      appliedAtMs: entry.appliedAtMs.map((atMs, replica) => (replica === next ? Math.min(atMs, untilMs) : atMs)),
    }));
  }

  /** The election is over; nothing where none was under way. */
  elect(): void {
    if (this.#outage === undefined) return;
    this.#leader = this.#outage.next;
    this.#isLed = true;
  }

  /** The replica that was lost is there again. */
  rebuild(): void {
    this.elect();
    this.#outage = undefined;
  }

  /** A replica that can answer, for one that was drawn. */
  answering(drawn: number): number {
    return drawn === this.#outage?.lost ? (drawn + 1) % replicaIds.length : drawn;
  }

  /** Entries of the log that a replica has not applied yet. */
  behind(replica: number, nowMs: number): number {
    return this.#missing(replica, nowMs).length;
  }

  /** How the partition looks from one replica. */
  view(replica: number, nowMs: number): ReplicaView<V> {
    const missing = this.#missing(replica, nowMs);
    const first = missing[0];
    return {
      replicaId: replicaIds[replica]!,
      isLeader: this.#isLed && replica === this.#leader,
      lagMs: first === undefined ? 0 : nowMs - first.atMs,
      appliedSequence: first === undefined ? this.#sequence : first.sequence - 1,
      overlay: (store) => overlayOf(missing, store),
    };
  }

  /** The leader and the quickest follower: the quorum for an entry, in the order of {@link replicaIds}. */
  quorum(sequence: number): ReplicaId[] {
    const followers = this.#followers;
    const quickest = followers[this.#random.uint32(sequence * 2 + 1) % followers.length]!;
    const [first, second] = this.#leader < quickest ? [this.#leader, quickest] : [quickest, this.#leader];
    return [replicaIds[first]!, replicaIds[second]!];
  }

  /** Those that take the leader's log; a log replica that stands in for a lost one is not counted among them. */
  get #followers(): readonly number[] {
    const followers = followersOf[this.#leader]!;
    return this.#outage === undefined ? followers : followers.filter((replica) => replica !== this.#outage?.lost);
  }

  /**
   * The group of a partition that comes of splitting this one's: it begins with its log and its leader.
   * Assumption: AWS does not say who leads after a split. A replica that was lost is missing to both children.
   */
  child(random: Random): ReplicaGroup<V> {
    return this.#copy(random);
  }

  fork(): ReplicaGroup<V> {
    return this.#copy(this.#random);
  }

  #copy(random: Random): ReplicaGroup<V> {
    const copy = new ReplicaGroup<V>(random, this.#lag, this.#leader);
    copy.#outage = this.#outage;
    copy.#isLed = this.#isLed;
    copy.#hasChangedHands = this.#hasChangedHands;
    copy.#sequence = this.#sequence;
    copy.#pending = this.#pending.slice();
    return copy;
  }

  /** The entries that a replica has not applied: always the newest ones, since it applies in order. */
  #missing(replica: number, nowMs: number): readonly LogEntry<V>[] {
    let low = 0;
    let high = this.#pending.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#pending[middle]!.appliedAtMs[replica]! <= nowMs) low = middle + 1;
      else high = middle;
    }
    return low === this.#pending.length ? noEntries : this.#pending.slice(low);
  }

  /** Lets go of entries that every replica has applied. */
  #forget(nowMs: number): void {
    const missing = Math.max(...replicaIds.map((_, replica) => this.behind(replica, nowMs)));
    this.#pending = this.#pending.slice(this.#pending.length - missing);
  }
}

/** The oldest missing entry of a position says what stood there. */
function overlayOf<V>(missing: readonly LogEntry<V>[], store: string): ReadonlyMap<string, V | undefined> | undefined {
  let overlay: Map<string, V | undefined> | undefined;
  for (let i = missing.length - 1; i >= 0; i--) {
    for (const undo of missing[i]!.undo) {
      if (undo.store === store) (overlay ??= new Map<string, V | undefined>()).set(undo.position, undo.before);
    }
  }
  return overlay;
}
