/** Whether there is throughput left for a request: what was asked of each partition, or who refused. */
import type { Channel } from '#engine';
import { sentence } from '#engine';
import { say } from '#texts/say.ts';
import { formatCount, formatNumber, formatUnits } from '../format.ts';
import type { Station, Tank, Term } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { type EventOf, speak } from './spoken.ts';
import { throttlingOf } from './throttling.ts';

type Admitted = EventOf<'capacity.admitted'>;
type Throttled = EventOf<'capacity.throttled'>;

export function admissionStation(channel: Channel, admitted: readonly Admitted[], turnedAway: readonly Throttled[] = []): Station {
  const tanks = [...tanksOf(admitted), ...turnedAway.map(refusedTank)];
  const units = tanks.reduce((sum, { asked }) => sum + asked, 0);
  const fullest = tanks.reduce((a, b) => (b.left < a.left ? b : a));
  const { left, max, partitionId } = fullest;
  const places = new Set(tanks.map((tank) => tank.partitionId)).size;
  return {
    kind: 'admission',
    name: say('Admission'),
    fact: say('{units} asked', { units: formatUnits(units, channel) }),
    remainder: turnedAway.length > 0 ? say('{parts} refused', { parts: formatCount(turnedAway.length, { one: '{n} part', other: '{n} parts' }) }) : say('{left} of {max} left', { left: formatNumber(left), max: formatNumber(max) }),
    isRefused: false,
    glyph: { kind: 'tank', channel, left, max },
    events: speak([...admitted, ...turnedAway]),
    why: {
      question: places === 1 ? say('Can {partitionId} serve it?', { partitionId }) : say('Can {partitions} serve it?', { partitions: formatCount(places, { one: '{n} partition', other: '{n} partitions' }) }),
      answer: turnedAway.length > 0 ? turnedAway.map(sentence).join(' ') : say('A partition serves {max} a second, whatever its table may use.', { max: formatUnits(max, channel) }),
      picture: { kind: 'tanks', channel, tanks },
      arithmetic: tanks.length === 1 ? [leftTerms(channel, fullest)] : [],
      source: turnedAway.length > 0 ? sources.throttling : sources.limits,
      assumed: left <= 0 && turnedAway.length === 0 ? assumed.debt : undefined,
    },
  };
}

/** The road ends here: a bucket was empty. */
export function throttledStation(throttled: Throttled): Station {
  const { channel, partitionId, indexName, tableName, limit, units, available, perSecondMax } = throttled;
  const isPartition = limit === 'KeyRangeThroughputExceeded';
  const who = isPartition ? partitionId : (indexName ?? tableName);
  const rate = `${formatUnits(perSecondMax, channel)}/s`;
  return {
    kind: 'admission',
    name: say('Admission'),
    fact: say('{units} asked', { units: formatUnits(units, channel) }),
    remainder: say('throttled'),
    isRefused: true,
    glyph: { kind: 'tank', channel, left: 0, max: perSecondMax },
    events: speak([throttled]),
    why: {
      question: channel === 'read' ? say('Why does {who} refuse reads?', { who }) : say('Why does {who} refuse writes?', { who }),
      answer: `${sentence(throttled)} ${waits[limit]}`,
      picture: { kind: 'tanks', channel, tanks: [refusedTank(throttled)] },
      arithmetic: [
        [
          { value: formatUnits(units, channel), label: say('asked'), tone: channel },
          { operator: '→', value: formatNumber(Math.max(0, available)), label: available < 0 ? say('left, {available} owed', { available: formatNumber(-available) }) : say('left') },
          { operator: 'of', value: rate, label: limits[limit] },
        ],
      ],
      source: sources.throttling,
      throttling: throttlingOf(throttled),
      assumed: undefined,
    },
  };
}

const limits: Readonly<Record<Throttled['limit'], string>> = {
  KeyRangeThroughputExceeded: say('all that a partition serves'),
  ProvisionedThroughputExceeded: say('provisioned'),
  MaxOnDemandThroughputExceeded: say('the maximum that was set'),
  AccountLimitExceeded: say('quota of one table'),
};

const waits: Readonly<Record<Throttled['limit'], string>> = {
  KeyRangeThroughputExceeded: say('It fills again with every moment, so the same request may pass a little later; an SDK tries again by itself.'),
  ProvisionedThroughputExceeded: say('It fills again with every moment. Provision more, ask for less, or spread it over time.'),
  MaxOnDemandThroughputExceeded: say('The maximum is a setting of the table, there to keep its bill low.'),
  AccountLimitExceeded: say('AWS raises this quota when it is asked to.'),
};

const refusedTank = ({ partitionId, units, perSecondMax }: Throttled): Tank => ({
  partitionId,
  asked: units,
  left: 0,
  max: perSecondMax,
  isRefused: true,
});

/** One for each partition. A partition that is asked several times by one request is asked for the sum. */
function tanksOf(admitted: readonly Admitted[]): Tank[] {
  const ids = [...new Set(admitted.map(({ partitionId }) => partitionId))];
  return ids.map((partitionId) => {
    const own = admitted.filter((event) => event.partitionId === partitionId);
    const asked = own.reduce((sum, { units }) => sum + units, 0);
    const before = Math.max(...own.map(({ available, units }) => (available > 0 ? available + units : 0)));
    return { partitionId, asked, left: Math.max(0, before - asked), max: own[0]!.perSecondMax, isRefused: false };
  });
}

function leftTerms(channel: Channel, { partitionId, asked, left }: Tank): Term[] {
  const term: Term = { value: formatUnits(asked, channel), label: say('asked'), tone: channel };
  // At nothing the trace doesn't tell how much there was before.
  if (left <= 0) return [term, { operator: '→', value: '0', label: say('left in {partitionId}', { partitionId }) }];
  return [
    { value: formatNumber(left + asked), label: say('left in {partitionId} before', { partitionId }) },
    { ...term, operator: '−' },
    { operator: '=', value: formatNumber(left), label: say('left for this second') },
  ];
}
