/**
 * A statement with the values for its question marks put in, from the text and parameters of a request: all of it
 * that needs no table. Source of the order, before any table is looked for: dynoxide's change log (measured).
 */
import type { Condition, Update } from '#engine/expressions/index.ts';
import {
  bindCondition,
  bindTuple,
  bindUpdate,
  type DeleteStatement,
  type Exists,
  type Insert,
  literalsOf,
  type Parameters,
  readStatement,
  type Select,
  type Statement,
  type UpdateStatement,
} from '#engine/expressions/partiql/index.ts';
import type { AttributeMap, AttributeValue, Item } from '#engine/model/attribute-value.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { checkAttributes, checkValue } from '#engine/validation/attribute-values.ts';

export interface ReadySelect {
  readonly kind: 'select';
  readonly statement: Select;
  readonly where: Condition | undefined;
}

export interface ReadyInsert {
  readonly kind: 'insert';
  readonly statement: Insert;
  readonly item: Item;
}

export interface ReadyUpdate {
  readonly kind: 'update';
  readonly statement: UpdateStatement;
  readonly update: Update;
  readonly where: Condition | undefined;
}

export interface ReadyDelete {
  readonly kind: 'delete';
  readonly statement: DeleteStatement;
  readonly where: Condition | undefined;
}

export interface ReadyExists {
  readonly kind: 'exists';
  readonly statement: Exists;
  readonly where: Condition | undefined;
}

export type ReadyWrite = ReadyInsert | ReadyUpdate | ReadyDelete | ReadyExists;
export type ReadyStatement = ReadySelect | ReadyWrite;

/** Source of the text: as commonly reported. Values are checked and made canonical in place. */
export function readyStatement(text: string, parameters: AttributeValue[] = []): ReadyStatement | Refusal {
  const read = readStatement(text);
  if (isRefusal(read)) return read;
  if (read.parameters !== parameters.length) {
    return invalid("Number of parameters in request and statement don't match.");
  }
  return checkValues(parameters) ?? bound(read.statement, parameters);
}

function checkValues(values: readonly AttributeValue[]): Refusal | undefined {
  for (const value of values) {
    const refusal = checkValue(value);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function bound(statement: Statement, parameters: Parameters): ReadyStatement | Refusal {
  const { kind } = statement;
  if (kind === 'insert') {
    const item = itemOf(statement, parameters);
    return isRefusal(item) ? item : { kind, statement, item };
  }
  const clause = kind === 'exists' ? statement.select.where : statement.where;
  const where = clause && bindCondition(clause, parameters);
  if (isRefusal(where)) return where;
  switch (kind) {
    case 'select':
      return { kind, statement, where };
    case 'delete':
      return { kind, statement, where };
    case 'exists':
      return { kind, statement, where };
    case 'update': {
      const update = bindUpdate(statement.actions, parameters);
      if (isRefusal(update)) return update;
      return checkValues(literalsOf(update)) ?? { kind, statement, update, where };
    }
  }
}

function itemOf({ value }: Insert, parameters: Parameters): Item | Refusal {
  const item = value.kind === 'tuple' ? bindTuple(value, parameters) : mapOf(parameters[value.index]!);
  return isRefusal(item) ? item : (checkAttributes(item) ?? item);
}

/** Assumption: the words for a parameter that is no map. */
const mapOf = ({ M }: AttributeValue): AttributeMap | Refusal => M ?? invalid('Expected VALUE with a tuple');
