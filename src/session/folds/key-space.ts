/** Partitions as DescribePartitions tells them, with their place in the hash space and their sentences. */
import type { Physics, ReplicaId } from '#engine';
import { say } from '#texts/say.ts';
import { formatBytes, formatCount, formatDuration, formatNumber } from '../format.ts';
import { hashRange } from './hash-space.ts';
import type { HashRange } from './road-model.ts';

/** The answer of the control operation. */
export interface DescribedPartitions {
  readonly Partitions: readonly DescribedPartition[];
}

export interface DescribedPartition {
  readonly PartitionId: string;
  readonly KeyRange: { readonly From: string; readonly To: string };
  readonly ItemCount: number;
  readonly SizeBytes: number;
  readonly Read: Meter;
  readonly Write: Meter;
  readonly Replicas: readonly DescribedReplica[];
}

export interface Meter {
  readonly Available: number;
  readonly PerSecondMax: number;
}

export interface DescribedReplica {
  readonly ReplicaId: ReplicaId;
  readonly IsLeader: boolean;
  readonly AppliedSequence: number;
  readonly LagMs: number;
}

export interface PartitionFacts {
  readonly id: string;
  readonly range: HashRange;
  readonly meters: readonly MeterFacts[];
  readonly items: string;
  readonly size: string;
  readonly sentence: string;
  readonly replicas: readonly ReplicaFacts[];
}

export interface MeterFacts {
  readonly kind: 'write' | 'read' | 'size';
  readonly label: 'W' | 'R' | 'Size';
  /** The bar, from 0 to 1. */
  readonly full: number;
  /** `998 of 1,000` */
  readonly value: string;
  readonly text: string;
  /** Nothing is left: a next request is refused. */
  readonly isEmpty: boolean;
  /** For narrow boxes. */
  readonly short: string;
}

export interface ReplicaFacts {
  readonly id: ReplicaId;
  readonly isLeader: boolean;
  readonly sequence: number;
  readonly note: string;
}

export const partitionFacts = (
  { PartitionId, KeyRange, ItemCount, SizeBytes, Read, Write, Replicas }: DescribedPartition,
  { partitions: { partitionBytesMax } }: Physics,
): PartitionFacts => {
  const range = hashRange(PartitionId, KeyRange.From, KeyRange.To);
  const items = formatCount(ItemCount, { one: '{n} item', other: '{n} items' });
  const size = formatBytes(SizeBytes);
  return {
    id: PartitionId,
    range,
    meters: [leftOf('write', 'W', Write), leftOf('read', 'R', Read), sizeOf(SizeBytes, partitionBytesMax)],
    items,
    size,
    sentence: say('{partitionId}, {label}, holds {items} of {size} and has {write} WCU and {read} RCU left for this second.', {
      partitionId: PartitionId,
      label: range.label,
      items,
      size,
      write: ofMax(Write),
      read: ofMax(Read),
    }),
    replicas: Replicas.map(replicaFacts),
  };
};

const ofMax = ({ Available, PerSecondMax }: Meter): string => say('{left} of {all}', { left: formatNumber(Available), all: formatNumber(PerSecondMax) });

const leftOf = (kind: 'write' | 'read', label: 'W' | 'R', meter: Meter): MeterFacts => ({
  kind,
  label,
  full: meter.PerSecondMax === 0 ? 0 : Math.max(0, Math.min(1, meter.Available / meter.PerSecondMax)),
  value: ofMax(meter),
  text: say('{units} left', { units: ofMax(meter) }),
  isEmpty: meter.Available <= 0,
  short: formatNumber(meter.Available),
});

const sizeOf = (bytes: number, partitionBytesMax: number): MeterFacts => ({
  kind: 'size',
  label: 'Size',
  full: Math.min(1, bytes / partitionBytesMax),
  value: say('{bytes} of {most}', { bytes: formatBytes(bytes), most: formatBytes(partitionBytesMax) }),
  text: say('{bytes} of {most}', { bytes: formatBytes(bytes), most: formatBytes(partitionBytesMax) }),
  isEmpty: false,
  short: formatBytes(bytes),
});

const replicaFacts = ({ ReplicaId: id, IsLeader, AppliedSequence, LagMs }: DescribedReplica): ReplicaFacts => ({
  id,
  isLeader: IsLeader,
  sequence: AppliedSequence,
  note: IsLeader ? say('leads') : LagMs > 0 ? say('{lag} behind', { lag: formatDuration(LagMs) }) : say('up to date'),
});
