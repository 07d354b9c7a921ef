/**
 * DynamoDB as a plain Map: one table, everything at once, no partitions, no replicas, nothing kept in order
 * but by sorting it when asked. What it says is what the engine must answer.
 */
import type { AttributeMap, AttributeValue, Item } from '#engine';
import { attributeOf, setAttribute } from '#engine';
import type { IndexSchema, KeyPart, TableSchema } from '../requests/schemas.ts';
import type { Condition, Page, UpdateAction } from './commands.ts';
import { addBig, bigDecimal, canonicalNumber, plainText } from './decimal.ts';
import { compareKeys, compareKeyValues, sameValue } from './order.ts';

export type Outcome = { readonly done: true; readonly old: Item | undefined } | { readonly done: false; readonly error: string };

const refused = (error: string): Outcome => ({ done: false, error });

/** Numbers as DynamoDB answers them. */
export const canonicalItem = (item: Item): Item => mapItem(item, (value) => (value.N === undefined ? value : { N: canonicalNumber(value.N) }));

function mapItem(item: Item, change: (value: AttributeValue) => AttributeValue): Item {
  const mapped: Item = {};
  for (const name of Object.keys(item)) setAttribute(mapped, name, change(item[name]!));
  return mapped;
}

export class Oracle {
  readonly schema: TableSchema;
  readonly items = new Map<string, Item>();

  constructor(schema: TableSchema) {
    this.schema = schema;
  }

  get keyParts(): KeyPart[] {
    const { partition, sort } = this.schema;
    return sort === undefined ? [partition] : [partition, sort];
  }

  get(key: AttributeMap): Item | undefined {
    return this.items.get(this.#keyText(key));
  }

  put(item: Item, condition: Condition | undefined): Outcome {
    return this.#write(canonicalItem(item), condition, () => canonicalItem(item));
  }

  delete(key: AttributeMap, condition: Condition | undefined): Outcome {
    return this.#write(key, condition, () => undefined);
  }

  update(key: AttributeMap, actions: readonly UpdateAction[], condition: Condition | undefined): Outcome {
    return this.#write(key, condition, (old) => {
      const after = { ...(old ?? canonicalItem(key)) };
      for (const action of actions) if (!act(after, old, action)) return 'ValidationException';
      return after;
    });
  }

  #write(key: AttributeMap, condition: Condition | undefined, change: (old: Item | undefined) => Item | undefined | string): Outcome {
    const text = this.#keyText(key);
    const old = this.items.get(text);
    if (condition !== undefined && !holds(condition, old)) return refused('ConditionalCheckFailedException');
    const after = change(old);
    if (typeof after === 'string') return refused(after);
    if (after === undefined) this.items.delete(text);
    else this.items.set(text, after);
    return { done: true, old };
  }

  /** Entries of the table or of an index, in no order. */
  entries(index: IndexSchema | undefined): Item[] {
    const all = [...this.items.values()];
    if (index === undefined) return all;
    const keys = [...index.partition, ...index.sort];
    const inIndex = all.filter((item) => keys.every(({ name, type }) => attributeOf(item, name)?.[type] !== undefined));
    return inIndex.map((item) => this.projected(item, index));
  }

  projected(item: Item, index: IndexSchema): Item {
    if (index.projection === 'ALL') return item;
    const parts = [...this.keyParts, ...index.partition, ...index.sort].map(({ name }) => name);
    const names = new Set([...parts, ...(index.projection === 'INCLUDE' ? index.included : [])]);
    const part: Item = {};
    for (const name of Object.keys(item)) if (names.has(name)) setAttribute(part, name, item[name]!);
    return part;
  }

  /** One collection in its order; items with equal index keys in any. */
  query({ index, key, term, forward }: Page): Item[] {
    const [sort] = index === undefined ? (this.schema.sort === undefined ? [] : [this.schema.sort]) : index.sort;
    const parts = index?.partition ?? [this.schema.partition];
    const found = this.entries(index).filter(
      (item) =>
        parts.every(({ name }) => compareKeyValues(attributeOf(item, name)!, attributeOf(key, name)!) === 0) &&
        (term === undefined || termHolds(term, attributeOf(item, sort!.name)!)),
    );
    if (sort === undefined) return found;
    const inOrder = found.sort((a, b) => compareKeys([attributeOf(a, sort.name)!], [attributeOf(b, sort.name)!]));
    return forward ? inOrder : inOrder.reverse();
  }

  #keyText(key: AttributeMap): string {
    const item = canonicalItem(key);
    return JSON.stringify(this.keyParts.map(({ name }) => attributeOf(item, name)));
  }
}

function termHolds({ operator, values }: NonNullable<Page['term']>, actual: AttributeValue): boolean {
  const [first, second] = values as [AttributeValue, AttributeValue?];
  const order = compareKeyValues(actual, first);
  switch (operator) {
    case '=':
      return order === 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case 'BETWEEN':
      return order >= 0 && compareKeyValues(actual, second!) <= 0;
    case 'begins_with':
      return actual.S === undefined
        ? Buffer.from(actual.B!, 'base64').indexOf(Buffer.from(first.B!, 'base64')) === 0
        : actual.S.startsWith(first.S!);
  }
}

export function holds(condition: Condition, item: Item = {}): boolean {
  const actual = attributeOf(item, condition.name);
  switch (condition.kind) {
    case 'exists':
      return actual !== undefined;
    case 'absent':
      return actual === undefined;
    case 'equals':
      return actual !== undefined && sameValue(actual, canonicalItem({ value: condition.value })['value']);
    case 'differs':
      return actual === undefined || !sameValue(actual, canonicalItem({ value: condition.value })['value']);
    case 'above':
      return actual?.N !== undefined && compareKeyValues(actual, condition.value) > 0;
  }
}

/** Right sides see the item as it was. False where the update must be refused. */
function act(after: Item, old: Item | undefined, action: UpdateAction): boolean {
  const before = old === undefined ? undefined : attributeOf(old, action.name);
  const sum = (base: string): AttributeValue => ({ N: plainText(addBig(bigDecimal(base), bigDecimal(action.value?.N ?? '0'))) });
  switch (action.kind) {
    case 'set':
      setAttribute(after, action.name, canonicalItem({ value: action.value! })['value']!);
      return true;
    case 'remove':
      delete after[action.name];
      return true;
    case 'set unless there':
      setAttribute(after, action.name, before ?? canonicalItem({ value: action.value! })['value']!);
      return true;
    case 'add':
      if (before !== undefined && before.N === undefined) return false;
      setAttribute(after, action.name, sum(before?.N ?? '0'));
      return true;
    case 'plus':
      if (before?.N === undefined) return false;
      setAttribute(after, action.name, sum(before.N));
      return true;
  }
}
