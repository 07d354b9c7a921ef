/**
 * What can be said of one item beside what it holds: what it costs to read, change and delete it, and where it
 * lives. The figures are the engine's, from requests on a fork that is thrown away.
 */
import { type AttributeMap, attributeOf, type AttributeValue, limits, type TableRecord, type TraceEvent } from '#engine';
import { say } from '#texts/say.ts';
import type { ConnectionAnswer, ConnectionCall } from './connection.ts';
import { hashFraction, hashRange, shortHash } from './folds/hash-space.ts';
import type { HashRange } from './folds/road-model.ts';
import { all, first } from './folds/spoken.ts';
import { formatBytes, formatCount, formatDollars, formatNumber, formatUnits } from './format.ts';
import type { ItemWeight } from './item-weight.ts';
import { targetOf } from './operations.ts';
import { Placeholders } from './placeholders.ts';
import { keysOf } from './table-keys.ts';

export type LookCall = Omit<ConnectionCall, 'origin'>;

export interface CostRow {
  /** `Read, eventual`; `and in byStatus`. */
  readonly label: string;
  readonly channel: 'read' | 'write' | 'index';
  /** `0.5 RCU` */
  readonly units: string;
  /** Nothing where capacity is paid by the hour. */
  readonly dollars: string | undefined;
}

export interface Place {
  readonly partitionId: string;
  /** First four digits. */
  readonly hash: string;
  /** From 0 to 1. */
  readonly at: number;
  readonly range: HashRange;
  readonly partitionCount: number;
}

interface Look {
  readonly label: string;
  readonly call: LookCall;
}

/** The requests to ask a fork for, in this order. */
export function looksAt(table: TableRecord, key: AttributeMap, item: AttributeMap): Look[] {
  const base = { TableName: table.name, Key: key };
  const look = (label: string, operation: string, input: object): Look => ({
    label,
    call: { target: targetOf(operation), body: JSON.stringify(input) },
  });
  const change = changeOf(table, item);
  return [
    look(say('Read, eventual'), 'GetItem', base),
    look(say('Read, strong'), 'GetItem', { ...base, ConsistentRead: true }),
    ...(change === undefined ? [] : [look(say('Change {name}', { name: change.name }), 'UpdateItem', { ...base, ...change.update })]),
    look(say('Delete'), 'DeleteItem', base),
  ];
}

/** A change that keeps the item's size: of an index's key if there is one, for that is what costs. */
function changeOf(table: TableRecord, item: AttributeMap): { readonly name: string; readonly update: object } | undefined {
  const keys = new Set(keysOf(table).map(({ name }) => name));
  const ofIndexes = table.indexes.flatMap((index) => keysOf(index).map(({ name }) => name));
  const name = [...ofIndexes, ...Object.keys(item)].find((candidate) => !keys.has(candidate) && other(attributeOf(item, candidate)) !== undefined);
  if (name === undefined) return undefined;
  const placeholders = new Placeholders();
  const UpdateExpression = `SET ${placeholders.name(name)} = ${placeholders.value(name, other(attributeOf(item, name))!)}`;
  return {
    name,
    update: {
      UpdateExpression,
      ExpressionAttributeNames: placeholders.names(),
      ExpressionAttributeValues: placeholders.values(),
    },
  };
}

/** Another value of the same type and size. */
function other(value: AttributeValue | undefined): AttributeValue | undefined {
  if (value?.S === undefined || !/[ -~]$/.test(value.S)) return undefined;
  return { S: value.S.slice(0, -1) + (value.S.endsWith('x') ? 'y' : 'x') };
}

/** The answers as rows. An index that takes part in a write has a row of its own. */
export const costRowsOf = (looks: readonly Look[], answers: readonly ConnectionAnswer[]): CostRow[] =>
  looks.flatMap(({ label }, at) => (answers[at]?.status === 200 ? rowsOf(label, answers[at].trace?.events ?? []) : []));

function rowsOf(label: string, events: readonly TraceEvent[]): CostRow[] {
  const counted = all(events, 'capacity.counted');
  const price = first(events, 'price.metered');
  const dollarsOf = (units: number): string | undefined =>
    price === undefined || price.billingMode === 'PROVISIONED' ? undefined : formatDollars((units * price.dollarsPerMillion) / 1_000_000);
  const sumOf = (indexName: string | undefined): number =>
    counted.filter((one) => one.indexName === indexName).reduce((sum, { units }) => sum + units, 0);
  const channel = counted[0]?.channel ?? 'read';
  const indexes = new Set(counted.flatMap(({ indexName }) => indexName ?? []));
  return [
    { label, channel, units: formatUnits(sumOf(undefined), channel), dollars: dollarsOf(sumOf(undefined)) },
    ...[...indexes].map((name) => ({
      label: say('and in {name}', { name }),
      channel: 'index' as const,
      units: formatUnits(sumOf(name), channel),
      dollars: dollarsOf(sumOf(name)),
    })),
  ];
}

/** Where the item lives, as the router of the first answer found it. */
export function placeOf([answer]: readonly ConnectionAnswer[]): Place | undefined {
  const routed = first(answer?.trace?.events ?? [], 'partition.routed');
  if (routed?.hash === undefined) return undefined;
  const { partitionId, hash, from, to, partitionCount } = routed;
  return { partitionId, hash: shortHash(hash), at: hashFraction(hash), range: hashRange(partitionId, from, to), partitionCount };
}

/** What saving would take, all of it; nothing where DynamoDB would refuse. */
export function savingRowsOf(answer: ConnectionAnswer | undefined): CostRow[] | undefined {
  return answer?.status === 200 ? rowsOf(say('Saving'), answer.trace?.events ?? []) : undefined;
}

export interface WeightFacts {
  readonly total: string;
  readonly parts: string;
  /** Of a bar whose end is the next unit, or the most that an item may weigh. */
  readonly names: number;
  readonly values: number;
  /** `467 of 1,024 B: one write unit` */
  readonly unit: string;
  /** `557 B to the next` */
  readonly left: string;
  readonly isTooLarge: boolean;
}

/** The weight against the units that it fills. */
export function weightFacts({ bytes, nameBytes, valueBytes, writeUnits }: ItemWeight): WeightFacts {
  const { writeUnitBytes, itemBytesMax } = limits;
  const isTooLarge = bytes > itemBytesMax;
  const end = isTooLarge ? bytes : writeUnits * writeUnitBytes;
  const units = formatCount(writeUnits, { one: 'one write unit', other: '{n} write units' });
  return {
    total: formatBytes(bytes),
    parts: say('names {names}, values {values}', { names: formatNumber(nameBytes, 0), values: formatNumber(valueBytes, 0) }),
    names: nameBytes / end,
    values: valueBytes / end,
    unit: isTooLarge ? `${formatNumber(bytes, 0)} B` : say('{bytes} of {end} B: {units}', { bytes: formatNumber(bytes, 0), end: formatNumber(end, 0), units }),
    left: isTooLarge ? say('{bytes} over 400 KB', { bytes: formatBytes(bytes - itemBytesMax) }) : say('{end} to the next', { end: formatBytes(end - bytes) }),
    isTooLarge,
  };
}

/** Attributes one by one: those of the key first, then the others in their order. */
export function entriesOf(item: AttributeMap, keys: readonly string[]): (readonly [string, AttributeValue])[] {
  const names = new Set([...keys, ...Object.keys(item)]);
  return [...names].flatMap((name) => {
    const value = attributeOf(item, name);
    return value === undefined ? [] : [[name, value] as const];
  });
}
