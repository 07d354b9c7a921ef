/** Checks of what the learner has sent: operations used or not, how they were answered, what they took. */
import { format } from '#engine';
import type { TraceEvent } from '#engine';
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
  if (mismatch !== undefined) return memberDifference(`your ${operation} has`, mismatch);
  const refusal = exchange.error?.name;
  if (refusal === error) return undefined;
  return {
    fact: refusal === undefined ? `your ${operation} was answered` : `your ${operation} was refused with ${refusal}`,
    want: error === undefined ? 'the goal wants it answered' : `the goal wants it refused with ${error}`,
  };
}

function memberDifference(has: string, { path, now, goal }: Mismatch): Difference {
  return { fact: now === undefined ? `${has} no ${path}` : `${has} ${path} ${now}`, want: `the goal wants ${goal}` };
}

/** The whole of a check against one exchange, in the order in which a learner would look. */
function difference({ request, answer, events, ceiling }: Pick<UsedCheck, 'request' | 'answer' | 'events' | 'ceiling'>, exchange: ExchangeEvidence): Difference | undefined {
  const { operation } = exchange;
  const asked = differenceFrom(request, exchange);
  if (asked !== undefined) return asked;
  const answered = answer && mismatchOf(answer, jsonOf(exchange.response));
  if (answered !== undefined) return memberDifference(`your ${operation} was answered with`, answered);
  for (const event of events ?? []) {
    const missed = eventDifference(operation, event, exchange.trace?.events ?? []);
    if (missed !== undefined) return missed;
  }
  return ceiling && ceilingDifference(`your ${operation}`, ceiling, effortOf([exchange]));
}

function eventDifference(operation: string, { type, where }: EventPattern, events: readonly TraceEvent[]): Difference | undefined {
  let nearest: Mismatch | undefined;
  for (const event of events) {
    if (event.type !== type) continue;
    nearest = mismatchOf(where, event);
    if (nearest === undefined) return undefined;
  }
  return nearest === undefined
    ? { fact: `the trace of your ${operation} has no ${type}`, want: 'the goal wants one' }
    : memberDifference(`your ${operation}, at ${type}, has`, nearest);
}

function ceilingDifference(who: string, ceiling: Ceiling, effort: Effort): Difference | undefined {
  const over = (took: string, most: string): Difference => ({ fact: `${who} took ${took}`, want: `the goal wants ${most} at most` });
  const { callsAtMost: calls, readUnitsAtMost: reads, writeUnitsAtMost: writes, dollarsAtMost: dollars } = ceiling;
  if (calls !== undefined && effort.calls > calls) {
    return over(format.formatCount(effort.calls, 'call'), format.formatNumber(calls));
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
  const operation = operations.join(' or ');
  const made = within(check.within, evidence).filter((exchange) => operations.includes(exchange.operation));
  const holds = made.some((exchange) => difference(check, exchange) === undefined);
  const last = made[made.length - 1];
  const off = last === undefined || holds ? undefined : difference(check, last);
  return [
    line({
      subject: operation,
      goal: sayRequest(check),
      now: holds ? 'done' : last === undefined ? 'not run' : 'not so yet',
      holds,
      fact: off?.fact ?? `no ${operation} has been run ${check.within === 'step' ? 'in this step' : 'yet'}`,
      want: off?.want ?? `the goal wants one`,
    }),
  ];
}

export function checkRequestCount(check: RequestCountCheck, evidence: Evidence): readonly GoalLine[] {
  const { request, within: span } = check;
  const operation = request.operations.join(' or ');
  const made = within(span, evidence).filter((exchange) => request.operations.includes(exchange.operation));
  const count = made.filter((exchange) => difference(check, exchange) === undefined).length;
  const last = made.findLast((exchange) => difference(check, exchange) !== undefined);
  const because = count < (check.exactly ?? check.atLeast ?? 0) && last !== undefined ? difference(check, last) : undefined;
  return [
    line({
      subject: `${operation}, ${sayRequest(check)}`,
      goal: sayBounds(check),
      now: `${count}`,
      holds: isWithin(check, count),
      fact: `${count} of your ${made.length} ${operation} ${count === 1 ? 'is' : 'are'} as wanted${because === undefined ? '' : ` (${because.fact})`}`,
    }),
  ];
}

/** What is wanted of the request, for the goal's table. */
function sayRequest({ request, ceiling }: Pick<UsedCheck, 'request' | 'ceiling'>): string {
  const table = request.where?.['TableName'];
  const parts = [typeof table === 'string' ? `run on ${table}` : 'run'];
  if (request.error !== undefined) parts.push(`refused with ${request.error}`);
  const { readUnitsAtMost: reads, writeUnitsAtMost: writes } = ceiling ?? {};
  if (reads !== undefined) parts.push(`${format.formatUnits(reads, 'read')} at most`);
  if (writes !== undefined) parts.push(`${format.formatUnits(writes, 'write')} at most`);
  return parts.join(', ');
}

export function checkUnused({ operation, where, within: span }: UnusedCheck, evidence: Evidence): readonly GoalLine[] {
  const made = within(span, evidence).filter(
    (exchange) => exchange.operation === operation && (where === undefined || !mismatchOf(where, jsonOf(exchange.request))),
  );
  return [
    line({
      subject: operation,
      goal: 'not run',
      now: made.length === 0 ? 'not run' : `run ${made.length === 1 ? 'once' : `${made.length} times`}`,
      holds: made.length === 0,
      fact: `you have run ${operation}`,
      want: 'the goal wants it done without',
    }),
  ];
}

export function checkCost(span: Within, ceiling: Ceiling, evidence: Evidence): readonly GoalLine[] {
  const off = ceilingDifference(`this ${span}`, ceiling, effortOf(within(span, evidence)));
  return [
    line({
      subject: `Cost of this ${span}`,
      goal: sayCeiling(ceiling),
      now: off === undefined ? 'within' : off.fact.replace(/^.* took /, ''),
      holds: off === undefined,
      fact: off?.fact ?? `this ${span} is within its ceiling`,
      want: off?.want ?? 'the goal wants more',
    }),
  ];
}

function sayCeiling({ callsAtMost: calls, readUnitsAtMost: reads, writeUnitsAtMost: writes, dollarsAtMost: dollars }: Ceiling): string {
  const parts = [
    calls !== undefined && format.formatCount(calls, 'call'),
    reads !== undefined && format.formatUnits(reads, 'read'),
    writes !== undefined && format.formatUnits(writes, 'write'),
    dollars !== undefined && format.formatDollars(dollars),
  ];
  return `${parts.filter(Boolean).join(', ')} at most`;
}
