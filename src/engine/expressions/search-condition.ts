/**
 * SearchConditionExpression: the grammar of conditions, of which only equalities joined by AND are allowed. Source: SDK
 * model, `SearchConditionExpression`; DG/VectorSearchTroubleshooting. Which of the two words is told of which operator was
 * measured in August 2026 for comparators, BETWEEN and IN. Assumption: OR, NOT and functions are operators, too. A later
 * page of AWS's (DG/VectorSearchFilterReference) speaks of more operators; the model does not.
 */
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { bindAsCondition } from './bind-condition.ts';
import type { Condition } from './condition.ts';
import { refuseExpression } from './grammar.ts';
import type { Placeholders } from './placeholders.ts';

/** An attribute of the search schema, and the value that it must have. */
export interface SearchTerm {
  readonly name: string;
  readonly value: AttributeValue;
}

/** The terms in the order written; whether a search schema has their attributes is checked by those who know it. */
export function bindSearchCondition(text: string, placeholders: Placeholders): readonly SearchTerm[] | Refusal {
  const condition = bindAsCondition('SearchConditionExpression', text, placeholders);
  if (isRefusal(condition)) return condition;
  const terms = new Map<string, SearchTerm>();
  const problem = collect(condition, terms);
  return problem === undefined ? [...terms.values()] : refuseExpression('SearchConditionExpression', problem);
}

const wrongOperator = 'Invalid operator used in SearchConditionExpression';

function collect(condition: Condition, terms: Map<string, SearchTerm>): string | undefined {
  if (condition.kind === 'and') {
    for (const part of condition.parts) {
      const problem = collect(part, terms);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  if (condition.kind !== 'comparison') return wrongOperator;
  if (condition.comparator !== '=') return 'Invalid comparator used in SearchConditionExpression';
  const { left, right } = condition;
  const [path, value] = left.kind === 'path' ? [left, right] : [right, left];
  // Assumption: the words of this and of all below, which follow those of KeyConditionExpression.
  if (path.kind !== 'path' || value.kind !== 'value') return 'A condition must compare an attribute with a value';
  const [name] = path.path;
  if (path.path.length > 1 || typeof name !== 'string') return 'SearchConditionExpressions cannot have conditions on nested attributes';
  if (terms.has(name)) return 'SearchConditionExpressions must only contain one condition per attribute';
  terms.set(name, { name, value: value.value });
  return undefined;
}
