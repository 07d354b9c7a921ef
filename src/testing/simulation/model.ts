/**
 * What a simulated table must hold: a plain Map with its past. Every change that was acknowledged, and every expiry,
 * is told to it in order; what is read is held against it.
 */
import type { Item } from '#engine';
import { sameValue } from '../oracle/order.ts';

export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly isExpiry: boolean;
}

interface Version {
  readonly item: Item | undefined;
  readonly fromMs: number;
}

export type Name = string;

/** `k3/1` for the key with partition key `k3` and sort key 1. */
export const nameOf = (item: Item): Name => `${item['pk']?.S}/${item['sk']?.N}`;

export const keyOf = (name: Name): Item => {
  const [pk = '', sk = ''] = name.split('/');
  return { pk: { S: pk }, sk: { N: sk } };
};

export class Model {
  readonly items = new Map<Name, Item>();
  readonly changes = new Map<Name, Change[]>();
  readonly #versions = new Map<Name, Version[]>();

  set(name: Name, after: Item | undefined, atMs: number, isExpiry = false): void {
    const before = this.items.get(name);
    if (sameValue(before, after)) return;
    this.changes.set(name, [...(this.changes.get(name) ?? []), { before, after, isExpiry }]);
    this.#versions.set(name, [...(this.#versions.get(name) ?? [{ item: undefined, fromMs: 0 }]), { item: after, fromMs: atMs }]);
    if (after === undefined) this.items.delete(name);
    else this.items.set(name, after);
  }

  /** Whether this was what a replica can have held, that is behind by so much at most. */
  wasCurrent(name: Name, item: Item | undefined, nowMs: number, lagMs: number): boolean {
    const versions = this.#versions.get(name) ?? [{ item: undefined, fromMs: 0 }];
    return versions.some((version, i) => {
      const untilMs = versions[i + 1]?.fromMs ?? Infinity;
      return untilMs >= nowMs - lagMs && sameValue(version.item, item);
    });
  }
}
