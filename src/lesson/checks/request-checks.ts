/** Checks of what the learner has sent: operations used or not, how they were answered, what they took. */
import { format } from '#engine';
import type { TraceEvent } from '#engine';
import { say, sayCount } from '#texts/say.ts';
import { type Effort, effortOf, type Evidence, type ExchangeEvidence, jsonOf } from '../evidence.ts';
import type { Ceiling, EventPattern, RequestCountCheck, RequestPattern, UnusedCheck, UsedCheck, Within } from './check.ts';
import { isWithin, sayBounds } from './bounds.ts';
import { type GoalLine, line } from './finding.ts';
import { type Mismatch, mismatchOf } from './match.ts';

const within = (span: Within, { ofStep, earlier }: Evidence): readonly ExchangeEvidence[] =>
  span === 'step' ? ofStep : [...earlier, ...ofStep];

/** Whether an exchange is one that a pattern speaks of. */
export function fits(pattern: RequestPattern, exchange: ExchangeEvidence): boolean {
  return pattern.operations.includes(exchange.operation) && differenceFrom(pattern, exchange) === undefined;
}

/** How one exchange differs from what is wanted, as two clauses. */
interface Difference {
  readonly fact: string;
  readonly want: string;
}

function differenceFrom({ where, error }: RequestPattern, exchange: ExchangeEvidence): Difference | undefined {
  const { operation } = exchange;
  const mismatch = where && mismatchOf(where, jsonOf(exchange.request));
  if (mismatch !== undefined) return memberDifference((what) => say('your {operation} has {what}', { operation, what }), mismatch);
  const refusal = exchange.error?.name;
  if (refusal === error) return undefined;
  return {
    fact: refusal === undefined ? say('your {operation} was answered', { operation }) : say('your {operation} was refused with {refusal}', { operation, refusal }),
    want: error === undefined ? say('the goal wants it answered') : say('the goal wants it refused with {error}', { error }),
  };
}

/** `tell` makes a clause of what there is. */
function memberDifference(tell: (what: string) => string, { path, now, goal }: Mismatch): Difference {
  return { fact: tell(now === undefined ? say('no {path}', { path }) : `${path} ${now}`), want: say('the goal wants {goal}', { goal }) };
}

const sayCalls = (calls: number): string => sayCount(calls, { one: '{n} call', other: '{n} calls' }, { n: format.formatNumber(calls, 0) });

/** The whole of a check against one exchange, in the order in which a learner would look. */
function difference({ request, answer, events, ceiling }: Pick<UsedCheck, 'request' | 'answer' | 'events' | 'ceiling'>, exchange: ExchangeEvidence): Difference | undefined {
  const { operation } = exchange;
  const asked = differenceFrom(request, exchange);
  if (asked !== undefined) return asked;
  const answered = answer && mismatchOf(answer, jsonOf(exchange.response));
  if (answered !== undefined) return memberDifference((what) => say('your {operation} was answered with {what}', { operation, what }), answered);
  for (const event of events ?? []) {
    const missed = eventDifference(operation, event, exchange.trace?.events ?? []);
    if (missed !== undefined) return missed;
  }
  return ceiling && ceilingDifference((took) => say('your {operation} took {took}', { operation, took }), ceiling, effortOf([exchange]));
}

function eventDifference(operation: string, { type, where }: EventPattern, events: readonly TraceEvent[]): Difference | undefined {
  let nearest: Mismatch | undefined;
  for (const event of events) {
    if (event.type !== type) continue;
    nearest = mismatchOf(where, event);
    if (nearest === undefined) return undefined;
  }
  return nearest === undefined
    ? { fact: say('the trace of your {operation} has no {type}', { operation, type }), want: say('the goal wants one') }
    : memberDifference((what) => say('your {operation}, at {type}, has {what}', { operation, type, what }), nearest);
}

function ceilingDifference(tell: (took: string) => string, ceiling: Ceiling, effort: Effort): (Difference & { readonly took: string }) | undefined {
  const over = (took: string, most: string) => ({ took, fact: tell(took), want: say('the goal wants {most} at most', { most }) });
  const { callsAtMost: calls, readUnitsAtMost: reads, writeUnitsAtMost: writes, dollarsAtMost: dollars } = ceiling;
  if (calls !== undefined && effort.calls > calls) {
    return over(sayCalls(effort.calls), format.formatNumber(calls));
  }
  if (reads !== undefined && effort.readUnits > reads) {
    return over(format.formatUnits(effort.readUnits, 'read'), format.formatUnits(reads, 'read'));
  }
  if (writes !== undefined && effort.writeUnits > writes) {
    return over(format.formatUnits(effort.writeUnits, 'write'), format.formatUnits(writes, 'write'));
  }
  if (dollars !== undefined && effort.dollars > dollars) {
    return over(format.formatDollars(effort.dollars), format.formatDollars(dollars));
  }
  return undefined;
}

