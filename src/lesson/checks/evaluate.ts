/** Evaluates a check: pure, over the evidence alone. */
import { say } from '#texts/say.ts';
import type { Evidence } from '../evidence.ts';
import type { Check } from './check.ts';
import { type Finding, findingOf } from './finding.ts';
import { checkAbsent, checkItem, checkItemCount, checkPartitionCount } from './item-checks.ts';
import { checkCost, checkRequestCount, checkUnused, checkUsed } from './request-checks.ts';
import { checkIndex, checkNoTable, checkTable } from './table-checks.ts';

export function evaluate(check: Check, evidence: Evidence): Finding {
  switch (check.kind) {
    case 'all':
      return findingOf(check.checks.flatMap((part) => evaluate(part, evidence).lines));
    case 'any':
      return nearest(check.checks.map((part) => evaluate(part, evidence)));
    case 'not':
      return opposite(evaluate(check.check, evidence));
    case 'table':
      return findingOf(checkTable(check, evidence));
    case 'no table':
      return findingOf(checkNoTable(check.table, evidence));
    case 'index':
      return findingOf(checkIndex(check, evidence));
    case 'item':
      return findingOf(checkItem(check, evidence));
    case 'absent':
      return findingOf(checkAbsent(check.table, check.key, evidence));
    case 'items':
      return findingOf(checkItemCount(check, evidence));
    case 'partitions':
      return findingOf(checkPartitionCount(check, evidence));
    case 'requests':
      return findingOf(checkRequestCount(check, evidence));
    case 'used':
      return findingOf(checkUsed(check, evidence));
    case 'unused':
      return findingOf(checkUnused(check, evidence));
    case 'cost':
      return findingOf(checkCost(check.within, check.ceiling, evidence));
  }
}

/** Of several ways to the goal, the one that is reached, else the one that lacks least. */
function nearest(findings: readonly Finding[]): Finding {
  const lacks = ({ lines }: Finding): number => lines.filter(({ holds }) => !holds).length;
  const [first, ...others] = findings;
  return others.reduce((best, finding) => (lacks(finding) < lacks(best) ? finding : best), first ?? findingOf([]));
}

/** What must not be so: all its lines together, since one that fails is enough. */
function opposite({ holds, lines }: Finding): Finding {
  const said = lines.map(({ subject, now }) => say('{subject} is {now}', { subject, now })).join(` ${say('and')} `);
  return findingOf([
    {
      subject: lines.map(({ subject }) => subject).join('; '),
      goal: say('not {goals}', { goals: lines.map(({ goal }) => goal).join('; ') }),
      now: lines.map(({ now }) => now).join('; '),
      holds: !holds,
      fact: said,
      want: say('the goal wants it otherwise'),
    },
  ]);
}

/** Tables whose items a check looks at; facts are asked for these alone. */
export function tablesOf(check: Check): string[] {
  switch (check.kind) {
    case 'all':
    case 'any':
      return check.checks.flatMap(tablesOf);
    case 'not':
      return tablesOf(check.check);
    case 'item':
    case 'absent':
      return [check.table];
    default:
      return [];
  }
}
