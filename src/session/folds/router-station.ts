/** Where keys lead to: which partitions a request has to do with. */
import { say } from '#texts/say.ts';
import { formatCount, formatNumber } from '../format.ts';
import { hashFraction, hashRange, shortHash } from './hash-space.ts';
import type { HashRange, Station, Term, WhyPicture } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { type EventOf, speak } from './spoken.ts';

type Routed = EventOf<'partition.routed'>;

export function routerStation(routed: readonly Routed[]): Station {
  const partitions = distinct(routed);
  const ranges = partitions.map(({ partitionId, from, to }) => hashRange(partitionId, from, to));
  const base = { kind: 'router', name: say('Router'), isRefused: false, glyph: { kind: 'slots', ranges }, events: speak(routed) } as const;
  const [only] = routed;
  if (only === undefined || isWithoutKey(only)) return { ...base, ...inOrder(partitions, ranges) };
  if (routed.length === 1 && only.hash !== undefined) return { ...base, ...byOneKey(only, only.hash, ranges) };
  return { ...base, ...byKeys(routed, partitions, ranges) };
}

type Told = Pick<Station, 'fact' | 'remainder' | 'why'>;

const isWithoutKey = ({ hash, keys }: Routed): boolean => hash === undefined && keys === undefined;

/** Statements of a batch may go to one partition several times. */
function distinct(routed: readonly Routed[]): Routed[] {
  const placeOf = ({ tableName, indexName = '', partitionId }: Routed): string => `${tableName}/${indexName}/${partitionId}`;
  return [...new Map(routed.map((event) => [placeOf(event), event])).values()];
}

const hashLine = (ranges: readonly HashRange[], hash: string | undefined): WhyPicture => ({
  kind: 'hash-line',
  at: hash === undefined ? undefined : hashFraction(hash),
  hash,
  ranges,
});

function byOneKey({ partitionId, partitionCount }: Routed, hash: string, ranges: readonly HashRange[]): Told {
  return {
    fact: say('hash {shortHash}', { shortHash: shortHash(hash) }),
    remainder: say('partition {partitionId}', { partitionId }),
    why: {
      question: say('Why partition {partitionId}?', { partitionId }),
      answer: say('The hash of the partition key says where an item lives. The same key always goes to the same place.'),
      picture: hashLine(ranges, hash),
      arithmetic: [
        [
          { value: shortHash(hash), label: say('hash of the key, first digits') },
          { operator: '→', value: ranges[0]?.label ?? '', label: say('range of {partitionId}', { partitionId }) },
          { operator: '→', value: partitionId, label: formatCount(partitionCount, { one: 'of {n} partition', other: 'of {n} partitions' }) },
        ],
      ],
      source: sources.partitions,
      assumed: assumed.hash,
    },
  };
}

function byKeys(routed: readonly Routed[], partitions: readonly Routed[], ranges: readonly HashRange[]): Told {
  const keys = routed.reduce((sum, { keys: several = 1 }) => sum + several, 0);
  const count = formatCount(partitions.length, { one: '{n} partition', other: '{n} partitions' });
  return {
    fact: formatCount(keys, { one: '{n} key', other: '{n} keys' }),
    remainder: count,
    why: {
      question: say('Why {partitions}?', { partitions: count }),
      answer: say('The hash of each partition key says where its item lives. The request is taken apart and each part goes to its partition.'),
      picture: hashLine(ranges, undefined),
      arithmetic: [[{ value: formatNumber(keys), label: say('keys') }, { operator: '→', value: formatNumber(partitions.length), label: ofAll(partitions) }]],
      source: sources.partitions,
      assumed: assumed.hash,
    },
  };
}

function ofAll(partitions: readonly Routed[]): string {
  const spaces = new Map(partitions.map(({ tableName, indexName = '', partitionCount }) => [`${tableName}/${indexName}`, partitionCount]));
  const count = [...spaces.values()].reduce((sum, own) => sum + own, 0);
  if (spaces.size === 1) return formatCount(count, { one: 'of {n} partition', other: 'of {n} partitions' });
  const tables = formatCount(spaces.size, { one: '{n} table', other: '{n} tables' });
  return formatCount(count, { one: 'of {n} partition of {tables}', other: 'of {n} partitions of {tables}' }, { tables });
}

function inOrder(partitions: readonly Routed[], ranges: readonly HashRange[]): Told {
  const count = formatCount(partitions.length, { one: '{n} partition', other: '{n} partitions' });
  const read: Term = { value: formatNumber(partitions.length), label: say('read') };
  return {
    fact: count,
    remainder: say('in order of hash'),
    why: {
      question: say('Why {partitions}?', { partitions: count }),
      answer: say('A Scan has no key to hash, so it reads one partition after the other, in order of hash.'),
      picture: hashLine(ranges, undefined),
      arithmetic: [[read, { operator: 'of', value: formatCount(partitions[0]?.partitionCount ?? 0, { one: '{n} partition', other: '{n} partitions' }), label: say('of the table or index') }]],
      source: sources.partitions,
      assumed: undefined,
    },
  };
}