export function checkUsed(check: UsedCheck, evidence: Evidence): readonly GoalLine[] {
  const { operations } = check.request;
  const operation = operations.join(` ${say('or')} `);
  const made = within(check.within, evidence).filter((exchange) => operations.includes(exchange.operation));
  const holds = made.some((exchange) => difference(check, exchange) === undefined);
  const last = made[made.length - 1];
  const off = last === undefined || holds ? undefined : difference(check, last);
  return [
    line({
      subject: operation,
      goal: sayRequest(check),
      now: holds ? say('done') : last === undefined ? say('not run') : say('not so yet'),
      holds,
      fact: off?.fact ?? (check.within === 'step' ? say('no {operation} has been run in this step', { operation }) : say('no {operation} has been run yet', { operation })),
      want: off?.want ?? say('the goal wants one'),
    }),
  ];
}

export function checkRequestCount(check: RequestCountCheck, evidence: Evidence): readonly GoalLine[] {
  const { request, within: span } = check;
  const operation = request.operations.join(` ${say('or')} `);
  const made = within(span, evidence).filter((exchange) => request.operations.includes(exchange.operation));
  const count = made.filter((exchange) => difference(check, exchange) === undefined).length;
  const last = made.findLast((exchange) => difference(check, exchange) !== undefined);
  const asWanted = sayCount(count, { one: '{n} of your {all} {operation} is as wanted', other: '{n} of your {all} {operation} are as wanted' }, {
    all: made.length,
    operation,
  });
  const because = count < (check.exactly ?? check.atLeast ?? 0) && last !== undefined ? difference(check, last) : undefined;
  return [
    line({
      subject: `${operation}, ${sayRequest(check)}`,
      goal: sayBounds(check),
      now: `${count}`,
      holds: isWithin(check, count),
      fact: because === undefined ? asWanted : say('{asWanted} ({because})', { asWanted, because: because.fact }),
    }),
  ];
}

/** What is wanted of the request, for the goal's table. */
function sayRequest({ request, ceiling }: Pick<UsedCheck, 'request' | 'ceiling'>): string {
  const table = request.where?.['TableName'];
  const parts = [typeof table === 'string' ? say('run on {table}', { table }) : say('run')];
  if (request.error !== undefined) parts.push(say('refused with {error}', { error: request.error }));
  const { readUnitsAtMost: reads, writeUnitsAtMost: writes } = ceiling ?? {};
  if (reads !== undefined) parts.push(say('{most} at most', { most: format.formatUnits(reads, 'read') }));
  if (writes !== undefined) parts.push(say('{most} at most', { most: format.formatUnits(writes, 'write') }));
  return parts.join(', ');
}

export function checkUnused({ operation, where, within: span }: UnusedCheck, evidence: Evidence): readonly GoalLine[] {
  const made = within(span, evidence).filter(
    (exchange) => exchange.operation === operation && (where === undefined || !mismatchOf(where, jsonOf(exchange.request))),
  );
  return [
    line({
      subject: operation,
      goal: say('not run'),
      now: made.length === 0 ? say('not run') : sayCount(made.length, { one: 'run once', other: 'run {n} times' }),
      holds: made.length === 0,
      fact: say('you have run {operation}', { operation }),
      want: say('the goal wants it done without'),
    }),
  ];
}

export function checkCost(span: Within, ceiling: Ceiling, evidence: Evidence): readonly GoalLine[] {
  const isStep = span === 'step';
  const off = ceilingDifference((took) => (isStep ? say('this step took {took}', { took }) : say('this lesson took {took}', { took })), ceiling, effortOf(within(span, evidence)));
  return [
    line({
      subject: isStep ? say('Cost of this step') : say('Cost of this lesson'),
      goal: sayCeiling(ceiling),
      now: off?.took ?? say('within'),
      holds: off === undefined,
      fact: off?.fact ?? (isStep ? say('this step is within its ceiling') : say('this lesson is within its ceiling')),
      want: off?.want ?? say('the goal wants more'),
    }),
  ];
}

function sayCeiling({ callsAtMost: calls, readUnitsAtMost: reads, writeUnitsAtMost: writes, dollarsAtMost: dollars }: Ceiling): string {
  const parts = [
    calls !== undefined && sayCalls(calls),
    reads !== undefined && format.formatUnits(reads, 'read'),
    writes !== undefined && format.formatUnits(writes, 'write'),
    dollars !== undefined && format.formatDollars(dollars),
  ];
  return say('{most} at most', { most: parts.filter(Boolean).join(', ') });
}
