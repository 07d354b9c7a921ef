/**
 * The request that saves a draft.
 *
 * A new item is a PutItem that must not find one of its key. An item that was read is changed by an UpdateItem
 * which says only what was changed here, and only if those attributes still are what they were: what others
 * change meanwhile is neither lost nor overwritten unseen. A PutItem would replace the whole item.
 */
import { type AttributeMap, attributeOf, limits, type TableRecord } from '#engine';
import { changedNames, sameValue } from './item-writing.ts';
import { Placeholders } from './placeholders.ts';
import { keysOf, primaryKeyOf } from './table-keys.ts';

export interface Saving {
  readonly operation: 'PutItem' | 'UpdateItem';
  readonly input: Readonly<Record<string, unknown>>;
  /** `another`: the key is no longer that of the item that was read, so that item stays as it is. */
  readonly kind: 'new' | 'changed' | 'another';
}

/** Nothing where there is nothing to save. */
export function savingOf(table: TableRecord, item: AttributeMap, base: AttributeMap | undefined): Saving | undefined {
  if (base === undefined) return { operation: 'PutItem', input: creation(table, item), kind: 'new' };
  const isSame = keysOf(table).every(({ name }) => sameValue(attributeOf(base, name), attributeOf(item, name)));
  if (!isSame) return { operation: 'PutItem', input: creation(table, item), kind: 'another' };
  const names = changedNames(base, item);
  return names.length === 0 ? undefined : { operation: 'UpdateItem', input: change(table, item, base, names), kind: 'changed' };
}

const told = { ReturnConsumedCapacity: 'INDEXES', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** Every item has the table's first key attribute, so an item that has none is none. */
function creation(table: TableRecord, item: AttributeMap): Record<string, unknown> {
  const placeholders = new Placeholders();
  const ConditionExpression = `attribute_not_exists(${placeholders.name(table.key.partition[0]!.name)})`;
  return { TableName: table.name, Item: item, ConditionExpression, ExpressionAttributeNames: placeholders.names(), ...told };
}

function change(table: TableRecord, item: AttributeMap, base: AttributeMap, names: readonly string[]): Record<string, unknown> {
  const readable = expressions(table, item, base, names, new Placeholders());
  const isTooLong = [readable.UpdateExpression, readable.ConditionExpression].some((text) => text.length > limits.expressionBytesMax);
  return {
    TableName: table.name,
    Key: primaryKeyOf(table, base),
    ...(isTooLong ? expressions(table, item, base, names, new Placeholders(1)) : readable),
    ...told,
  };
}

function expressions(table: TableRecord, item: AttributeMap, base: AttributeMap, names: readonly string[], placeholders: Placeholders) {
  const sets: string[] = [];
  const removes: string[] = [];
  const conditions = [`attribute_exists(${placeholders.name(table.key.partition[0]!.name)})`];
  for (const name of names) {
    const path = placeholders.name(name);
    const [after, before] = [attributeOf(item, name), attributeOf(base, name)];
    if (after === undefined) removes.push(path);
    else sets.push(`${path} = ${placeholders.value(name, after)}`);
    conditions.push(before === undefined ? `attribute_not_exists(${path})` : `${path} = ${placeholders.value(`${name}Before`, before)}`);
  }
  const clauses = [...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []), ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : [])];
  return {
    UpdateExpression: clauses.join(' '),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: placeholders.names(),
    ExpressionAttributeValues: placeholders.values(),
  };
}
