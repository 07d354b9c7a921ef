/**
 * What an error of DynamoDB's means, and what to do next, in plain words. The error itself is always shown to
 * the letter; this stands below it. Rules are tried in their order, the more special ones first; an error
 * that none of them knows is explained by its name alone.
 */
import type { Explanation, ExplanationRule } from './error-explanation.ts';
import { explainConstraints } from './error-explanations-constraints.ts';
import { explainEngineError } from './error-explanations-engine.ts';
import { expressionRules } from './error-explanations-expressions.ts';
import { groupRules } from './error-explanations-groups.ts';
import { itemRules } from './error-explanations-items.ts';
import { explanationsByName } from './error-explanations-names.ts';
import { readRules } from './error-explanations-reads.ts';
import { tableRules } from './error-explanations-tables.ts';
import { vectorRules } from './error-explanations-vectors.ts';
import type { ExchangeError } from './exchange.ts';

const rules: readonly ExplanationRule[] = [...vectorRules, ...tableRules, ...itemRules, ...expressionRules, ...readRules, ...groupRules];

/** Nothing for an error that DynamoDB does not have. */
export function explainError({ name, message }: ExchangeError): Explanation | undefined {
  // Another engine's words for these are its own, so the name decides.
  const ofEngine = explainEngineError(name);
  return ofEngine ?? explainConstraints(message) ?? explainByRule(message) ?? (Object.hasOwn(explanationsByName, name) ? explanationsByName[name] : undefined);
}

/** The explanation of a message that a rule knows. */
function explainByRule(message: string): Explanation | undefined {
  for (const { pattern, means, next } of rules) {
    const found = pattern.exec(message);
    if (found !== null) return { means: fill(means, found), next: fill(next, found) };
  }
  return undefined;
}

/** In one pass, so that what a learner has called something is never read as a place to fill. */
const fill = (text: string, found: RegExpExecArray): string =>
  text.replace(/\$([1-9])/g, (_, group: string) => found[Number(group)] ?? '');
