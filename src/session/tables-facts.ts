/** Tables as a console shows them: status with what is left of it, counts with their age, keys, capacity. */
import { type IndexRecord, nextCountMs, type TableRecord, usualPhysics, type VectorIndexRecord } from '#engine';
import { say } from '#texts/say.ts';
import { formatCount, formatDuration, formatUnits } from './format.ts';
import type { TableSummary } from './session.ts';
import { keysOf } from './table-keys.ts';

type Status = TableRecord['status'];

export interface StatusFacts {
  readonly status: Status;
  readonly isChanging: boolean;
  /** What is going on beside the status, e.g. an index that reads the table. */
  readonly phase: string | undefined;
  /** Virtual time until the present phase ends; nothing for one that lasts. */
  readonly leftMs: number | undefined;
}

/** What the status says and how long it will. */
export function statusFacts(of: TableRecord | IndexRecord | VectorIndexRecord, nowMs: number): StatusFacts {
  const { status, settlesAtMs } = of;
  const phase = 'backfilling' in of && of.backfilling === true ? say('backfilling') : 'restore' in of && of.restore !== undefined ? say('being restored') : undefined;
  return {
    status,
    isChanging: status !== 'ACTIVE',
    phase,
    leftMs: settlesAtMs === undefined ? undefined : Math.max(0, settlesAtMs - nowMs),
  };
}

/** Those for vectors too. */
export const allIndexesOf = ({ indexes, vectorIndexes = [] }: TableRecord): readonly (IndexRecord | VectorIndexRecord)[] => [...indexes, ...vectorIndexes];

/** The moment at which something of a table changes by itself; nothing while all lasts. */
export function nextChangeMs(record: TableRecord): number | undefined {
  const due = [record.settlesAtMs, ...allIndexesOf(record).map((index) => index.settlesAtMs)].filter((atMs) => atMs !== undefined);
  return due.length === 0 ? undefined : Math.min(...due);
}

/** Whether anything of the table or its indexes is on its way. */
export const isChanging = (record: TableRecord): boolean =>
  record.status !== 'ACTIVE' || allIndexesOf(record).some((index) => index.status !== 'ACTIVE');

/** What has become of a table between two looks, as one sentence; nothing when nothing is worth one. */
export function statusNews(name: string, before: TableRecord | undefined, now: TableRecord | undefined): string | undefined {
  if (before === undefined) return undefined;
  if (now === undefined) return say('{name} is gone.', { name });
  if (before.status !== now.status) return say('{name} is {status}.', { name, status: now.status });
  const [earlierIndexes, indexes] = [allIndexesOf(before), allIndexesOf(now)];
  for (const index of indexes) {
    const earlier = earlierIndexes.find((candidate) => candidate.name === index.name);
    if (earlier !== undefined && earlier.status !== index.status) return say('Index {name} is {status}.', { name: index.name, status: index.status });
    if (earlier !== undefined && earlier.backfilling !== index.backfilling) return say('Index {name} reads the table.', { name: index.name });
  }
  const gone = earlierIndexes.find(({ name: index }) => !indexes.some((candidate) => candidate.name === index));
  return gone === undefined ? undefined : say('Index {name} is gone.', { name: gone.name });
}

export const billingWords = { PAY_PER_REQUEST: say('On-demand'), PROVISIONED: say('Provisioned') } as const;
export const classWords = { STANDARD: say('Standard'), STANDARD_INFREQUENT_ACCESS: say('Standard-IA') } as const;

/** `On-demand`, or `Provisioned, 5 RCU and 5 WCU`. */
export function capacityWords({ billingMode, throughput: { readUnits, writeUnits } }: TableRecord): string {
  if (billingMode === 'PAY_PER_REQUEST') return billingWords.PAY_PER_REQUEST;
  return say('Provisioned, {read} and {write}', { read: formatUnits(readUnits, 'read'), write: formatUnits(writeUnits, 'write') });
}

