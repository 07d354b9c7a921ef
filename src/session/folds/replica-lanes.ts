/** The replicas of one partition as lanes of its log, with what each would answer now for one item. */
import { equalValues, type Item, type ReplicaId } from '#engine';
import { say, sayCount } from '#texts/say.ts';
import { formatCount, formatDuration, formatNumber } from '../format.ts';
import type { InsideFacts } from '../inside-queries.ts';
import { plainText } from '../plain-json.ts';

export interface ReplicaLanes {
  readonly partitionId: string;
  readonly finding: string;
  readonly reason: string;
  /** The entries that are shown, oldest first. */
  readonly entries: readonly LogEntry[];
  readonly lanes: readonly ReplicaLane[];
}

export interface LogEntry {
  readonly sequence: number;
  /** It changed the item that is looked at. */
  readonly isOfItem: boolean;
}

export interface ReplicaLane {
  readonly id: ReplicaId;
  readonly isLeader: boolean;
  readonly applied: number;
  /** `2 writes behind, the oldest for 14 ms` */
  readonly note: string;
  readonly isStale: boolean;
  /** The item as JSON; nothing where the replica has no such item. */
  readonly answer: string | undefined;
  readonly sentence: string;
}

/** A stale read that was made: when it came, and what it was answered. */
export interface ReadMoment {
  readonly atMs: number;
  readonly answered: Item | undefined;
}

/** As it is now, or as it was when a read came. */
export function replicaLanesOf(facts: InsideFacts['replicas'], entriesMax: number, moment?: ReadMoment): ReplicaLanes {
  const { partitionId, sequence, log } = facts;
  const replicas = moment === undefined ? facts.replicas : replicasAt(facts, moment);
  const leader = replicas.find(({ isLeader }) => isLeader);
  const lanes = replicas.map(({ id, isLeader, appliedSequence, lagMs, item }): ReplicaLane => {
    const isStale = !isSame(item, leader?.item);
    const note = noteOf(isLeader, sequence - appliedSequence, lagMs);
    const answer = item && plainText(item).replace(/\s*\n\s*/g, ' ');
    const who = isLeader ? say('Leader {id}', { id }) : say('Follower {id}', { id });
    const says = item === undefined ? say('no item') : isStale ? say('an older version') : say('the newest version');
    return { id, isLeader, applied: appliedSequence, note, isStale, answer, sentence: say('{who}, entry {appliedSequence}, {note}: would answer {says}.', {
      who,
      appliedSequence: formatNumber(appliedSequence),
      note,
      says,
    }) };
  });
  const count = Math.min(entriesMax, sequence);
  const ofItem = new Set(log.filter(({ isOfKey }) => isOfKey).map((entry) => entry.sequence));
  const entries = Array.from({ length: count }, (_, at) => ({ sequence: sequence - count + 1 + at, isOfItem: ofItem.has(sequence - count + 1 + at) }));
  return { partitionId, ...told(lanes, sequence, leader?.item), entries, lanes };
}

/** The log tells when each replica applied each of its last entries. */
function replicasAt({ replicas, sequence, log }: InsideFacts['replicas'], { atMs, answered }: ReadMoment): InsideFacts['replicas']['replicas'] {
  const newest = replicas.find(({ isLeader }) => isLeader)?.item;
  return replicas.map(({ id, isLeader }, replica) => {
    const missing = log.filter(({ appliedAtMs }) => appliedAtMs[replica]! > atMs);
    const [first] = missing;
    return {
      id,
      isLeader,
      appliedSequence: first === undefined ? sequence : first.sequence - 1,
      lagMs: first === undefined ? 0 : Math.max(0, atMs - first.atMs),
      item: missing.some(({ isOfKey }) => isOfKey) ? answered : newest,
    };
  });
}

const isSame = (a: Item | undefined, b: Item | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equalValues({ M: a }, { M: b });

function noteOf(isLeader: boolean, behind: number, lagMs: number): string {
  if (isLeader) return say('leads');
  if (behind <= 0) return say('up to date');
  if (lagMs <= 0) return formatCount(behind, { one: '{n} write behind', other: '{n} writes behind' });
  return formatCount(behind, { one: '{n} write behind, the oldest for {lag}', other: '{n} writes behind, the oldest for {lag}' }, { lag: formatDuration(lagMs) });
}

function told(lanes: readonly ReplicaLane[], sequence: number, newest: Item | undefined): Pick<ReplicaLanes, 'finding' | 'reason'> {
  const stale = lanes.filter(({ isStale }) => isStale).map(({ id }) => id);
  const late = lanes.filter(({ isLeader, applied }) => !isLeader && applied < sequence).map(({ id }) => id);
  const eventual = say('An eventually consistent read may go to any of the three. A strongly consistent one goes to the leader and costs twice.');
  if (stale.length > 0) return { finding: sayCount(stale.length, {
    one: 'Follower {ids} answers an older version now. The leader has the newest.',
    other: 'Followers {ids} answer an older version now. The leader has the newest.',
  }, { ids: named(stale) }), reason: eventual };
  if (late.length > 0) return { finding: sayCount(late.length, {
    one: 'Follower {ids} is behind, and not in this item: all three answer the same.',
    other: 'Followers {ids} are behind, and not in this item: all three answer the same.',
  }, { ids: named(late) }), reason: eventual };
  if (newest === undefined) return { finding: say('No replica has an item with this key.'), reason: eventual };
  return { finding: say('All three replicas answer the same now.'), reason: `${say('No follower is behind.')} ${eventual}` };
}

const named = (ids: readonly ReplicaId[]): string => ids.join(` ${say('and')} `);
