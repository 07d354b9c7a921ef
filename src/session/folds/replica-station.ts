/** Which of the three replicas answered a read, and how far behind it was. */
import { say } from '#texts/say.ts';
import { formatCount, formatDuration, formatNumber } from '../format.ts';
import { nameOfReplica } from './replica-name.ts';
import type { Lane, Station, Term } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { type EventOf, speak } from './spoken.ts';

type ReplicaRead = EventOf<'replica.read'>;

/** A Scan meets one replica for each partition. */
export function replicaStation(reads: readonly ReplicaRead[], consistency: 'eventual' | 'strong'): Station {
  const shown = reads.reduce((a, b) => (behind(b) > behind(a) ? b : a));
  const several = reads.length > 1;
  const leaders = reads.filter(({ isLeader }) => isLeader).length;
  return {
    kind: 'replica',
    name: several ? say('Replicas') : say('Replica'),
    fact: several ? `${formatCount(leaders, { one: '{n} leader', other: '{n} leaders' })}, ${formatCount(reads.length - leaders, { one: '{n} follower', other: '{n} followers' })}` : who(shown),
    remainder: behind(shown) === 0 ? (several ? say('all up to date') : say('up to date')) : lateness(shown),
    isRefused: false,
    glyph: { kind: 'replicas', leader: several ? undefined : shown.leaderId, filled: several ? [] : [shown.replicaId] },
    events: speak(reads),
    why: {
      question: question(shown, consistency, several),
      answer: answer(shown, consistency),
      picture: { kind: 'lanes', channel: 'read', last: shown.leaderSequence, lanes: lanesOf(shown) },
      arithmetic: behind(shown) === 0 ? [] : [lagTerms(shown)],
      source: sources.consistency,
      assumed: consistency === 'strong' ? undefined : assumed.replica,
    },
  };
}

export const behind = ({ leaderSequence, appliedSequence }: ReplicaRead): number => leaderSequence - appliedSequence;

/** In time, as long as any has passed since the first write that is missing. */
const lateness = (read: ReplicaRead): string =>
  read.lagMs > 0 ? say('{lag} behind', { lag: formatDuration(read.lagMs) }) : formatCount(behind(read), { one: '{n} write behind', other: '{n} writes behind' });

const who = ({ isLeader, replicaId }: ReplicaRead): string => nameOfReplica({ role: isLeader ? 'leader' : 'follower', replicaId });

function question(read: ReplicaRead, consistency: 'eventual' | 'strong', several: boolean): string {
  if (consistency === 'strong') return several ? say('Why the leaders?') : say('Why the leader?');
  if (behind(read) > 0) return say('Why can this answer be old?');
  return several ? say('Who answered?') : say('Why did {who} answer?', { who: who(read) });
}

function answer(read: ReplicaRead, consistency: 'eventual' | 'strong'): string {
  if (consistency === 'strong') return say('A strongly consistent read goes to the leader, which has every write. It costs twice an eventual one.');
  const any = say('An eventually consistent read may go to any of the three replicas of a partition.');
  if (behind(read) === 0) return any;
  return `${any} ${formatCount(behind(read), { one: 'This one has not applied the last {n} write yet.', other: 'This one has not applied the last {n} writes yet.' })}`;
}

function lanesOf(read: ReplicaRead): Lane[] {
  const leader: Lane = {
    replicaId: read.leaderId,
    role: 'leader',
    applied: read.leaderSequence,
    note: say('has every entry'),
    answers: read.isLeader,
  };
  if (read.isLeader) return [leader];
  const follower: Lane = {
    replicaId: read.replicaId,
    role: 'follower',
    applied: read.appliedSequence,
    note: behind(read) === 0 ? say('has every entry') : lateness(read),
    answers: true,
  };
  return [leader, follower].sort((a, b) => (a.replicaId < b.replicaId ? -1 : 1));
}

const lagTerms = (read: ReplicaRead): Term[] => [
  { value: formatNumber(read.leaderSequence), label: say("entries in the leader's log") },
  { operator: '−', value: formatNumber(read.appliedSequence), label: say('applied by {replicaId}', { replicaId: read.replicaId }) },
  { operator: '=', value: formatNumber(behind(read)), label: read.lagMs > 0 ? say('not applied, the oldest for {lagMs}', { lagMs: formatDuration(read.lagMs) }) : say('not applied yet') },
];
