/**
 * "What if": variants of a request that was made, to be run on a fork of the data as it is now. Nothing here
 * is worked out; a variant's units are what the engine answers.
 */
import { type AttributeMap, attributeOf, costOf, itemBytes, limits, setAttribute, type TableRecord } from '#engine';
import { say, sayCount } from '#texts/say.ts';
import type { ConnectionAnswer } from '../connection.ts';
import { errorOf, type Exchange } from '../exchange.ts';
import { formatBytes, formatCount, formatUnits } from '../format.ts';
import { targetOf } from '../operations.ts';
import { channelOf } from './channel-of.ts';
import { pruned, type Request } from './placeholders.ts';
import { foundBy } from './read-stations.ts';
import { all, type EventOf, first } from './spoken.ts';
import { isOfMany, manyVariants } from './what-if-many.ts';
import type { Variant, WhatIfCall } from './what-if-variant.ts';

export interface Outcome {
  /** `1 RCU`; absent when nothing was charged. */
  readonly units: string | undefined;
  readonly note: string;
}

const variantsMax = 4;

/** Variants that say something about this request; none where there is nothing to compare. */
export function variantsOf(exchange: Exchange, table: TableRecord | undefined): Variant[] {
  const request = parsed(exchange.request);
  if (request === undefined || exchange.trace === undefined || exchange.cost.readUnits + exchange.cost.writeUnits === 0) return [];
  return variantsFor(exchange, request, table).slice(0, variantsMax);
}

function variantsFor(exchange: Exchange, request: Request, table: TableRecord | undefined): Variant[] {
  const { operation, request: text } = exchange;
  if (isOfMany(operation)) return manyVariants(operation, text);
  return channelOf(exchange) === 'write' ? writeVariants(exchange, request, table) : readVariants(operation, request);
}

function parsed(text: string): Request | undefined {
  try {
    return JSON.parse(text) as Request;
  } catch {
    return undefined;
  }
}

const call = (operation: string, request: object): WhatIfCall => ({ target: targetOf(operation), body: JSON.stringify(request) });

const without = (request: Request, ...names: readonly string[]): Request =>
  pruned(Object.fromEntries(Object.entries(request).filter(([name]) => !names.includes(name))));

function readVariants(operation: string, request: Request): Variant[] {
  const variant = (label: string, changed: object, as = operation): Variant => ({ label, calls: [call(as, changed)] });
  const variants: Variant[] = [];
  if (request.FilterExpression !== undefined) variants.push(variant(say('no filter'), without(request, 'FilterExpression')));
  variants.push(
    request.ConsistentRead === true
      ? variant(say('eventual read'), without(request, 'ConsistentRead'))
      : variant(say('strong read'), { ...request, ConsistentRead: true }),
  );
  if (request.ProjectionExpression !== undefined) variants.push(variant(say('all attributes'), without(request, 'ProjectionExpression')));
  if (operation === 'GetItem') return [...variants, ...insteadOfGet(request)];
  if (request.Limit === undefined) variants.push(variant(say('Limit 1'), { ...request, Limit: 1 }));
  else variants.push(variant(say('no Limit'), without(request, 'Limit')));
  const scan = operation === 'Query' ? scanInstead(request) : undefined;
  if (scan !== undefined) variants.push(variant(say('Scan instead'), scan, 'Scan'));
  if (request.Select === undefined) variants.push(variant(say('count only'), { ...without(request, 'ProjectionExpression'), Select: 'COUNT' }));
  return variants;
}

/** A Scan that keeps what the Query asks for: its key condition is a filter now. */
function scanInstead(request: Request): Request | undefined {
  const { KeyConditionExpression: key, FilterExpression: filter = '' } = request;
  // With an OR the two can't be joined without parentheses, which DynamoDB refuses where they are redundant.
  if (typeof key !== 'string' || /\bOR\b/i.test(filter)) return undefined;
  const scan = without(request, 'KeyConditionExpression', 'ScanIndexForward', 'FilterExpression', 'ExclusiveStartKey');
  const { ExpressionAttributeNames, ExpressionAttributeValues } = request;
  return {
    ...scan,
    FilterExpression: filter === '' ? key : `${key} AND ${filter}`,
    ...(ExpressionAttributeNames === undefined ? {} : { ExpressionAttributeNames }),
    ...(ExpressionAttributeValues === undefined ? {} : { ExpressionAttributeValues }),
  };
}

/** The same item by a Query and by a Scan. */
function insteadOfGet({ TableName, Key, ConsistentRead }: Request): Variant[] {
  const entries = Object.entries(Key ?? {});
  const condition = entries.map((_, at) => `#k${at} = :k${at}`).join(' AND ');
  const base = {
    TableName,
    ...(ConsistentRead === true ? { ConsistentRead } : {}),
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name], at) => [`#k${at}`, name])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], at) => [`:k${at}`, value])),
  };
  return [
    { label: say('Query instead'), calls: [call('Query', { ...base, KeyConditionExpression: condition })] },
    { label: say('Scan instead'), calls: [call('Scan', { ...base, FilterExpression: condition })] },
  ];
}

