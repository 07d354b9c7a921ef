/**
 * The patterns in a key space's heat that have a name: a hot key, keys in sequence, a periodic scan, an even spread.
 * Each says what it found in numbers, and what follows from it.
 */
import { type AttributeMap, type Physics, usualPhysics } from '#engine';
import { say } from '#texts/say.ts';
import type { HotKeyUnits, KeySpaceHeat } from '../connection.ts';
import { formatCount, formatDuration, formatNumber, formatUnits } from '../format.ts';
import { shortHash } from './hash-space.ts';

export interface Pattern {
  readonly kind: 'hot key' | 'sequential keys' | 'periodic scan' | 'even';
  readonly channel: 'read' | 'write';
  /** What was found. */
  readonly finding: string;
  /** What follows from it. */
  readonly advice: string;
  /** Where in the hash space, as sixteen hexadecimal digits; absent where it is everywhere. */
  readonly hash: string | undefined;
}

const channels = ['write', 'read'] as const;

/** The one that matters most comes first. */
export function patternsOf(heat: KeySpaceHeat, nowMs: number, { partitions }: Physics = usualPhysics): Pattern[] {
  return channels.flatMap((channel) => {
    const grid = gridOf(heat, channel);
    const hot = hotKey(heat, channel, nowMs, partitions);
    const found = sequence(grid, channel) ?? periodicScan(grid, channel);
    if (found !== undefined) return [found];
    return [hot, hot === undefined ? even(grid, channel) : undefined].filter((pattern) => pattern !== undefined);
  });
}

const what = { read: say('reads'), write: say('writes') } as const;
const percent = (share: number): string => `${formatNumber(share * 100, 0)} %`;

// Assumption: AWS draws no such lines. These are where a learner begins to see the pattern in the picture.
const hotShareMin = 0.3;
const hotRateMin = 5;

function hotKey({ hottest }: KeySpaceHeat, channel: 'read' | 'write', nowMs: number, limits: Physics['partitions']): Pattern | undefined {
  const shareOf = (key: HotKeyUnits): number => (channel === 'read' ? key.readShare : key.writeShare);
  const [key] = hottest.filter((one) => shareOf(one) > 0).sort((a, b) => shareOf(b) - shareOf(a));
  if (key === undefined || shareOf(key) < hotShareMin) return undefined;
  const spanMs = Math.max(1000, nowMs - key.sinceMs);
  const rate = ((channel === 'read' ? key.readUnits : key.writeUnits + key.throttled) * 1000) / spanMs;
  if (rate < hotRateMin) return undefined;
  const limit = formatUnits(channel === 'read' ? limits.partitionReadUnitsPerSecond : limits.partitionWriteUnitsPerSecond, channel);
  return {
    kind: 'hot key',
    channel,
    finding: say('Hot key {name}: {percent} of the {what} go to it, {rate}/s are asked.', {
      name: nameOf(key),
      percent: percent(shareOf(key)),
      what: what[channel],
      rate: formatUnits(rate, channel),
    }),
    advice: say('One key lives on one partition, which serves {limit} a second. A split moves its neighbours, not its load: spread it over several keys.', { limit }),
    hash: key.hash,
  };
}

/** The partition key's values; its hash where no item tells them. */
export const nameOf = ({ hash, key }: Pick<HotKeyUnits, 'hash' | 'key'>): string =>
  key === undefined ? shortHash(hash) : textOf(key);

const textOf = (key: AttributeMap): string =>
  Object.values(key)
    .map(({ S, N, B }) => S ?? N ?? B ?? '')
    .join(', ');

/** Units by row, oldest first; rows without anything are there too, since time passes over them. */
interface Grid {
  readonly rows: readonly Float64Array[];
  readonly rowMs: number;
  readonly columns: number;
}

function gridOf({ cells, rows, columns, rowMs }: KeySpaceHeat, channel: 'read' | 'write'): Grid {
  const grid = Array.from({ length: rows }, () => new Float64Array(columns));
  for (const { row, column, readUnits, writeUnits, throttled } of cells) {
    const units = channel === 'read' ? readUnits : writeUnits + throttled;
    if (grid[row] !== undefined) grid[row][column] = units;
  }
  return { rows: grid, rowMs, columns };
}

