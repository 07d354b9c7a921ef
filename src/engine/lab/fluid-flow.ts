/** Calls of one kind in a fluid run: all reads by key, all writes by key, or all scans, each with its retries. */
import { sliceStart, type PartitionMap } from '#engine/partitions/partition-map.ts';
import { valueAt } from '#engine/kernel/distribution.ts';
import { usualLatency } from '#engine/model/physics/curves.ts';
import { kinds } from '#engine/operations/latency.ts';
import type { Channel } from '#engine/trace/events.ts';
import { demandOf, isScan, scanSegments } from './demand.ts';
import { FluidRetries } from './fluid-retries.ts';
import { delayCeilingMs } from './retry-rules.ts';
import type { Period } from './series.ts';
import type { MixPart, Workload } from './workload.ts';

export class FluidFlow {
  readonly channel: Channel;
  readonly isScan: boolean;
  /** Calls of this kind, of all calls. */
  readonly callShare: number;
  readonly piecesPerCall: number;
  readonly unitsPerPiece: number;
  readonly retries: FluidRetries;
  /** Part of this flow's pieces that falls on each partition. */
  shares = new Float64Array(0);
  readonly #latencyMs: readonly number[];

  constructor(parts: readonly MixPart[], workload: Workload, partitions: number) {
    const weights = workload.mix.reduce((sum, { weight }) => sum + weight, 0);
    const demands = parts.map((part) => ({ part, ...demandOf(part, workload) }));
    const sum = (of: (demand: (typeof demands)[number]) => number): number => demands.reduce((total, demand) => total + of(demand), 0);
    const weight = sum(({ part }) => part.weight);
    const pieces = sum((demand) => demand.part.weight * demand.pieces);
    this.channel = demands[0]!.channel;
    this.isScan = isScan(parts[0]!);
    this.callShare = weight / weights;
    this.piecesPerCall = pieces / weight;
    this.unitsPerPiece = sum((demand) => demand.part.weight * demand.pieces * demand.units) / pieces;
    this.retries = new FluidRetries(workload.clients, partitions);
    this.#latencyMs = curveOf(parts);
  }

  /** Where a Scan begins its segment, there it reads. */
  spreadScans(map: PartitionMap): void {
    this.shares = new Float64Array(map.all.length);
    for (let segment = 0; segment < scanSegments; segment++) {
      this.shares[map.indexOf(segment === 0 ? '' : sliceStart(segment, scanSegments))]! += 1 / scanSegments;
    }
  }

  /** Calls that have come through with their `attempts`-th attempt. */
  complete(period: Period, calls: number, attempts: number): void {
    if (calls <= 0) return;
    period.completed += calls;
    if (attempts === 1) {
      for (const ms of this.#latencyMs) period.latency.add(ms, calls / this.#latencyMs.length);
      return;
    }
    let ceiling = 0;
    for (let retry = 0; retry < attempts - 1; retry++) ceiling += delayCeilingMs(retry);
    const middle = this.#latencyMs[this.#latencyMs.length >> 1]!;
    for (let i = 0; i < waitPoints; i++) period.latency.add(attempts * middle + ((i + 0.5) / waitPoints) * ceiling, calls / waitPoints);
  }
}

const waitPoints = 16;

/** Latencies of one attempt, as a hundred equal parts of all of them. */
function curveOf(parts: readonly MixPart[]): number[] {
  const kind = kinds[parts[0]!.operation] ?? 'read';
  return Array.from({ length: 100 }, (_, i) => valueAt(usualLatency[kind], (i + 0.5) / 100));
}
