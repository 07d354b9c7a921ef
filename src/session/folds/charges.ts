/** What a request is charged, where several tables or statements have a part in it. */
import type { TraceEvent } from '#engine';
import { all, type EventOf } from './spoken.ts';

export type Counted = EventOf<'capacity.counted'>;

export interface Price {
  readonly channel: 'read' | 'write';
  readonly units: number;
  readonly dollars: number;
  readonly billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly dollarsPerMillion: number;
  readonly priceBook: string;
  /** Parts have prices of their own, so that no single one leads to the dollars. */
  readonly isMixed: boolean;
}

/** Everything that was metered, as one; nothing where nothing was. */
export function priceOf(events: readonly TraceEvent[]): Price | undefined {
  const metered = all(events, 'price.metered');
  const [one] = metered;
  if (one === undefined) return undefined;
  const { channel, billingMode, dollarsPerMillion, priceBook } = one;
  return {
    channel,
    billingMode,
    dollarsPerMillion,
    priceBook,
    units: metered.reduce((sum, { units }) => sum + units, 0),
    dollars: metered.reduce((sum, { dollars }) => sum + dollars, 0),
    isMixed: metered.some((other) => other.billingMode !== billingMode || other.dollarsPerMillion !== dollarsPerMillion),
  };
}

/** Charges of the tables themselves; those of indexes have stations of their own. */
export const chargesOfTables = (events: readonly TraceEvent[]): Counted[] =>
  all(events, 'capacity.counted').filter(({ indexName }) => indexName === undefined);

export const chargesOfIndexes = (events: readonly TraceEvent[]): Counted[] =>
  all(events, 'capacity.counted').filter(({ indexName }) => indexName !== undefined);

export const isCharge = ({ type }: TraceEvent): boolean => type === 'capacity.counted' || type === 'price.metered';