const sumOf = (row: Float64Array): number => row.reduce((sum, units) => sum + units, 0);

const keysMin = 8;
const sequenceShareMin = 0.6;

/** One column takes most of a row, then another: such as keys that are dates. */
function sequence({ rows, rowMs, columns }: Grid, channel: 'read' | 'write'): Pattern | undefined {
  const busy = rows.filter((row) => sumOf(row) >= 5);
  const tops = busy.map((row) => {
    const top = row.reduce((best, units, column) => (units > row[best]! ? column : best), 0);
    return { column: top, share: row[top]! / sumOf(row) };
  });
  const alone = tops.filter(({ share }) => share >= sequenceShareMin);
  const turns = alone.filter(({ column }, at) => column !== alone[at - 1]?.column).map(({ column }) => column);
  const different = new Set(turns).size;
  // Where one column takes most of all, the others are what came before and beside a hot key.
  const byColumn = busy.reduce((sum, row) => sum.map((units, column) => units + row[column]!), new Float64Array(columns));
  if (Math.max(...byColumn) > sumOf(byColumn) / 2) return undefined;
  if (different < keysMin || alone.length < tops.length * 0.8 || different < turns.length * 0.8) return undefined;
  const share = alone.reduce((sum, top) => sum + top.share, 0) / alone.length;
  return {
    kind: 'sequential keys',
    channel,
    finding: say('Sequential keys: one key at a time takes {percent} of the {what}, then the next one. {keys} took turns in {count}.', {
      percent: percent(share),
      what: what[channel],
      keys: formatCount(different, { one: '{n} key', other: '{n} keys' }),
      count: formatDuration(busy.length * rowMs),
    }),
    advice: say('However many partitions there are, one of them does all the work. Put something that varies before the date or the counter.'),
    hash: undefined,
  };
}

const scansMin = 3;

/** All columns are read at once, then few or none, again and again at the same distance. */
function periodicScan({ rows, rowMs, columns }: Grid, channel: 'read' | 'write'): Pattern | undefined {
  if (channel === 'write') return undefined;
  const isFull = rows.map((row) => row.filter((units) => units > 0).length >= columns * 0.9);
  const begins = isFull.flatMap((full, row) => (full && isFull[row - 1] !== true ? [row] : []));
  const gaps = begins.slice(1).map((row, at) => row - begins[at]!);
  if (begins.length < scansMin || Math.max(...gaps) - Math.min(...gaps) > Math.max(1, Math.min(...gaps) * 0.25)) return undefined;
  const everyMs = (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length) * rowMs;
  return {
    kind: 'periodic scan',
    channel,
    finding: say('Periodic scan: about every {everyMs} all of the key space is read at once, {count} times so far.', {
      everyMs: formatDuration(everyMs),
      count: begins.length,
    }),
    advice: say('A Scan reads and pays for every item. A Query on a key or on an index, or a counter that writes keep, reads what is needed.'),
    hash: undefined,
  };
}

const evenUnitsMin = 200;

/** As many columns as would share the load equally. */
function even({ rows, columns }: Grid, channel: 'read' | 'write'): Pattern | undefined {
  const byColumn = rows.reduce((sum, row) => sum.map((units, column) => units + row[column]!), new Float64Array(columns));
  const total = sumOf(byColumn);
  if (total < evenUnitsMin || columns < 16) return undefined;
  const effective = 1 / byColumn.reduce((sum, units) => sum + (units / total) ** 2, 0);
  if (effective < columns * 0.6) return undefined;
  const touched = byColumn.filter((units) => units > 0).length;
  return {
    kind: 'even',
    channel,
    finding: say('Even: the {what} are spread over {touched} of {columns} slices of the key space; the busiest takes {percent}.', {
      what: what[channel],
      touched,
      columns,
      percent: percent(Math.max(...byColumn) / total),
    }),
    advice: say('Every partition does its share, so all of the throughput can be used.'),
    hash: undefined,
  };
}
