/** What the oracle and the engine are both told to do, and how it is put to the engine as a request. */
import type { AttributeMap, AttributeValue, Item } from '#engine';
import { setAttribute } from '#engine';
import type { IndexSchema, TableSchema } from '../requests/schemas.ts';

export interface Condition {
  readonly kind: 'exists' | 'absent' | 'equals' | 'differs' | 'above';
  readonly name: string;
  readonly value: AttributeValue;
}

export interface UpdateAction {
  readonly kind: 'set' | 'remove' | 'set unless there' | 'add' | 'plus';
  readonly name: string;
  readonly value: AttributeValue | undefined;
}

export interface SortTerm {
  readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with';
  readonly values: readonly AttributeValue[];
}

/** A Query, or with an empty `key` a Scan. */
export interface Page {
  readonly index: IndexSchema | undefined;
  readonly key: AttributeMap;
  readonly term: SortTerm | undefined;
  readonly filter: Condition | undefined;
  readonly forward: boolean;
  readonly consistent: boolean;
}

export type Command =
  | { readonly kind: 'put'; readonly item: Item; readonly condition: Condition | undefined }
  | { readonly kind: 'delete'; readonly key: AttributeMap; readonly condition: Condition | undefined }
  | {
      readonly kind: 'update';
      readonly key: AttributeMap;
      readonly actions: readonly UpdateAction[];
      readonly condition: Condition | undefined;
    }
  | { readonly kind: 'get'; readonly key: AttributeMap; readonly consistent: boolean }
  | { readonly kind: 'query' | 'scan'; readonly page: Page };

export type Body = Record<string, unknown>;

/** Placeholders of one request. */
class Held {
  readonly #names: Record<string, string> = {};
  readonly #values: AttributeMap = {};

  name(name: string): string {
    const alias = `#n${Object.keys(this.#names).length}`;
    this.#names[alias] = name;
    return alias;
  }

  value(value: AttributeValue): string {
    const alias = `:v${Object.keys(this.#values).length}`;
    setAttribute(this.#values, alias, value);
    return alias;
  }

  get parameters(): Body {
    const names = Object.keys(this.#names).length > 0 ? { ExpressionAttributeNames: this.#names } : {};
    return Object.keys(this.#values).length > 0 ? { ...names, ExpressionAttributeValues: this.#values } : names;
  }
}

function conditionText(held: Held, { kind, name, value }: Condition): string {
  const path = held.name(name);
  if (kind === 'exists') return `attribute_exists(${path})`;
  if (kind === 'absent') return `attribute_not_exists(${path})`;
  return `${path} ${kind === 'equals' ? '=' : kind === 'differs' ? '<>' : '>'} ${held.value(value)}`;
}

function updateText(held: Held, actions: readonly UpdateAction[]): string {
  const clauses = new Map<string, string[]>();
  for (const { kind, name, value } of actions) {
    const path = held.name(name);
    const operand = value === undefined || kind === 'remove' ? '' : held.value(value);
    const texts = {
      set: `${path} = ${operand}`,
      remove: path,
      'set unless there': `${path} = if_not_exists(${path}, ${operand})`,
      add: `${path} ${operand}`,
      plus: `${path} = ${path} + ${operand}`,
    };
    const clause = kind === 'remove' ? 'REMOVE' : kind === 'add' ? 'ADD' : 'SET';
    clauses.set(clause, [...(clauses.get(clause) ?? []), texts[kind]]);
  }
  return [...clauses].map(([clause, texts]) => `${clause} ${texts.join(', ')}`).join(' ');
}

function termText(held: Held, name: string, { operator, values }: SortTerm): string {
  const path = held.name(name);
  const [first = '', second = ''] = values.map((value) => held.value(value));
  if (operator === 'begins_with') return `begins_with(${path}, ${first})`;
  return operator === 'BETWEEN' ? `${path} BETWEEN ${first} AND ${second}` : `${path} ${operator} ${first}`;
}

const conditional = (held: Held, condition: Condition | undefined): Body =>
  condition === undefined ? {} : { ConditionExpression: conditionText(held, condition) };

/** The request of a command; a page goes on from `startKey` and holds at most `limit` items. */
export function requestOf(schema: TableSchema, command: Command): { operation: string; body: Body } {
  const TableName = schema.name;
  const held = new Held();
  switch (command.kind) {
    case 'put': {
      const body = { TableName, Item: command.item, ReturnValues: 'ALL_OLD', ...conditional(held, command.condition) };
      return { operation: 'PutItem', body: { ...body, ...held.parameters } };
    }
    case 'delete': {
      const body = { TableName, Key: command.key, ReturnValues: 'ALL_OLD', ...conditional(held, command.condition) };
      return { operation: 'DeleteItem', body: { ...body, ...held.parameters } };
    }
    case 'update': {
      const UpdateExpression = updateText(held, command.actions);
      const body = { TableName, Key: command.key, UpdateExpression, ReturnValues: 'ALL_NEW', ...conditional(held, command.condition) };
      return { operation: 'UpdateItem', body: { ...body, ...held.parameters } };
    }
    case 'get':
      return { operation: 'GetItem', body: { TableName, Key: command.key, ConsistentRead: command.consistent } };
    case 'query':
    case 'scan':
      return pageRequest(schema, command.kind, command.page, held);
  }
}

function pageRequest(schema: TableSchema, kind: 'query' | 'scan', page: Page, held: Held): { operation: string; body: Body } {
  const { index, key, term, filter, forward, consistent } = page;
  const terms = Object.keys(key).map((name) => `${held.name(name)} = ${held.value(key[name]!)}`);
  const sort = index === undefined ? schema.sort : index.sort[0];
  if (term !== undefined && sort !== undefined) terms.push(termText(held, sort.name, term));
  const body: Body = {
    TableName: schema.name,
    ...(index === undefined ? {} : { IndexName: index.name }),
    ...(index?.kind === 'global' ? {} : { ConsistentRead: consistent }),
    ...(kind === 'query' ? { KeyConditionExpression: terms.join(' AND '), ScanIndexForward: forward } : {}),
    ...(filter === undefined ? {} : { FilterExpression: conditionText(held, filter) }),
  };
  return { operation: kind === 'query' ? 'Query' : 'Scan', body: { ...body, ...held.parameters } };
}
