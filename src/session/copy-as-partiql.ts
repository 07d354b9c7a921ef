/** A request as one PartiQL statement, where it has one. Source: DG/ql-reference. */
import type { TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import type { JsonValue } from './json-text.ts';
import { membersOf, NotPartiql, partiqlLiteral, partiqlMap, quotedName, textOf } from './partiql-literal.ts';

type JsonObject = Extract<JsonValue, { kind: 'object' }>;

/** Throws {@link NotPartiql} with the reason where there is no such statement. */
export function partiqlText(operation: string, request: JsonObject, tables: readonly TableRecord[] = []): string {
  const part = (name: string): JsonValue | undefined => request.members.find(([member]) => member === name)?.[1];
  const expression = (name: string): string | undefined => {
    const text = textOf(part(name));
    return text === '' ? undefined : resolved(text, part('ExpressionAttributeNames'), part('ExpressionAttributeValues'));
  };
  const table = quotedName(textOf(part('TableName')));
  const refuse = (...members: readonly string[]): void => {
    const found = members.find((member) => part(member) !== undefined);
    if (found !== undefined) throw new NotPartiql(say('A statement has no place for {found}.', { found }));
  };
  const key = (): string => membersOf(part('Key')).map(([name, value]) => `${quotedName(name)} = ${partiqlLiteral(value)}`).join(' AND ');
  const condition = (): string => {
    const more = expression('ConditionExpression');
    return more === undefined ? key() : `${key()} AND ${more}`;
  };
  const select = (where: readonly (string | undefined)[], from = table): string => {
    const names = expression('ProjectionExpression');
    const conditions = where.filter((one) => one !== undefined && one !== '');
    return `SELECT ${names ?? '*'} FROM ${from}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`;
  };
  switch (operation) {
    case 'ExecuteStatement':
      return textOf(part('Statement'));
    case 'GetItem':
      return select([key()]);
    case 'PutItem':
      refuse('ConditionExpression');
      return `INSERT INTO ${table} VALUE ${partiqlMap(membersOf(part('Item')))}`;
    case 'DeleteItem':
      return `DELETE FROM ${table} WHERE ${condition()}`;
    case 'UpdateItem':
      return `UPDATE ${table} ${updateClauses(expression('UpdateExpression'))} WHERE ${condition()}`;
    case 'Query':
    case 'Scan': {
      refuse('ExclusiveStartKey', 'Segment', 'Select');
      const index = textOf(part('IndexName'));
      const from = index === '' ? table : `${table}.${quotedName(index)}`;
      const order = isDescending(part('ScanIndexForward')) ? ` ORDER BY ${sortKeyOf(tables, textOf(part('TableName')), index)} DESC` : '';
      return select([expression('KeyConditionExpression'), filterOf(expression('FilterExpression'))], from) + order;
    }
    default:
      throw new NotPartiql(say('{operation} has no statement of its own.', { operation }));
  }
}

const isDescending = (value: JsonValue | undefined): boolean => value?.kind === 'boolean' && !value.value;

/** An OR of the filter must not reach around the key condition. */
const filterOf = (filter: string | undefined): string | undefined => (filter !== undefined && /\bor\b/i.test(filter) ? `(${filter})` : filter);

function sortKeyOf(tables: readonly TableRecord[], tableName: string, indexName: string): string {
  const table = tables.find(({ name }) => name === tableName);
  const sort = (table?.indexes.find(({ name }) => name === indexName) ?? table)?.key.sort[0];
  if (sort === undefined) throw new NotPartiql(say('Without a sort key nothing can be ordered.'));
  return quotedName(sort.name);
}

/** Text in quotes is not looked into; names and values stand for what their placeholders mean. */
const token = /[#:]\w+|[A-Za-z_]\w*(?=\s*\()|[A-Za-z_]\w*/g;
const words = new Set(['and', 'or', 'not', 'between', 'in', 'set', 'remove', 'add', 'delete']);

function resolved(expression: string, names: JsonValue | undefined, values: JsonValue | undefined): string {
  const meant = (of: JsonValue | undefined, placeholder: string): JsonValue | undefined => membersOf(of).find(([name]) => name === placeholder)?.[1];
  const plain = expression.replaceAll(token, (found, at: number) => {
    if (found.startsWith(':')) return partiqlLiteral(meant(values, found));
    if (found.startsWith('#')) return quotedName(textOf(meant(names, found)));
    const isCall = /^\s*\(/.test(expression.slice(at + found.length));
    return words.has(found.toLowerCase()) || isCall ? found : quotedName(found);
  });
  const unknown = /\b(if_not_exists|size)\s*\(/.exec(plain);
  if (unknown !== null) throw new NotPartiql(say('PartiQL has no function {unknown}.', { unknown: unknown[1] ?? '' }));
  return plain.replaceAll(/attribute_exists\s*\(([^)]*)\)/g, '$1 IS NOT MISSING').replaceAll(/attribute_not_exists\s*\(([^)]*)\)/g, '$1 IS MISSING');
}

/** `SET a = 1, b = 2 REMOVE c` is `SET a = 1 SET b = 2 REMOVE c`. */
function updateClauses(update: string | undefined): string {
  if (update === undefined) throw new NotPartiql(say('Without an UpdateExpression there is nothing to set.'));
  const clauses = update.split(/\b(?=(?:SET|REMOVE|ADD|DELETE)\s)/i).map((clause) => clause.trim()).filter((clause) => clause !== '');
  return clauses.flatMap(spread).join(' ');
}

function spread(clause: string): string[] {
  const [verb = ''] = clause.split(/\s/, 1);
  if (!/^(set|remove)$/i.test(verb)) throw new NotPartiql(say('{verb} of an UpdateExpression has no clause in PartiQL.', { verb: verb.toUpperCase() }));
  return atCommas(clause.slice(verb.length)).map((part) => `${verb.toUpperCase()} ${part.trim()}`);
}

/** Parts between commas that stand in no brackets and no quotes. */
function atCommas(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let quote = '';
  for (const letter of text) {
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === "'" || letter === '"') quote = letter;
    else if ('([{<'.includes(letter)) depth++;
    else if (')]}>'.includes(letter)) depth--;
    if (letter === ',' && depth === 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