function writeVariants(exchange: Exchange, request: Request, table: TableRecord | undefined): Variant[] {
  const { operation } = exchange;
  const events = exchange.trace?.events ?? [];
  const key = table === undefined ? undefined : keyOf(request, table);
  const variants: Variant[] = [];
  const written = first(events, 'item.written');
  // What this request has put there is taken away again, so that the variant finds what the request found.
  const before = written?.change === 'inserted' && key !== undefined ? [call('DeleteItem', { TableName: request.TableName, Key: key })] : [];
  if (exchange.error !== undefined && request.ConditionExpression !== undefined) {
    variants.push({ label: say('no condition'), calls: [call(operation, without(request, 'ConditionExpression'))] });
  }
  if (exchange.error === undefined && operation === 'PutItem' && request.Item !== undefined) {
    const twice = twiceAsLarge(request.Item);
    if (twice !== undefined) {
      variants.push({ label: say('item twice as large'), calls: [...before, call(operation, { ...request, Item: twice })] });
    }
  }
  const costly = all(events, 'capacity.counted').filter(({ indexName }) => indexName !== undefined)[0]?.indexName;
  if (costly !== undefined && table?.indexes.some(({ name, kind }) => name === costly && kind === 'global') === true) {
    variants.push({ label: say('no index {costly}', { costly }), calls: [...withoutIndex(table, costly), ...before, call(operation, request)] });
  }
  if (exchange.error === undefined) variants.push({ label: say('the same once more'), calls: [call(operation, request)] });
  return variants;
}

/** Longer than a fork takes to settle any change of a table. */
const settleSeconds = 60;

const withoutIndex = ({ name }: TableRecord, indexName: string): WhatIfCall[] => [
  call('UpdateTable', { TableName: name, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: indexName } }] }),
  call('AdvanceClock', { Seconds: settleSeconds }),
];

function keyOf({ Item, Key }: Request, { key }: TableRecord): AttributeMap | undefined {
  if (Key !== undefined) return Key;
  const found: AttributeMap = {};
  for (const { name } of [...key.partition, ...key.sort]) {
    const value = Item && attributeOf(Item, name);
    if (value === undefined) return undefined;
    setAttribute(found, name, value);
  }
  return found;
}

/** The item with an attribute added that doubles its bytes; nothing where it would be too large. */
function twiceAsLarge(item: AttributeMap): AttributeMap | undefined {
  const bytes = itemBytes(item);
  let name = 'x';
  while (attributeOf(item, name) !== undefined) name += 'x';
  if (bytes <= name.length || bytes * 2 > limits.itemBytesMax) return undefined;
  const twice = { ...item };
  setAttribute(twice, name, { S: 'x'.repeat(bytes - name.length) });
  return twice;
}

/** What the last call of a variant has cost and brought. */
export function outcomeOf(answer: ConnectionAnswer): Outcome {
  const events = answer.trace?.events ?? [];
  const { readUnits, writeUnits } = costOf(events);
  const channel = writeUnits > 0 ? 'write' : 'read';
  const units = readUnits + writeUnits === 0 ? undefined : formatUnits(readUnits + writeUnits, channel);
  if (answer.status !== 200) return { units, note: say('refused: {name}', { name: errorOf(answer.body).name }) };
  const found = foundBy(events);
  if (found !== undefined) return { units, note: found.count === 0 ? say('nothing found') : sayKept(found.kept, more.has(found.end ?? '')) };
  const written = all(events, 'item.written');
  const entries = all(events, 'index.written').filter(({ change }) => change !== 'unchanged').length;
  const ofIndexes = entries === 0 ? '' : `, ${sayCount(entries, { one: '{n} index entry', other: '{n} index entries' })}`;
  return { units, note: `${sayWritten(written)}${ofIndexes}` };
}

const sayKept = (kept: number, isMore: boolean): string =>
  isMore ? formatCount(kept, { one: '{n} item, more to come', other: '{n} items, more to come' }) : formatCount(kept, { one: '{n} item back', other: '{n} items back' });

function sayWritten(written: readonly EventOf<'item.written'>[]): string {
  const [one] = written;
  if (one === undefined || written.length > 1) return formatCount(written.length, { one: '{n} item', other: '{n} items' });
  return one.bytesAfter === 0 ? say('nothing left') : say('item of {bytesAfter}', { bytesAfter: formatBytes(one.bytesAfter) });
}

/** A page that ended for one of these reasons is not the last. */
const more: ReadonlySet<string> = new Set<EventOf<'items.read'>['end']>(['limit', 'page of 1 MB', 'answer of 16 MB', 'partition of 1 MB', 'throughput']);
