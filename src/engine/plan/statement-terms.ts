/** Conditions of a WHERE clause as conditions on key attributes. Source: DG/ql-reference.select. */
import type { Condition, KeyComparator, KeyTerm, Operand } from '#engine/expressions/index.ts';
import { type AttributeValue, typeOf } from '#engine/model/attribute-value.ts';
import type { KeyAttribute } from '#engine/model/key.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';

/** A condition that an index can be read by. */
export type IndexableTerm = Exclude<KeyTerm, { operator: 'not indexable' }>;

/** The parts that must all hold. */
export function conjuncts(condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return [];
  return condition.kind === 'and' ? condition.parts.flatMap(conjuncts) : [condition];
}

export function conjunction(parts: readonly Condition[]): Condition | undefined {
  return parts.length <= 1 ? parts[0] : { kind: 'and', parts };
}

export const isAttribute = (operand: Operand, name: string): boolean =>
  operand.kind === 'path' && operand.path.length === 1 && operand.path[0] === name;

const turned: Readonly<Record<KeyComparator, KeyComparator>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** The condition as one on this key attribute, when it compares it with values. */
export function termOf(condition: Condition, name: string): IndexableTerm | undefined {
  switch (condition.kind) {
    case 'comparison': {
      const { comparator, left, right } = condition;
      if (comparator === '<>') return undefined;
      if (isAttribute(left, name) && right.kind === 'value') return { name, operator: comparator, value: right.value };
      if (!isAttribute(right, name) || left.kind !== 'value') return undefined;
      return { name, operator: turned[comparator], value: left.value };
    }
    case 'between': {
      const { operand, lower, upper } = condition;
      if (!isAttribute(operand, name) || lower.kind !== 'value' || upper.kind !== 'value') return undefined;
      return { name, operator: 'BETWEEN', lower: lower.value, upper: upper.value };
    }
    case 'begins_with': {
      const { operand, prefix } = condition;
      if (!isAttribute(operand, name) || prefix.kind !== 'value') return undefined;
      return { name, operator: 'begins_with', prefix: prefix.value };
    }
    default:
      return undefined;
  }
}

export function equalityOf(condition: Condition, name: string): AttributeValue | undefined {
  const term = termOf(condition, name);
  return term?.operator === '=' ? term.value : undefined;
}

/** The values of an IN on this attribute, or nothing when the condition is none. */
export function optionsOf(condition: Condition, name: string): readonly AttributeValue[] | undefined {
  if (condition.kind !== 'in' || !isAttribute(condition.operand, name)) return undefined;
  const values = condition.options.flatMap((option) => (option.kind === 'value' ? [option.value] : []));
  return values.length === condition.options.length ? values : undefined;
}

const valuesOf = (term: IndexableTerm): readonly AttributeValue[] => {
  if (term.operator === 'BETWEEN') return [term.lower, term.upper];
  return [term.operator === 'begins_with' ? term.prefix : term.value];
};

/** Source: floci's statements, checked against the service in September 2026. */
export function checkKeyTypes(attributes: readonly KeyAttribute[], terms: readonly IndexableTerm[]): Refusal | undefined {
  for (const term of terms) {
    const attribute = attributes.find(({ name }) => name === term.name);
    for (const value of valuesOf(term)) {
      const type = typeOf(value);
      if (type !== 'S' && type !== 'N' && type !== 'B') {
        return invalid(`Key value must be of type S, N, or B. Key name: ${term.name}, Key type: ${type}`);
      }
      if (type !== attribute?.type) {
        return invalid(`Key attribute's data type should match its data type in table's schema: Key ${term.name}`);
      }
    }
  }
  return undefined;
}
