/** All or none: what a transaction looked at before it did anything, and what stood against it. */
import { sentence, type TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import { formatCount, formatDuration, formatUnits } from '../format.ts';
import type { Exchange } from '../exchange.ts';
import type { Counted, Price } from './charges.ts';
import { priceTerms, unitTerms } from './arithmetic.ts';
import type { Glyph, SheetLine, Station, Why } from './road-model.ts';
import { sources } from './sources.ts';
import { all, type EventOf, first, speak } from './spoken.ts';

type Cancelled = EventOf<'transaction.cancelled'>;

const isOwn = ({ type }: TraceEvent): boolean => type.startsWith('transaction.') || type === 'condition.checked';

/** Nothing for a request that is no transaction. */
export function transactionStation(events: readonly TraceEvent[]): Station | undefined {
  const replayed = first(events, 'transaction.replayed');
  if (replayed !== undefined) return replayedStation(replayed);
  const prepared = first(events, 'transaction.prepared');
  return prepared === undefined ? undefined : committedStation(prepared, events);
}

const base = { kind: 'transaction', name: say('Transaction'), isRefused: false } as const;

function committedStation(prepared: EventOf<'transaction.prepared'>, events: readonly TraceEvent[]): Station {
  const { kind, actions } = prepared;
  const committed = first(events, 'transaction.committed');
  return {
    ...base,
    fact: formatCount(actions, { one: '{n} action', other: '{n} actions' }),
    remainder: kind === 'read' ? say('as of one moment') : say('all or none'),
    glyph: { kind: 'actions', actions: Array.from({ length: actions }, () => 'done') },
    events: speak(events.filter(isOwn)),
    why: {
      question: kind === 'read' ? say('What does a transaction add to a batch?') : say('Why all or none?'),
      answer: committed === undefined ? say('Every item is looked at first.') : `${say('Every item is looked at first.')} ${sentence(committed)}`,
      picture: conditionSheet(all(events, 'condition.checked')),
      arithmetic: [],
      source: sources.transactions,
      assumed: undefined,
    },
  };
}

function conditionSheet(checked: readonly EventOf<'condition.checked'>[]): Why['picture'] {
  if (checked.length === 0) return undefined;
  const lines = checked.map(({ expression, holds }): SheetLine => ({ name: expression, value: holds ? say('holds') : say('does not hold'), isFilter: false }));
  return sheetOf(lines);
}

const linesMax = 6;

const sheetOf = (lines: readonly SheetLine[]): Why['picture'] => ({
  kind: 'sheet',
  lines: lines.slice(0, linesMax),
  hidden: Math.max(0, lines.length - linesMax),
});

function replayedStation(replayed: EventOf<'transaction.replayed'>): Station {
  const { token, atMs, completedAtMs, actions } = replayed;
  return {
    ...base,
    fact: say('done before'),
    remainder: say('{value} ago', { value: formatDuration(Math.max(0, atMs - completedAtMs)) }),
    glyph: { kind: 'actions', actions: Array.from({ length: actions }, () => 'done') },
    events: speak([replayed]),
    why: {
      question: say('Why is nothing written?'),
      answer: say("A transaction with the token {token} was done already. A program that didn't get the answer may ask again without doing it twice.", { token }),
      picture: undefined,
      arithmetic: [],
      source: sources.transactions,
      assumed: undefined,
    },
  };
}

/** The road of a cancelled transaction ends here; what it is charged all the same belongs to it. */
export function cancelledStation(exchange: Exchange, events: readonly TraceEvent[], counts: readonly Counted[], price: Price | undefined): Station {
  const cancelled = first(events, 'transaction.cancelled');
  const prepared = first(events, 'transaction.prepared');
  const codes = cancelled?.codes ?? [];
  const rows = counts.map((counted) => unitTerms(counted, formatCount(counted.items ?? 1, { one: '{n} action', other: '{n} actions' })));
  const last = rows.at(-1);
  const arithmetic = last === undefined || price === undefined ? rows : [...rows.slice(0, -1), [...last, ...priceTerms(price, exchange.operation)]];
  const name = exchange.error?.name ?? '';
  return {
    ...base,
    isRefused: true,
    fact: formatCount(prepared?.actions ?? codes.length, { one: '{n} action', other: '{n} actions' }),
    remainder: name === 'TransactionCanceledException' ? say('cancelled') : name,
    glyph: { kind: 'actions', actions: codes.map((code) => (code === 'None' ? 'undone' : 'failed')) } satisfies Glyph,
    events: speak(events),
    why: {
      question: price === undefined ? say('Why is it refused with {name}?', { name }) : say('Why {units}, when nothing was done?', { units: formatUnits(price.units, price.channel) }),
      answer: [...all(events, 'transaction.conflicted'), ...(cancelled === undefined ? [] : [cancelled])].map(sentence).join(' ') || (exchange.error?.message ?? ''),
      picture: codes.length === 0 ? undefined : reasonsSheet(codes),
      arithmetic,
      source: sources.transactions,
      assumed: undefined,
    },
  };
}

const reasonsSheet = (codes: Cancelled['codes']): Why['picture'] =>
  sheetOf(codes.map((code, at): SheetLine => ({ name: say('action {at}', { at: at + 1 }), value: code === 'None' ? say('nothing against it') : code, isFilter: false })));
