/** Requests as lessons write them down: plain, made by a generator, or as another lesson leaves its tables. */
import type { AttributeMap } from '#engine';

export interface Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** As a learner sends it, who may be meant to be refused. */
  readonly mayBeRefused?: boolean | undefined;
  /** Somebody else's, sent as the step begins: no time has passed since, and its answer is still to come. */
  readonly isUnderWay?: boolean | undefined;
}

export interface GeneratedOrders {
  readonly generate: 'orders';
  readonly seed: number;
  readonly table: string;
  /** Customers by name, and how many orders each gets. */
  readonly customers: Readonly<Record<string, number>>;
  /** Day of the first order, e.g. `2026-01-05`. */
  readonly from: string;
  /** Bytes of the note that every order carries, least and most. */
  readonly noteBytes: readonly [number, number];
}

/** An item made up to an exact size, by filling one attribute with text. */
export interface GeneratedItem {
  readonly generate: 'sized item';
  readonly seed: number;
  readonly table: string;
  /** The other attributes, in DynamoDB JSON. */
  readonly item: AttributeMap;
  readonly fill: string;
  /** Of the whole item. */
  readonly bytes: number;
}

export type Generated = GeneratedOrders | GeneratedItem;

export interface Inherited {
  /** Id of the lesson at whose end this one starts. */
  readonly inherit: string;
}

export type Calls = readonly (Call | Generated | Inherited)[];