/** `at most 100 RCU/s`; nothing where nothing limits an on-demand table. */
export function maximumWords({ onDemandMaximum: maximum }: Pick<TableRecord, 'onDemandMaximum'>): string | undefined {
  // -1 stands for no maximum.
  const { readUnits = -1, writeUnits = -1 } = maximum ?? {};
  const limits = [
    ...(readUnits > 0 ? [`${formatUnits(readUnits, 'read')}/s`] : []),
    ...(writeUnits > 0 ? [`${formatUnits(writeUnits, 'write')}/s`] : []),
  ];
  return limits.length === 0 ? undefined : say('at most {limits}', { limits: limits.join(` ${say('and')} `) });
}

/** `pk (S), sk (N)`. */
export const typedKeyWords = (keyed: Pick<TableRecord, 'key'>): string =>
  keysOf(keyed)
    .map(({ name, type }) => `${name} (${type})`)
    .join(', ');

/** `All attributes`, `Keys only`, or the keys with the names of the others. */
export function projectionWords({ projection: { type, nonKeyAttributes } }: Pick<IndexRecord, 'projection'>): string {
  if (type === 'ALL') return say('All attributes');
  return type === 'KEYS_ONLY' ? say('Keys only') : say('Keys and {nonKeyAttributes}', { nonKeyAttributes: nonKeyAttributes.join(', ') });
}

/** `emb, 1,536 dimensions, COSINE`. */
export const vectorWords = ({ vectorAttribute, dimensions, distance }: VectorIndexRecord): string =>
  `${vectorAttribute}, ${formatCount(dimensions, { one: '{n} dimension', other: '{n} dimensions' })}, ${distance}`;

/** `tenant (S), HASH; kind (S), INLINE_FILTER`. */
export function searchSchemaWords({ searchSchema }: VectorIndexRecord): string {
  const parts = searchSchema.map(({ name, type, role }) => `${name} (${type}), ${role === 'partition' ? 'HASH' : 'INLINE_FILTER'}`);
  return parts.length === 0 ? say('None') : parts.join('; ');
}

/** DescribeTable counts every six hours, or as a setting says; how far what it says is behind. */
export interface CountFacts {
  readonly counted: number;
  readonly now: number;
  readonly isBehind: boolean;
  /** Virtual time until the next count. */
  readonly nextIn: string;
}

export function countFacts({ record, itemCount }: TableSummary, nowMs: number, { durations } = usualPhysics): CountFacts {
  return {
    counted: record.countedItems,
    now: itemCount,
    isBehind: record.countedItems !== itemCount,
    nextIn: formatDuration(Math.max(0, nextCountMs(record.createdAtMs, nowMs, durations.itemCountHours) - nowMs)),
  };
}

/** Tables whose name has the text in it, whatever its case. */
export function findTables(tables: readonly TableSummary[], text: string): readonly TableSummary[] {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? tables : tables.filter(({ record }) => record.name.toLowerCase().includes(wanted));
}

const viewWords = {
  NEW_AND_OLD_IMAGES: say('New and old images'),
  NEW_IMAGE: say('New image'),
  OLD_IMAGE: say('Old image'),
  KEYS_ONLY: say('Keys only'),
} as const;

export const streamWords = ({ stream }: TableRecord): string => (stream === undefined ? say('Off') : viewWords[stream.viewType]);

/** `On, by expires`: which attribute says when an item is over, or that none does. */
export function timeToLiveWords({ timeToLive }: TableRecord): string {
  if (timeToLive === undefined || timeToLive.status === 'DISABLED') return say('Off');
  const { attributeName = '', status } = timeToLive;
  return status === 'ENABLED' ? say('On, by {attributeName}', { attributeName }) : `${status}, ${attributeName}`;
}

/** `team = shop, stage = test`. */
export const tagWords = ({ tags }: TableRecord): string =>
  tags.length === 0 ? say('None') : tags.map(({ key, value }) => (value === '' ? key : `${key} = ${value}`)).join(', ');
