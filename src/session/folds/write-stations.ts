/** What a write did: its condition, the item before and after, the log and who holds it. */
import type { TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import type { Exchange } from '../exchange.ts';
import { formatBytes, formatNumber, formatUnits } from '../format.ts';
import { priceTerms, unitTerms } from './arithmetic.ts';
import { priceOf } from './charges.ts';
import type { Lane, Piece, Station, UnitBar } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { type EventOf, first, speak } from './spoken.ts';

/** `charged` are the events that follow a failed condition: the road ends here, and the write is paid for. */
export function conditionStation(
  { operation, error }: Exchange,
  checked: EventOf<'condition.checked'>,
  charged: readonly TraceEvent[],
): Station {
  const { holds, expression, itemExists } = checked;
  const counted = first(charged, 'capacity.counted');
  const metered = priceOf(charged);
  const against = itemExists ? say('the item as it was') : say('no item: there is none with this key');
  const terms = counted === undefined ? [] : unitTerms(counted, say('the larger of stored and sent'));
  return {
    kind: 'condition',
    name: say('Condition'),
    fact: holds ? say('holds') : say('does not hold'),
    remainder: (holds ? undefined : error?.name) ?? (itemExists ? say('item exists') : say('no such item')),
    isRefused: !holds,
    glyph: { kind: 'test', holds },
    events: speak([checked, ...charged]),
    why: {
      question: holds ? say('Why may it be written?') : say('Why {units}, when nothing was written?', { units: formatUnits(counted?.units ?? 0, 'write') }),
      answer: holds
        ? say('The condition was checked against {against}.', { against })
        : say('The condition was checked against {against}. A write that fails its condition is charged all the same.', { against }),
      picture: {
        kind: 'sheet',
        lines: [
          { name: 'ConditionExpression', value: expression, isFilter: false },
          { name: say('checked against'), value: itemExists ? say('the stored item') : say('no item'), isFilter: false },
          { name: say('result'), value: holds ? 'true' : 'false', isFilter: false },
        ],
        hidden: 0,
      },
      arithmetic: holds || counted === undefined ? [] : [[...terms, ...(metered === undefined ? [] : priceTerms(metered, operation))]],
      source: holds ? sources.operation(operation) : sources.capacity,
      assumed: undefined,
    },
  };
}

const changes: Readonly<Record<EventOf<'item.written'>['change'], string>> = {
  inserted: say('new item'),
  replaced: say('replaced'),
  updated: say('updated'),
  deleted: say('deleted'),
  unchanged: say('as it was'),
  absent: say('no such item'),
};

/** `isLast` says that no index adds to the cost, so units and dollars stand here already. */
export function itemWrittenStation(exchange: Exchange, events: readonly TraceEvent[], isLast: boolean): Station | undefined {
  const written = first(events, 'item.written');
  const counted = first(events, 'capacity.counted');
  if (written === undefined || counted === undefined) return undefined;
  const { bytesBefore, bytesAfter, change } = written;
  const metered = isLast ? priceOf(events) : undefined;
  const units = formatUnits(counted.units, 'write');
  const priced = metered === undefined ? [] : priceTerms(metered, exchange.operation);
  return {
    kind: 'items',
    name: say('Item'),
    fact: changes[change],
    remainder: change === 'absent' ? units : `${formatBytes(Math.max(bytesBefore, bytesAfter))}, ${units}`,
    isRefused: false,
    glyph: { kind: 'boxes', pieces: pieceOf(change === 'deleted' ? bytesBefore : bytesAfter, change === 'deleted') },
    events: speak(events),
    why: {
      question: change === 'absent' ? say('Why {units}, when there was no item?', { units }) : question(units, bytesBefore, bytesAfter),
      answer: say('A write pays for the larger of the item before and after, in whole units.'),
      picture: { kind: 'units', channel: 'write', unitBytes: counted.unitBytes, isEach: false, bars: barsOf(written), legend: [] },
      arithmetic: [[...unitTerms(counted, weighed(written)), ...priced]],
      source: sources.capacity,
      assumed: undefined,
    },
  };
}

function weighed({ change, bytesBefore, bytesAfter }: EventOf<'item.written'>): string {
  if (change === 'absent') return say('nothing there');
  if (change === 'inserted') return say('the new item');
  if (change === 'deleted') return say('the item that was');
  return bytesBefore > bytesAfter ? say('the item before') : say('the item after');
}

function question(units: string, bytesBefore: number, bytesAfter: number): string {
  if (bytesAfter === 0) return say('Why {units} to delete?', { units });
  return bytesBefore > bytesAfter ? say('Why {units}, when the new item is smaller?', { units }) : say('Why {units}?', { units });
}

const pieceOf = (bytes: number, isGone = false): Piece[] => (bytes === 0 ? [] : [{ bytes, fate: isGone ? 'dropped' : 'kept' }]);

function barsOf({ change, bytesBefore, bytesAfter }: EventOf<'item.written'>): UnitBar[] {
  const after: UnitBar = { label: say('after'), pieces: pieceOf(bytesAfter), bytes: bytesAfter };
  if (change === 'inserted' || change === 'absent') return [{ ...after, label: undefined }];
  return [{ label: say('before'), pieces: pieceOf(bytesBefore, change !== 'unchanged'), bytes: bytesBefore }, after];
}

/** The entry in the leader's log, and the replicas that make it safe. */
export function logStations(events: readonly TraceEvent[]): Station[] {
  const replicated = first(events, 'log.replicated');
  return replicated === undefined ? [] : [logStation(replicated), quorumStation(replicated)];
}

function logStation(replicated: EventOf<'log.replicated'>): Station {
  const { sequence, partitionId, leader } = replicated;
  const lane: Lane = { replicaId: leader, role: 'leader', applied: sequence, note: say('took the entry'), answers: true };
  return {
    kind: 'log',
    name: say('Log'),
    fact: say('entry {sequence}', { sequence: formatNumber(sequence) }),
    remainder: say('of {partitionId}, leader {leader}', { partitionId, leader }),
    isRefused: false,
    glyph: { kind: 'entry' },
    events: speak([replicated]),
    why: {
      question: say('Why a log?'),
      answer: say('Only the leader takes writes. Its log says in which order every replica of {partitionId} applies them.', { partitionId }),
      picture: { kind: 'lanes', channel: 'write', last: sequence, lanes: [lane] },
      arithmetic: [],
      source: sources.paper,
      assumed: undefined,
    },
  };
}

function quorumStation(replicated: EventOf<'log.replicated'>): Station {
  const { sequence, acknowledgedBy, leader } = replicated;
  const lanes = (['a', 'b', 'c'] as const).map((replicaId): Lane => {
    const holds = acknowledgedBy.includes(replicaId);
    return {
      replicaId,
      role: replicaId === leader ? 'leader' : 'follower',
      applied: holds ? sequence : sequence - 1,
      note: holds ? say('holds the entry') : say('gets it later'),
      answers: holds,
    };
  });
  return {
    kind: 'quorum',
    name: say('Quorum'),
    fact: say('{replicas} hold it', { replicas: acknowledgedBy.join(` ${say('and')} `) }),
    remainder: say('{count} of 3', { count: acknowledgedBy.length }),
    isRefused: false,
    glyph: { kind: 'replicas', leader, filled: acknowledgedBy },
    events: speak([replicated]),
    why: {
      question: say('Why is it safe with two of three?'),
      answer: say('The answer is given when two of three logs hold the entry. Losing one replica then loses nothing.'),
      picture: { kind: 'lanes', channel: 'write', last: sequence, lanes },
      arithmetic: [],
      source: sources.paper,
      assumed: assumed.quorum,
    },
  };
}

/** An update whose values don't fit the item, or an item that would grow too large, ends the road at the item. */
export const refusedItemStation = (exchange: Exchange, events: readonly TraceEvent[]): Station => ({
  kind: 'items',
  name: say('Item'),
  fact: say('not written'),
  remainder: exchange.error?.name ?? '',
  isRefused: true,
  glyph: { kind: 'boxes', pieces: [] },
  events: speak(events),
  why: {
    question: say('Why is it refused with {name}?', { name: exchange.error?.name ?? '' }),
    answer: exchange.error?.message ?? '',
    picture: undefined,
    arithmetic: [],
    source: sources.operation(exchange.operation),
    assumed: undefined,
  },
});
