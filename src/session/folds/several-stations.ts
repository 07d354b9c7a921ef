/** Items and log entries of a request that writes several at once: a batch, a transaction, statements. */
import type { TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import type { Exchange } from '../exchange.ts';
import { formatBytes, formatCount, formatNumber, formatUnits } from '../format.ts';
import { priceTerms, sumTerms, unitTerms } from './arithmetic.ts';
import { chargesOfIndexes, chargesOfTables, type Counted, isCharge, priceOf } from './charges.ts';
import type { Piece, SheetLine, Station, Term, WhyPicture } from './road-model.ts';
import { assumed, sources } from './sources.ts';
import { all, type EventOf, speak } from './spoken.ts';

type Written = EventOf<'item.written'>;

export function itemsWrittenStation(exchange: Exchange, events: readonly TraceEvent[]): Station | undefined {
  const written = all(events, 'item.written');
  const counts = chargesOfTables(events);
  const [one] = counts;
  if (one === undefined) return undefined;
  const ofIndexes = chargesOfIndexes(events);
  const units = formatUnits(sum(counts, ({ units: own }) => own), 'write');
  return {
    kind: 'items',
    name: say('Items'),
    fact: sayChanges(written),
    remainder: `${formatBytes(sum(counts, ({ bytes }) => bytes))}, ${units}`,
    isRefused: false,
    glyph: { kind: 'boxes', pieces: written.map(pieceOf) },
    events: speak(events.filter((event) => event.type === 'item.written' || (isCharge(event) && !isOfIndex(event)))),
    why: {
      question: say('Why {units}?', { units }),
      answer: answer(one),
      picture: pictureOf(written, counts),
      arithmetic: arithmetic(exchange, counts, ofIndexes.length === 0 ? priceOf(events) : undefined),
      source: one.factor === 2 ? sources.transactions : sources.capacity,
      assumed: undefined,
    },
  };
}

const isOfIndex = (event: TraceEvent): boolean => event.type === 'capacity.counted' && event.indexName !== undefined;

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);

const verbs = [
  ['inserted', say('put')],
  ['replaced', say('replaced')],
  ['updated', say('updated')],
  ['deleted', say('deleted')],
  ['unchanged', say('as it was')],
  ['absent', say('not there')],
] as const satisfies readonly (readonly [Written['change'], string])[];

/** `2 put, 1 deleted` */
export function sayChanges(written: readonly Written[]): string {
  const counts = verbs.map(([change, verb]) => [written.filter((event) => event.change === change).length, verb] as const);
  return counts.flatMap(([count, verb]) => (count === 0 ? [] : [`${formatNumber(count, 0)} ${verb}`])).join(', ') || say('nothing written');
}

function answer({ factor, items }: Counted): string {
  if (factor === 2) return say('Each action is rounded up by itself, and paid for twice: a transaction is prepared, then committed.');
  if (items === undefined) return say('Each statement pays for the larger of its item before and after, rounded up by itself.');
  return say('Each write pays for the larger of its item before and after, rounded up by itself. A batch saves calls, not units.');
}

const bytesOf = ({ bytesBefore, bytesAfter }: Written): number => Math.max(bytesBefore, bytesAfter);

const pieceOf = (event: Written): Piece => ({ bytes: bytesOf(event), fate: event.change === 'deleted' ? 'dropped' : 'kept' });

/** Nothing where the trace doesn't tell the sizes one by one. */
function pictureOf(written: readonly Written[], counts: readonly Counted[]): WhyPicture | undefined {
  const bytes = sum(counts, (counted) => counted.bytes);
  const told = sum(written, bytesOf);
  const others = sum(counts, ({ items = 1 }) => items) - written.length;
  if (others > 1 || told > bytes) return undefined;
  const rest: Piece[] = others === 1 ? [{ bytes: bytes - told, fate: 'rest' }] : [];
  const deleted = written.filter(({ change }) => change === 'deleted');
  return {
    kind: 'units',
    channel: 'write',
    unitBytes: counts[0]!.unitBytes,
    isEach: true,
    bars: [{ label: undefined, pieces: [...written.map(pieceOf), ...rest], bytes }],
    legend: [
      ...(deleted.length === 0 ? [] : [{ fate: 'dropped', text: say('{items} deleted, by its size before', { items: formatCount(deleted.length, { one: '{n} item', other: '{n} items' }) }) } as const]),
      ...(rest.length === 0 ? [] : [{ fate: 'rest', text: say('not written, paid for all the same') } as const]),
    ],
  };
}

/** Rows that are told one by one. */
const rowsMax = 3;

function arithmetic({ operation }: Exchange, counts: readonly Counted[], price: ReturnType<typeof priceOf>): Term[][] {
  const rows = counts.length > rowsMax ? [] : counts.map((counted) => unitTerms(counted, whatOf(counted)));
  if (price === undefined) return rows;
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return [[...only, ...priceTerms(price, operation)]];
  return [...rows, sumTerms(counts, price, operation)];
}

const whatOf = ({ items, rule }: Counted): string =>
  items === undefined ? (rule === 'condition failed' ? say('condition failed') : say('one item')) : formatCount(items, { one: '{n} item', other: '{n} items' });

/** One line for each entry: a request that writes to several partitions writes to several logs. */
const linesMax = 6;

export function logsStation(replicated: readonly EventOf<'log.replicated'>[]): Station[] {
  if (replicated.length === 0) return [];
  const logs = [...new Set(replicated.map(({ partitionId }) => partitionId))];
  const lines = replicated.map(
    ({ partitionId, sequence, acknowledgedBy }): SheetLine => ({
      name: partitionId,
      value: say('entry {sequence}, {replicas} hold it', { sequence: formatNumber(sequence, 0), replicas: acknowledgedBy.join(` ${say('and')} `) }),
      isFilter: false,
    }),
  );
  return [
    {
      kind: 'log',
      name: logs.length === 1 ? say('Log') : say('Logs'),
      fact: formatCount(replicated.length, { one: '{n} entry', other: '{n} entries' }),
      remainder: say('of {logs}', { logs: logs.length <= 3 ? logs.join(', ') : formatCount(logs.length, { one: '{n} partition', other: '{n} partitions' }) }),
      isRefused: false,
      glyph: { kind: 'entry' },
      events: speak(replicated),
      why: {
        question: say('When is it safe?'),
        answer: say('Every item has its place in the log of its partition. The answer is given when two of three replicas hold each entry.'),
        picture: { kind: 'sheet', lines: lines.slice(0, linesMax), hidden: Math.max(0, lines.length - linesMax) },
        arithmetic: [],
        source: sources.paper,
        assumed: assumed.quorum,
      },
    },
  ];
}
