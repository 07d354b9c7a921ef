/** Random PartiQL, valid for the most part: every kind of statement, alone, in a batch and in a transaction. */
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import type { Dice } from '../dice.ts';
import { reportOf, tokenOf } from './batch-requests.ts';
import type { KeyPart, TableSchema } from './schemas.ts';
import type { Request } from './valid-requests.ts';
import { anyValue, attributeValue, itemOf, keyOf, keyValue, names, numbers, texts } from './values.ts';

type Schemas = readonly TableSchema[];

/** A statement and the values of its question marks. */
class Text {
  readonly parameters: AttributeValue[] = [];
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** A value as a literal where there is one for it, or as a question mark. */
  value(value: AttributeValue): string {
    if (this.#dice.chance(0.4)) {
      if (value.S !== undefined && !value.S.includes('\u0000')) return `'${value.S.replaceAll("'", "''")}'`;
      if (value.N !== undefined && !value.N.includes('E')) return value.N;
      if (value.BOOL !== undefined) return String(value.BOOL);
      if (value.NULL) return 'NULL';
    }
    this.parameters.push(value);
    return '?';
  }

  body(Statement: string): Record<string, unknown> {
    return this.parameters.length > 0 ? { Statement, Parameters: this.parameters } : { Statement };
  }
}

const quoted = (name: string): string => `"${name}"`;

function path(dice: Dice): string {
  const name = dice.pick(names);
  if (name === 'map' && dice.chance(0.4)) return `${quoted(name)}.${dice.pick(['a', 'b', 'b[0]'])}`;
  return name === 'list' && dice.chance(0.4) ? `${quoted(name)}[${dice.below(3)}]` : quoted(name);
}

const scalar = (dice: Dice): AttributeValue => (dice.chance(0.5) ? { S: dice.pick(texts) } : { N: dice.pick(numbers) });

function term(dice: Dice, text: Text, depth = 0): string {
  switch (dice.below(depth > 1 ? 7 : 9)) {
    case 0:
      return `${path(dice)} IS ${dice.pick(['MISSING', 'NOT MISSING', 'NULL', 'NOT NULL'])}`;
    case 1:
      return `begins_with(${path(dice)}, ${text.value({ S: dice.pick(texts) })})`;
    case 2:
      return `contains(${path(dice)}, ${text.value(scalar(dice))})`;
    case 3:
      return `attribute_type(${path(dice)}, ${text.value({ S: dice.pick(['S', 'N', 'M', 'SS']) })})`;
    case 4:
      return `${path(dice)} BETWEEN ${text.value({ N: '1' })} AND ${text.value({ N: '10' })}`;
    case 5:
      return `${path(dice)} IN [${text.value(scalar(dice))}, ${text.value(scalar(dice))}]`;
    case 6:
      return `${path(dice)} ${dice.pick(['=', '<>', '<', '<=', '>', '>='])} ${text.value(scalar(dice))}`;
    case 7:
      return `NOT ${term(dice, text, 2)}`;
    default:
      return `(${term(dice, text, depth + 1)} ${dice.pick(['AND', 'OR'])} ${term(dice, text, depth + 1)})`;
  }
}

function keyTerms(text: Text, schema: TableSchema, dice: Dice): string {
  const key = keyOf(dice, schema);
  return Object.keys(key).map((name) => `${quoted(name)} = ${text.value(key[name]!)}`).join(' AND ');
}

/** What a SELECT says of the keys of the table or index it reads: all, the collection, some collections, nothing. */
function reach(dice: Dice, text: Text, partition: readonly KeyPart[], sort: KeyPart | undefined): string[] {
  const kind = dice.below(5);
  if (kind === 0) return [];
  const terms = partition.map((part) =>
    kind === 1
      ? `${quoted(part.name)} IN [${text.value(keyValue(dice, part))}, ${text.value(keyValue(dice, part))}]`
      : `${quoted(part.name)} = ${text.value(keyValue(dice, part))}`,
  );
  if (kind > 2 && sort !== undefined) terms.push(`${quoted(sort.name)} ${dice.pick(['=', '<', '>='])} ${text.value(keyValue(dice, sort))}`);
  return terms;
}

function select(dice: Dice, schema: TableSchema): Record<string, unknown> {
  const text = new Text(dice);
  const index = schema.indexes.length > 0 && dice.chance(0.4) ? dice.pick(schema.indexes) : undefined;
  const columns = dice.chance(0.5) ? '*' : dice.some(dice.between(1, 3), () => path(dice)).join(', ');
  const from = index === undefined ? quoted(schema.name) : `${quoted(schema.name)}.${quoted(index.name)}`;
  const terms = reach(dice, text, index?.partition ?? [schema.partition], index === undefined ? schema.sort : index.sort[0]);
  if (dice.chance(0.3)) terms.push(term(dice, text));
  const where = terms.length > 0 ? ` WHERE ${terms.join(' AND ')}` : '';
  const order = schema.sort !== undefined && dice.chance(0.15) ? ` ORDER BY ${quoted(schema.sort.name)} ${dice.pick(['ASC', 'DESC'])}` : '';
  return text.body(`SELECT ${columns} FROM ${from}${where}${order}`);
}

