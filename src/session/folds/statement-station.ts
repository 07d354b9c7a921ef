/** PartiQL: which operation a statement comes to. What it costs is that operation's cost. */
import { sentence, type TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import type { Exchange } from '../exchange.ts';
import { formatCount, formatNumber } from '../format.ts';
import type { SheetLine, Station } from './road-model.ts';
import { sources } from './sources.ts';
import { all, type EventOf, speak } from './spoken.ts';

type Planned = EventOf<'statement.planned'>;
type Refused = EventOf<'statement.refused'>;

/** Nothing for a request without statements. */
export function statementStation(exchange: Exchange, events: readonly TraceEvent[]): Station | undefined {
  const planned = all(events, 'statement.planned');
  const refused = all(events, 'statement.refused');
  const [only] = planned;
  if (only === undefined) return undefined;
  return exchange.operation === 'ExecuteStatement' ? oneStatement(only) : severalStatements(countOf(exchange), planned, refused);
}

/** One that can't be read is not planned, so the request says how many there are. */
function countOf({ request }: Exchange): number {
  const { Statements = [], TransactStatements = [] } = JSON.parse(request) as Record<string, readonly unknown[]>;
  return Statements.length + TransactStatements.length;
}

const base = { kind: 'statement', isRefused: false } as const;

function oneStatement(planned: Planned): Station {
  const { statement, runsAs } = planned;
  const isVowel = /^[AEIOU]/.test(runsAs);
  return {
    ...base,
    name: say('Statement'),
    fact: statement,
    remainder: say('runs as {runsAs}', { runsAs }),
    glyph: { kind: 'status', status: runsAs },
    events: speak([planned]),
    why: {
      question: isVowel ? say('Why is it an {runsAs}?', { runsAs }) : say('Why is it a {runsAs}?', { runsAs }),
      answer: `${sentence(planned)} ${isVowel ? say('It costs what an {runsAs} costs.', { runsAs }) : say('It costs what a {runsAs} costs.', { runsAs })}`,
      picture: undefined,
      arithmetic: [],
      source: sources.statements,
      assumed: undefined,
    },
  };
}

/** Lines of a sheet are enough for as many statements. */
const linesMax = 8;

function severalStatements(count: number, planned: readonly Planned[], refused: readonly Refused[]): Station {
  const lines: SheetLine[] = [
    ...planned.map((event) => ({ name: event.statement, value: say('runs as {runsAs} on {place}', {
      runsAs: event.runsAs,
      place: event.indexName ?? event.tableName,
    }), isFilter: false })),
    ...refused.map(({ number, code }) => ({ name: say('statement {number}', { number }), value: say('refused with {code}', { code }), isFilter: false })),
  ];
  return {
    ...base,
    name: say('Statements'),
    fact: formatCount(count, { one: '{n} statement', other: '{n} statements' }),
    remainder: refused.length === 0 ? namesOf(planned) : say('{count} refused', { count: formatNumber(refused.length, 0) }),
    glyph: { kind: 'status', status: namesOf(planned) },
    events: speak([...planned, ...refused]),
    why: {
      question: say('What does each statement come to?'),
      answer: say('Each statement is one of the operations that there are anyway, and costs what that operation costs.'),
      picture: { kind: 'sheet', lines: lines.slice(0, linesMax), hidden: Math.max(0, lines.length - linesMax) },
      arithmetic: [],
      source: sources.statements,
      assumed: undefined,
    },
  };
}

function namesOf(planned: readonly Planned[]): string {
  const names = new Set(planned.map(({ runsAs }) => runsAs));
  return names.size === 1 ? [...names][0]! : formatCount(names.size, { one: '{n} kind', other: '{n} kinds' });
}
