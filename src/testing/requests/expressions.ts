/** Random expressions that are valid for any item, with the placeholders they need. */
import { type AttributeMap, type AttributeValue, setAttribute } from '#engine/model/attribute-value.ts';
import type { Dice } from '../dice.ts';
import type { KeyPart, TableSchema } from './schemas.ts';
import { anyValue, attributeValue, keyValue, names, numbers, texts } from './values.ts';

/** Collects placeholders as an expression is written. */
export class Placeheld {
  readonly names: Record<string, string> = {};
  readonly values: AttributeMap = {};

  name(name: string): string {
    const alias = `#n${Object.keys(this.names).length}`;
    this.names[alias] = name;
    return alias;
  }

  value(value: AttributeValue): string {
    const alias = `:v${Object.keys(this.values).length}`;
    setAttribute(this.values, alias, value);
    return alias;
  }

  /** The parameters of a request, absent where nothing needs them. */
  get parameters(): object {
    return {
      ...(Object.keys(this.names).length > 0 ? { ExpressionAttributeNames: this.names } : {}),
      ...(Object.keys(this.values).length > 0 ? { ExpressionAttributeValues: this.values } : {}),
    };
  }
}

const comparators = ['=', '<>', '<', '<=', '>', '>='];

function path(dice: Dice, held: Placeheld, from: readonly string[] = names): string {
  const name = dice.pick(from);
  const first = held.name(name);
  if (name === 'map' && dice.chance(0.4)) return `${first}.${dice.pick(['a', 'b', 'b[0]'])}`;
  return name === 'list' && dice.chance(0.4) ? `${first}[${dice.below(3)}]` : first;
}

const scalar = (dice: Dice): AttributeValue => (dice.chance(0.5) ? { S: dice.pick(texts) } : { N: dice.pick(numbers) });

export function condition(dice: Dice, held: Placeheld, from: readonly string[] = names, depth = 0): string {
  switch (dice.below(depth > 1 ? 7 : 10)) {
    case 0:
      return `attribute_exists(${path(dice, held, from)})`;
    case 1:
      return `attribute_not_exists(${path(dice, held, from)})`;
    case 2:
      return `begins_with(${path(dice, held, from)}, ${held.value({ S: dice.pick(texts) })})`;
    case 3:
      return `contains(${path(dice, held, from)}, ${held.value(scalar(dice))})`;
    case 4:
      return `size(${path(dice, held, from)}) ${dice.pick(comparators)} ${held.value({ N: String(dice.below(4)) })}`;
    case 5:
      return `${path(dice, held, from)} IN (${held.value(anyValue(dice, 3))}, ${held.value(scalar(dice))})`;
    case 6:
      return `${path(dice, held, from)} ${dice.pick(comparators)} ${held.value(scalar(dice))}`;
    case 7:
      return `NOT ${condition(dice, held, from, 2)}`;
    default: {
      const [left, right] = [condition(dice, held, from, depth + 1), condition(dice, held, from, depth + 1)];
      const joined = `${left} ${dice.pick(['AND', 'OR'])} ${right}`;
      return depth > 0 ? `(${joined})` : joined;
    }
  }
}

export function projection(dice: Dice, held: Placeheld, from: readonly string[] = names): string {
  const chosen = new Set(dice.some(dice.between(1, 4), () => dice.pick(from)));
  return [...chosen].map((name) => path(dice, held, [name])).join(', ');
}

/** A key condition for a collection of the table or of an index. */
export function keyCondition(dice: Dice, held: Placeheld, partition: readonly KeyPart[], sort: readonly KeyPart[]): string {
  const terms = partition.map((part) => `${held.name(part.name)} = ${held.value(keyValue(dice, part))}`);
  const [last] = sort;
  if (last !== undefined && dice.chance(0.6)) terms.push(sortTerm(dice, held, last));
  return terms.join(' AND ');
}

function sortTerm(dice: Dice, held: Placeheld, part: KeyPart): string {
  const name = held.name(part.name);
  if (part.type !== 'N' && dice.chance(0.25)) return `begins_with(${name}, ${held.value(keyValue(dice, part))})`;
  if (part.type === 'N' && dice.chance(0.25)) {
    const low = dice.below(10);
    return `${name} BETWEEN ${held.value({ N: String(low) })} AND ${held.value({ N: String(low + dice.below(20)) })}`;
  }
  return `${name} ${dice.pick(['=', '<', '<=', '>', '>='])} ${held.value(keyValue(dice, part))}`;
}

/** An update of distinct top-level attributes, none of them a key of the table. */
export function update(dice: Dice, held: Placeheld, schema: TableSchema): string {
  const keys = new Set([schema.partition.name, schema.sort?.name]);
  const targets = [...new Set(dice.some(dice.between(1, 4), () => dice.pick(names)))].filter((name) => !keys.has(name));
  const clauses = new Map<string, string[]>();
  const add = (clause: string, action: string): void => {
    clauses.set(clause, [...(clauses.get(clause) ?? []), action]);
  };
  for (const name of targets) writeAction(dice, held, schema, name, add);
  if (clauses.size === 0) add('SET', `${held.name('note')} = ${held.value({ S: 'only' })}`);
  return [...clauses].map(([clause, actions]) => `${clause} ${actions.join(', ')}`).join(' ');
}

function writeAction(
  dice: Dice,
  held: Placeheld,
  schema: TableSchema,
  name: string,
  add: (clause: string, action: string) => void,
): void {
  const target = held.name(name);
  if (dice.chance(0.2)) return add('REMOVE', target);
  if (name === 'count' && dice.chance(0.7)) {
    const step = held.value({ N: dice.pick(numbers) });
    return dice.chance(0.5)
      ? add('ADD', `${target} ${step}`)
      : add('SET', `${target} = if_not_exists(${target}, ${step}) ${dice.pick(['+', '-'])} ${step}`);
  }
  if (name === 'set' && dice.chance(0.7)) {
    return add(dice.pick(['ADD', 'DELETE']), `${target} ${held.value({ SS: [dice.pick(texts)] })}`);
  }
  if (name === 'list' && dice.chance(0.5)) {
    const more = held.value({ L: [anyValue(dice, 3)] });
    return add('SET', `${target} = list_append(if_not_exists(${target}, ${more}), ${more})`);
  }
  if (name === 'map' && dice.chance(0.3)) return add('SET', `${target}.a = ${held.value(anyValue(dice, 3))}`);
  return add('SET', `${target} = ${held.value(attributeValue(dice, schema, name))}`);
}
