/**
 * Heat of a fluid run: what each partition was let have in ten seconds, told to the same room that finds hot
 * partitions for single requests, in that room's own words. Only partitions that come near their limit are told of.
 */
import type { Channel } from '#engine/trace/events.ts';
import { usualPhysics } from '#engine/model/physics/physics.ts';
import { Heat } from '#engine/partitions/heat.ts';
import type { Partition } from '#engine/partitions/partition-map.ts';
import type { FluidKeys } from './fluid-keys.ts';

const windowSeconds = 10;
/** Below this part of the limit a window is not hot whatever is in it. */
const nearShare = 0.75;

export interface SplitFound {
  readonly partition: Partition;
  readonly position: string;
}

export class FluidHeat {
  readonly #heats = new Map<number, Heat>();
  #read = new Float64Array(0);
  #write = new Float64Array(0);

  constructor(partitions: number) {
    this.resize(partitions);
  }

  /** The partitions are others than before: this window is begun anew. */
  resize(partitions: number): void {
    this.#read = new Float64Array(partitions);
    this.#write = new Float64Array(partitions);
  }

  forget(partitionNumber: number): void {
    this.#heats.delete(partitionNumber);
  }

  add(channel: Channel, at: number, units: number): void {
    (channel === 'read' ? this.#read : this.#write)[at]! += units;
  }

  /** At the end of a second: where splits would help, when a window has ended with it. */
  find(second: number, nowMs: number, partitions: readonly Partition[], keys: FluidKeys, bounds: Int32Array): SplitFound[] {
    if ((second + 1) % windowSeconds !== 0) return [];
    const found: SplitFound[] = [];
    partitions.forEach((partition, at) => {
      const read = this.#read[at]!;
      const write = this.#write[at]!;
      const { partitionReadUnitsPerSecond, partitionWriteUnitsPerSecond } = usualPhysics.partitions;
      const share = Math.max(read / partitionReadUnitsPerSecond, write / partitionWriteUnitsPerSecond) / windowSeconds;
      if (share < nearShare) return;
      const heat = this.#heats.get(partition.number) ?? new Heat(usualPhysics);
      this.#heats.set(partition.number, heat);
      tell(heat, { read, write }, keys, bounds[at]!, bounds[at + 1]!, nowMs - 1);
      const finding = heat.finding(nowMs, true);
      if (finding?.kind !== 'split') return;
      const { position } = finding;
      if (position > partition.from && (partition.to === undefined || position < partition.to)) found.push({ partition, position });
    });
    this.#read.fill(0);
    this.#write.fill(0);
    return found;
  }
}

/** More positions than a partition's sample keeps are told as that many neighbours, each for those behind it. */
const toldMax = 128;

function tell(heat: Heat, units: { read: number; write: number }, { positions, shares }: FluidKeys, from: number, to: number, nowMs: number): void {
  let total = 0;
  for (let i = from; i < to; i++) total += shares[i]!;
  if (total === 0) return;
  const stride = Math.ceil((to - from) / toldMax);
  // The last one first: told in their order, keys would look as if they grew.
  for (let i = to - 1 - ((to - 1 - from) % stride); i >= from; i -= stride) {
    let share = 0;
    for (let j = i; j < Math.min(to, i + stride); j++) share += shares[j]!;
    if (share === 0) continue;
    for (const channel of ['read', 'write'] as const) {
      if (units[channel] > 0) heat.take({ channel, position: positions[i]!, units: (units[channel] * share) / total }, nowMs);
    }
  }
}
