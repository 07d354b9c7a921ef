/** Random places in a request's JSON, to change what stands there. */
import type { Dice } from '../dice.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export interface Spot {
  readonly parent: Json[] | { [name: string]: Json };
  readonly key: string | number;
  readonly value: Json;
}

const isContainer = (value: Json): value is Json[] | { [name: string]: Json } => typeof value === 'object' && value !== null;

/** One of all the members and elements in the value, as they come in a walk; the deeper ones are the more. */
export function anySpot(dice: Dice, root: Json): Spot | undefined {
  const spots: Spot[] = [];
  collect(root, spots);
  return spots.length === 0 ? undefined : dice.pick(spots);
}

function collect(value: Json, spots: Spot[]): void {
  if (!isContainer(value)) return;
  for (const key of Object.keys(value)) {
    const member = (value as { [name: string]: Json })[key]!;
    spots.push({ parent: value, key, value: member });
    collect(member, spots);
  }
}

export function replace({ parent, key }: Spot, value: Json): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

export function remove({ parent, key }: Spot): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

/** A deep copy that keeps members named `__proto__`. */
export const copyOf = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
