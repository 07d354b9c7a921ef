/** Puts a command to the engine and to the oracle, and holds the two answers against each other. */
import { expect } from 'vitest';
import type { AttributeMap, Item } from '#engine';
import { attributeOf } from '#engine';
import type { IndexSchema } from '../requests/schemas.ts';
import type { Story, Told } from '../story.ts';
import { type Command, type Page, requestOf } from './commands.ts';
import { holds, type Oracle, type Outcome } from './oracle.ts';
import { compareKeys, sameValue } from './order.ts';

export function compare(story: Story, oracle: Oracle, command: Command, limit?: number): void {
  switch (command.kind) {
    case 'put':
      return compareWrite(tell(story, oracle, command), oracle.put(command.item, command.condition));
    case 'delete':
      return compareWrite(tell(story, oracle, command), oracle.delete(command.key, command.condition));
    case 'update': {
      const outcome = oracle.update(command.key, command.actions, command.condition);
      const told = tell(story, oracle, command);
      compareRefusal(told, outcome);
      if (outcome.done) expectSame(told.body.Attributes as Item, oracle.get(command.key));
      return;
    }
    case 'get':
      return expectSame(tell(story, oracle, command).body.Item as Item | undefined, oracle.get(command.key));
    case 'query':
    case 'scan':
      return comparePage(readPages(story, oracle, command, limit), oracle, command.kind, command.page);
  }
}

const tell = (story: Story, oracle: Oracle, command: Command): Told => {
  const { operation, body } = requestOf(oracle.schema, command);
  return story.call(operation, body);
};

const expectSame = (actual: Item | undefined, expected: Item | undefined): void => {
  if (!sameValue(actual, expected)) expect(actual).toEqual(expected);
};

function compareRefusal({ error }: Told, outcome: Outcome): void {
  expect(error).toBe(outcome.done ? undefined : outcome.error);
}

function compareWrite(told: Told, outcome: Outcome): void {
  compareRefusal(told, outcome);
  if (outcome.done) expectSame(told.body.Attributes as Item | undefined, outcome.old);
}

export interface Pages {
  readonly items: Item[];
  readonly count: number;
  readonly scanned: number;
  readonly pages: number;
}

/** Reads to the end, `limit` items at a time. */
export function readPages(story: Story, { schema }: Oracle, command: Command, limit?: number): Pages {
  const { operation, body } = requestOf(schema, command);
  const items: Item[] = [];
  let [count, scanned, pages] = [0, 0, 0];
  let ExclusiveStartKey: AttributeMap | undefined;
  do {
    const page = story.done(operation, {
      ...body,
      ...(limit === undefined ? {} : { Limit: limit }),
      ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
    });
    items.push(...(page.Items as Item[]));
    count += page.Count as number;
    scanned += page.ScannedCount as number;
    pages++;
    ExclusiveStartKey = page.LastEvaluatedKey as AttributeMap | undefined;
  } while (ExclusiveStartKey !== undefined);
  return { items, count, scanned, pages };
}

function comparePage({ items, count, scanned }: Pages, oracle: Oracle, kind: 'query' | 'scan', page: Page): void {
  const found = kind === 'query' ? oracle.query(page) : oracle.entries(page.index);
  const { filter } = page;
  const kept = filter === undefined ? found : found.filter((item) => holds(filter, item));
  expect({ count, scanned, items: items.length }).toEqual({ count: kept.length, scanned: found.length, items: kept.length });
  expect(inOneOrder(items)).toEqual(inOneOrder(kept));
  checkOrder(items, oracle, kind, page);
}

const inOneOrder = (items: readonly Item[]): string[] =>
  items
    .map((item) => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();

/** A Query sorts by sort key; a Scan keeps collections together, each sorted. */
function checkOrder(items: readonly Item[], oracle: Oracle, kind: 'query' | 'scan', { index, forward }: Page): void {
  const partition = index?.partition ?? [oracle.schema.partition];
  const sort = sortParts(oracle, index);
  const over = new Set<string>();
  for (let i = 1; i < items.length; i++) {
    const collection = (item: Item): string => JSON.stringify(partition.map(({ name }) => attributeOf(item, name)));
    if (collection(items[i]!) !== collection(items[i - 1]!)) {
      over.add(collection(items[i - 1]!));
      expect(over).not.toContain(collection(items[i]!));
      continue;
    }
    const values = (item: Item) => sort.map(({ name }) => attributeOf(item, name)!);
    const order = compareKeys(values(items[i - 1]!), values(items[i]!));
    expect(kind === 'query' && !forward ? -order : order).toBeLessThanOrEqual(0);
  }
}

function sortParts({ schema }: Oracle, index: IndexSchema | undefined): IndexSchema['sort'] {
  if (index !== undefined) return index.sort;
  return schema.sort === undefined ? [] : [schema.sort];
}
