/**
 * Computed values in a lesson's prose, hints and messages: `{{read units of Scan}}`. An author writes the
 * notation; the compiler turns it into this data; the page evaluates it over the learner's own evidence.
 *
 *     read units of Query             units, write units, dollars, calls, latency, waiting time, outcome,
 *     a million of Query              dollars of a million such requests
 *     write units of UpdateItem or PutItem      of the last that is either
 *     bytesAfter in item.written of PutItem     a field of an event of the trace
 *     Items.length in the answer of Scan        a member of the answer
 *     items in Orders, items in Orders[ana]     how many, in all or with a partition key
 *     bytes of table Orders           how many
 *     bytes of Orders[ana, 2026-03-02]          an item by its key
 *     status of Orders[ana, 2026-03-02]         an attribute of it
 *     measured in scan                what the prediction of a step measured
 *     limit readUnitBytes             a limit of DynamoDB
 *     price of reads                  dollars per million units
 *     now                             virtual time in seconds since the epoch
 *     A minus B, A plus B, A times 100, A over B
 */
import type { Measure } from './value.ts';

/** A request by its operation, one or several: the last of this step, else the last of an earlier one. */
export interface LastRequest {
  readonly operations: readonly string[];
}

export interface ItemReference {
  readonly table: string;
  /** Values of the key attributes in their order, as an author writes them. */
  readonly key: readonly string[];
}

export type Figure =
  | 'read units'
  | 'write units'
  | 'dollars'
  | 'a million'
  | 'latency'
  | 'waiting time'
  | 'outcome'
  | 'status'
  | 'error'
  | 'message';

/** What is read from one request and its answer. */
export type Reading =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'event field'; readonly event: string; readonly field: string }
  | { readonly kind: 'answer member'; readonly path: readonly string[] };

export type Expression =
  | { readonly kind: 'reading'; readonly reading: Reading; readonly request: LastRequest }
  /** Of the whole table, or of those whose key begins so. */
  | { readonly kind: 'item count'; readonly table: string; readonly key: readonly string[] }
  | { readonly kind: 'table bytes'; readonly table: string }
  | { readonly kind: 'item bytes'; readonly item: ItemReference }
  | { readonly kind: 'attribute'; readonly name: string; readonly item: ItemReference }
  | { readonly kind: 'measured'; readonly step: string }
  | { readonly kind: 'limit'; readonly name: string }
  | { readonly kind: 'price'; readonly channel: 'read' | 'write' }
  | { readonly kind: 'now' }
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'arithmetic';
      readonly sign: 'plus' | 'minus' | 'times' | 'over';
      readonly left: Expression;
      readonly right: Expression;
    };

/** A member's measure by its name, where the name tells it. */
export function measureOfField(field: string): Measure {
  if (/bytes/i.test(field)) return 'bytes';
  if (/ms$/i.test(field)) return 'duration';
  if (/dollars$/i.test(field)) return 'dollars';
  return 'count';
}

const figures: readonly Figure[] = [
  'read units',
  'write units',
  'dollars',
  'a million',
  'latency',
  'waiting time',
  'outcome',
  'status',
  'error',
  'message',
];

const operationName = /^[A-Z][A-Za-z]+$/;
const itemNotation = /^([\w.-]+)\[([^\]]+)\]$/;

/** Thrown for notation that is none; the compiler adds the place. */
export class NotationError extends Error {}

function requestOf(text: string): LastRequest {
  const operations = text.split(' or ');
  const stranger = operations.find((operation) => !operationName.test(operation));
  if (stranger !== undefined) throw new NotationError(`"${stranger}" is no operation.`);
  return { operations };
}

function itemOf(text: string): ItemReference | undefined {
  const [, table, key] = itemNotation.exec(text) ?? [];
  return table === undefined ? undefined : { table, key: key!.split(',').map((part) => part.trim()) };
}

/** Reads `kept in items.read`, `Count in the answer` or a figure's name. */
export function parseReading(text: string): Reading {
  const figure = figures.find((name) => name === text);
  if (figure !== undefined) return { kind: 'figure', figure };
  const [, member, place] = /^([\w.-]+) in (.+)$/.exec(text) ?? [];
  if (member === undefined) throw new NotationError(`"${text}" can't be read from a request.`);
  if (place === 'the answer') return { kind: 'answer member', path: member.split('.') };
  return { kind: 'event field', event: place!, field: member };
}

/** Reads the notation; throws a {@link NotationError} for text that is none. */
export function parseExpression(source: string): Expression {
  const text = source.trim().replace(/\s+/g, ' ');
  // The last sign binds loosest: `A minus B over C` is `(A minus B) over C`.
  const arithmetic = /^(.+) (plus|minus|times|over) (.+)$/.exec(text);
  if (arithmetic !== null) {
    const [, left = '', sign = '', right = ''] = arithmetic;
    return { kind: 'arithmetic', sign: sign as 'plus', left: parseExpression(left), right: parseExpression(right) };
  }
  return parseTerm(text);
}

function parseTerm(text: string): Expression {
  if (/^\d+(\.\d+)?$/.test(text)) return { kind: 'number', value: Number(text) };
  if (text === 'now') return { kind: 'now' };
  const [, place] = /^items in (.+)$/.exec(text) ?? [];
  if (place !== undefined) return { kind: 'item count', ...(itemOf(place) ?? { table: place, key: [] }) };
  const [, step] = /^measured in ([\w-]+)$/.exec(text) ?? [];
  if (step !== undefined) return { kind: 'measured', step };
  const [, limit] = /^limit (\w+)$/.exec(text) ?? [];
  if (limit !== undefined) return { kind: 'limit', name: limit };
  if (text === 'price of reads' || text === 'price of writes') {
    return { kind: 'price', channel: text === 'price of reads' ? 'read' : 'write' };
  }
  const [, what, whole] = /^(.+) of (.+)$/.exec(text) ?? [];
  if (what === undefined || whole === undefined) throw new NotationError(`"${text}" is no value.`);
  if (what === 'bytes' && whole.startsWith('table ')) return { kind: 'table bytes', table: whole.slice('table '.length) };
  const item = itemOf(whole);
  if (item === undefined) return { kind: 'reading', reading: parseReading(what), request: requestOf(whole) };
  return what === 'bytes' ? { kind: 'item bytes', item } : { kind: 'attribute', name: what, item };
}
