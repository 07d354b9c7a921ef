/**
 * The units of a request that touches many items. Each item is counted and rounded by itself; what is told,
 * taken and priced is one sum for each table or index, partition and table, so that a story of a hundred
 * items stays short.
 */
import type { CapacityRule, Channel } from '#engine/trace/events.ts';
import { admit, type Count, countUnits, price } from './charge.ts';
import type { Place } from './place.ts';
import type { Step } from './step.ts';

interface Sum {
  readonly place: Place;
  count: Count;
  items: number;
}

interface Units {
  readonly place: Place;
  readonly channel: Channel;
  units: number;
}

/** What several counts of different rules are called together. */
function commonRule(a: Count, b: Count): CapacityRule {
  if (a.rule === b.rule && a.rule.startsWith('transaction ')) return a.rule;
  if (a.channel === 'read') return 'items read';
  return a.indexName === undefined ? 'items written' : 'index entries written';
}

export class Tally {
  readonly #step: Step;
  readonly #sums = new Map<string, Sum>();
  readonly #admissions = new Map<string, Units>();
  readonly #prices = new Map<string, Units>();

  constructor(step: Step) {
    this.#step = step;
  }

  /** Counts one item or index entry and returns its units. `place` is the partition that they are taken from. */
  add(place: Place, count: Count): number {
    const { number } = place.table.record;
    const { channel, factor, indexName = '' } = count;
    const key = `${number}/${indexName}/${channel}/${factor}`;
    const sum = this.#sums.get(key);
    if (sum === undefined) this.#sums.set(key, { place, count, items: 1 });
    else {
      const { count: before } = sum;
      sum.items++;
      sum.count = {
        ...before,
        rule: commonRule(before, count),
        bytes: before.bytes + count.bytes,
        rounded: before.rounded + count.rounded,
      };
    }
    const units = count.rounded * factor;
    addUnits(this.#admissions, `${number}/${place.globalIndexName ?? ''}/${place.at}/${channel}`, { place, channel, units });
    addUnits(this.#prices, `${number}/${channel}`, { place, channel, units });
    return units;
  }

  /** Tells, takes and prices what was counted. */
  settle(): void {
    for (const { place, count, items } of this.#sums.values()) {
      countUnits(this.#step, place, items === 1 ? count : { ...count, items });
    }
    for (const { place, channel, units } of this.#admissions.values()) admit(this.#step, place, channel, units);
    for (const { place, channel, units } of this.#prices.values()) price(this.#step, place, channel, units);
  }
}

function addUnits(sums: Map<string, Units>, key: string, added: Units): void {
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, added);
  else sum.units += added.units;
}