const selectKey = (dice: Dice, schema: TableSchema): Record<string, unknown> => {
  const text = new Text(dice);
  return text.body(`SELECT * FROM ${quoted(schema.name)} WHERE ${keyTerms(text, schema, dice)}`);
};

function insert(dice: Dice, schema: TableSchema): Record<string, unknown> {
  const text = new Text(dice);
  const item = itemOf(dice, schema);
  const members = Object.keys(item).map((name) => `'${name}': ${text.value(item[name]!)}`);
  return text.body(`INSERT INTO ${quoted(schema.name)} VALUE {${members.join(', ')}}`);
}

type Statement = (dice: Dice, schema: TableSchema) => Record<string, unknown>;

/** A clause at the end; in a transaction it is refused. */
const returning = (dice: Dice, clauses: readonly string[]): string => (clauses.length > 0 && dice.chance(0.3) ? ` RETURNING ${dice.pick(clauses)}` : '');

const updateReturning = (clauses: readonly string[]): Statement => (dice, schema) => {
  const text = new Text(dice);
  const keys = new Set([schema.partition.name, schema.sort?.name]);
  const targets = [...new Set(dice.some(dice.between(1, 3), () => dice.pick(names)))].filter((name) => !keys.has(name));
  const actions = (targets.length > 0 ? targets : ['note']).map((name) => {
    if (dice.chance(0.25)) return `REMOVE ${quoted(name)}`;
    if (name === 'count' && dice.chance(0.6)) return `SET "count" = "count" ${dice.pick(['+', '-'])} ${text.value({ N: dice.pick(numbers) })}`;
    if (name === 'list' && dice.chance(0.4)) return `SET "list" = list_append("list", ${text.value({ L: [anyValue(dice, 3)] })})`;
    return `SET ${quoted(name)} = ${text.value(attributeValue(dice, schema, name))}`;
  });
  const where = [keyTerms(text, schema, dice), ...(dice.chance(0.2) ? [term(dice, text)] : [])].join(' AND ');
  return text.body(`UPDATE ${quoted(schema.name)} ${actions.join(' ')} WHERE ${where}${returning(dice, clauses)}`);
};

const deleteReturning = (clauses: readonly string[]): Statement => (dice, schema) => {
  const text = new Text(dice);
  const where = [keyTerms(text, schema, dice), ...(dice.chance(0.2) ? [term(dice, text)] : [])].join(' AND ');
  return text.body(`DELETE FROM ${quoted(schema.name)} WHERE ${where}${returning(dice, clauses)}`);
};

const writes: readonly Statement[] = [
  insert,
  insert,
  updateReturning(['ALL OLD *', 'ALL NEW *', 'MODIFIED OLD *', 'MODIFIED NEW *']),
  deleteReturning(['ALL OLD *']),
];
const silentWrites: readonly Statement[] = [insert, updateReturning([]), updateReturning([]), deleteReturning([])];

export function executeStatement(dice: Dice, schemas: Schemas): Request {
  const statement = dice.pick([select, select, select, ...writes])(dice, dice.pick(schemas));
  const options = {
    ...dice.maybe(0.2, () => ({ ConsistentRead: dice.chance(0.5) })),
    ...dice.maybe(0.2, () => ({ Limit: dice.between(1, 4) })),
    ...reportOf(dice),
  };
  return { operation: 'ExecuteStatement', body: { ...statement, ...options } };
}

/** Reads or writes; a mixture of both is refused. */
const several = (dice: Dice, schemas: Schemas, changes: readonly Statement[]): Record<string, unknown>[] => {
  const kinds = dice.chance(0.4) ? [selectKey] : dice.chance(0.05) ? [selectKey, ...writes] : changes;
  return dice.some(dice.between(1, 5), () => dice.pick(kinds)(dice, dice.pick(schemas)));
};

export const batchExecuteStatement = (dice: Dice, schemas: Schemas): Request => ({
  operation: 'BatchExecuteStatement',
  body: { Statements: several(dice, schemas, writes), ...reportOf(dice) },
});

export const executeTransaction = (dice: Dice, schemas: Schemas): Request => ({
  operation: 'ExecuteTransaction',
  body: { TransactStatements: several(dice, schemas, silentWrites), ...reportOf(dice), ...tokenOf(dice) },
});
