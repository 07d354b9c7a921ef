/** A lesson's pictures as data: folded from the trace and the items at the moment a step is solved, and kept. */
import { type AttributeMap, attributeOf, itemBytes, valueBytes } from '#engine';
import type { CapacityRule, TraceEvent } from '#engine';
import { findItem, lastOf, type Telling } from './evaluate-expression.ts';
import type { Picture } from './prose.ts';

export interface UnitsPicture {
  readonly kind: 'units';
  readonly operation: string;
  readonly channel: 'read' | 'write';
  readonly rule: CapacityRule;
  readonly bytes: number;
  readonly unitBytes: number;
  /** Whole units after rounding up. */
  readonly rounded: number;
  readonly factor: number;
  readonly units: number;
  readonly dollars: number;
  /** Items read, or one that was written. */
  readonly count: number;
  readonly kept: number;
  readonly keptBytes: number;
  /** Bytes of the first items in order; negative when the filter dropped the item. */
  readonly sample: readonly number[];
}

export interface ItemPicture {
  readonly kind: 'item';
  readonly bytes: number;
  readonly parts: readonly { readonly name: string; readonly nameBytes: number; readonly valueBytes: number }[];
}

export type PictureData = UnitsPicture | ItemPicture;

/** Nothing while the request has not been made or the item is not there. */
export function foldPicture(picture: Picture, { evidence }: Telling): PictureData | undefined {
  if (picture.of === 'item') {
    const item = findItem(evidence, picture);
    return item && itemPicture(item);
  }
  const exchange = lastOf(picture.operations, evidence);
  return exchange?.trace && unitsPicture(exchange.operation, exchange.trace.events, exchange.cost.dollars);
}

export function unitsPicture(operation: string, events: readonly TraceEvent[], dollars: number): UnitsPicture | undefined {
  const counted = events.find((event) => event.type === 'capacity.counted');
  if (counted === undefined) return undefined;
  const { channel, rule, bytes, unitBytes, rounded, factor, units } = counted;
  const page = events.find((event) => event.type === 'items.read');
  const one = { count: 1, kept: 1, keptBytes: bytes, sample: [bytes] };
  const { count, kept, keptBytes, sample } = page ?? one;
  return { kind: 'units', operation, channel, rule, bytes, unitBytes, rounded, factor, units, dollars, count, kept, keptBytes, sample };
}

function itemPicture(item: AttributeMap): ItemPicture {
  const parts = Object.keys(item).map((name) => {
    const inner = valueBytes(attributeOf(item, name)!);
    return { name, nameBytes: itemBytes({ [name]: item[name]! }) - inner, valueBytes: inner };
  });
  return { kind: 'item', bytes: itemBytes(item), parts };
}
