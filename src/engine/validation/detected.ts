/**
 * The heading under which PutItem and UpdateItem tell what is wrong with a request before they look at its
 * table. It came in the course of 2026, region by region; other operations, and what is wrong with the form or
 * size of a value, go without. Source: M-X (CHANGELOG.md, 0.12.0); https://github.com/ExtendDB/extenddb/issues/365
 * (September 2026). Assumption: that it has reached us-east-1, and that it stands over everything that is told
 * before the table is looked for, also where only some of it was measured (legacy parameters, unused placeholders).
 */
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';

export function detected<T>(outcome: T | Refusal): T | Refusal {
  if (!isRefusal(outcome) || outcome.standsAlone) return outcome;
  return invalid(`1 validation error detected: ${outcome.message}`);
}
