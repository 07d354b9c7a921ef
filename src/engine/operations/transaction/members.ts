/** What all actions of a transaction have in common: a table, a key, a place of their own. */
import type { AttributeMap } from '#engine/model/attribute-value.ts';
import { positionOf } from '#engine/model/key.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type { TableState } from '#engine/state.ts';
import { type Place, routeAll } from '../place.ts';
import type { Step } from '../step.ts';

export interface Member {
  readonly table: TableState;
  /** The table as the caller named it. */
  readonly tableLabel: string;
  /** The key, or the item that holds it. */
  readonly key: AttributeMap;
}

/** Where a member's item stands; nothing for one whose key does not fit its table. */
export const positionsOf = (
  members: readonly Member[],
  mismatches: readonly (Refusal | undefined)[],
): (string | undefined)[] =>
  members.map(({ table, key }, i) => (mismatches[i] === undefined ? positionOf(table.record.key, key) : undefined));

/** Source: reference row 115. */
export function checkDistinct(members: readonly Member[], positions: readonly (string | undefined)[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const [i, { table }] of members.entries()) {
    const position = positions[i];
    if (position === undefined) continue;
    const item = `${table.record.number}/${position}`;
    if (seen.has(item)) return invalid('Transaction request cannot include multiple operations on one item');
    seen.add(item);
  }
  return undefined;
}

/** Routes all members, table by table, and tells that they belong together. */
export function prepare(
  step: Step,
  kind: 'read' | 'write',
  members: readonly Member[],
  positions: readonly (string | undefined)[],
): (Place | undefined)[] {
  const byTable = new Map<TableState, number[]>();
  members.forEach(({ table }, i) => {
    if (positions[i] === undefined) return;
    const indexes = byTable.get(table) ?? [];
    indexes.push(i);
    byTable.set(table, indexes);
  });
  const places: (Place | undefined)[] = members.map(() => undefined);
  const partitions = new Set<Place>();
  for (const [table, indexes] of byTable) {
    const routed = routeAll(
      step,
      table,
      indexes.map((i) => positions[i]!),
    );
    indexes.forEach((i, at) => {
      places[i] = routed[at];
      partitions.add(routed[at]!);
    });
  }
  const tables = new Set(members.map(({ table }) => table)).size;
  step.emit({ type: 'transaction.prepared', kind, actions: members.length, tables, partitions: partitions.size });
  return places;
}
