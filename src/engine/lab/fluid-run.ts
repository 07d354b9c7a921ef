/**
 * The fluid: a second's calls are not sent one by one, they are divided over the partitions and admitted in
 * bulk, out of the same buckets, by the same budget, with the same splits. It takes time by partitions and
 * seconds, whatever the rate.
 */
import { onDemandFloor, usualPhysics } from '#engine/model/physics/physics.ts';
import { splitMs } from '#engine/background/splits.ts';
import { Budget } from '#engine/capacity/budget.ts';
import { type PartitionBuckets, partitionBuckets } from '#engine/capacity/token-bucket.ts';
import { createRandom, type Random } from '#engine/kernel/random.ts';
import type { Channel } from '#engine/trace/events.ts';
import { initialPartitions, PartitionMap } from '#engine/partitions/partition-map.ts';
import { isScan, demandOf } from './demand.ts';
import type { Run } from './door.ts';
import { type Admission, admitSecond, newAdmission } from './fluid-admission.ts';
import { FluidFlow } from './fluid-flow.ts';
import { FluidHeat } from './fluid-heat.ts';
import { FluidKeys } from './fluid-keys.ts';
import { FluidTokens } from './fluid-retries.ts';
import { callsAt } from './rate.ts';
import { type Period, Series } from './series.ts';
import { runStartMs, type Workload } from './workload.ts';

const channels = ['read', 'write'] as const;

interface PlannedSplit {
  readonly position: string;
  readonly endsAtMs: number;
}

export class FluidRun implements Run {
  readonly series: Series;
  readonly #workload: Workload;
  readonly #random: Random;
  readonly #map: PartitionMap;
  readonly #buckets: PartitionBuckets[];
  readonly #budgets: Readonly<Record<Channel, Budget>>;
  readonly #keys: FluidKeys;
  #bounds: Int32Array;
  readonly #flows: readonly FluidFlow[];
  readonly #tokens: FluidTokens;
  readonly #heat: FluidHeat;
  /** By the number of the partition. */
  readonly #splits = new Map<number, PlannedSplit>();
  #asked: Record<Channel, Float64Array>;
  #admissions: Record<Channel, Admission>;
  #second = 0;
  #calls = 0;

  constructor(workload: Workload) {
    const { design, seconds, periodSeconds, seed } = workload;
    const isProvisioned = design.billingMode === 'PROVISIONED';
    const count = initialPartitions(isProvisioned ? design : onDemandFloor(usualPhysics), usualPhysics);
    const budget = (channel: Channel): Budget => {
      const provisioned = isProvisioned ? (channel === 'read' ? design.readUnits : design.writeUnits) : undefined;
      return Budget.create({ regime: design.regime, physics: usualPhysics }, { channel, provisioned, maximum: undefined, warm: undefined }, runStartMs);
    };
    this.#workload = workload;
    this.#random = createRandom(seed);
    this.#map = PartitionMap.even(count);
    this.#buckets = this.#map.all.map(() => partitionBuckets(usualPhysics, runStartMs));
    this.#budgets = { read: budget('read'), write: budget('write') };
    this.#keys = new FluidKeys(workload);
    this.#bounds = this.#keys.bounds(this.#map);
    this.#flows = flowsOf(workload, count);
    this.#tokens = new FluidTokens(workload.clients);
    this.#heat = new FluidHeat(count);
    this.#asked = { read: new Float64Array(count), write: new Float64Array(count) };
    this.#admissions = { read: newAdmission(count), write: newAdmission(count) };
    this.series = new Series(seconds, periodSeconds);
    this.#spread();
  }

  get doneSeconds(): number {
    return this.#second;
  }

  get isDone(): boolean {
    return this.#second >= this.#workload.seconds;
  }

  /** Partitions that there are now. */
  get partitions(): number {
    return this.#map.all.length;
  }

  advance(work: number): void {
    for (let left = work; left > 0 && !this.isDone; left -= this.#map.all.length) this.#next();
  }

  #next(): void {
    const { rate } = this.#workload;
    const fromMs = runStartMs + this.#second * 1000;
    this.#endSplits(fromMs);
    const calls = callsAt(rate, this.#second);
    if (this.#keys.move(this.#calls, this.#calls + calls)) this.#spread();
    this.#calls += calls;
    const period = this.series.at(this.#second * 1000);
    period.offered += calls;
    period.partitions = this.#map.all.length;
    this.#ask(calls);
    for (const channel of channels) this.#admit(channel, fromMs);
    for (const flow of this.#flows) this.#settle(flow, calls, period);
    this.#findSplits(fromMs + 1000);
    this.#second++;
  }

  /** Units that each partition is asked for in this second, retries included. */
  #ask(calls: number): void {
    for (const channel of channels) this.#asked[channel].fill(0);
    for (const flow of this.#flows) {
      const asked = this.#asked[flow.channel];
      const pieces = calls * flow.callShare * flow.piecesPerCall;
      const { shares, unitsPerPiece, retries } = flow;
      for (let at = 0; at < asked.length; at++) asked[at]! += pieces * shares[at]! * unitsPerPiece;
      if (retries.isEmpty) continue;
      for (let retry = 0; retry < retries.attemptsMax - 1; retry++) {
        const due = retries.due(retry, this.#second);
        for (let at = 0; at < asked.length; at++) asked[at]! += due[at]! * unitsPerPiece;
      }
    }
  }

  #admit(channel: Channel, fromMs: number): void {
    const buckets = this.#buckets.map((pair) => pair[channel]);
    const second = { asked: this.#asked[channel], partitions: this.#map.all, buckets, budget: this.#budgets[channel] };
    admitSecond({ ...second, fromMs, toMs: fromMs + 1000 }, this.#admissions[channel]);
  }

  /** What has become of the pieces of one flow, attempt by attempt. */
  #settle(flow: FluidFlow, calls: number, period: Period): void {
    const { retries, piecesPerCall } = flow;
    const first = calls * flow.callShare * piecesPerCall;
    const attempts = retries.isEmpty ? 1 : retries.attemptsMax;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const due = attempt === 0 ? undefined : retries.due(attempt - 1, this.#second);
      const { asked, admitted } = this.#attempt(flow, (at) => (due === undefined ? first * flow.shares[at]! : due[at]!), period);
      const refused = asked - admitted;
      const mayRetry = attempt < retries.attemptsMax - 1;
      this.#tokens.refund(attempt === 0 ? admitted / piecesPerCall : 0, attempt === 0 ? 0 : admitted / piecesPerCall);
      const paid = mayRetry ? this.#tokens.pay(refused / piecesPerCall) : 0;
      flow.complete(period, admitted / piecesPerCall, attempt + 1);
      period.attempts += asked / piecesPerCall;
      if (attempt > 0) period.retries += asked / piecesPerCall;
      period.throttled += refused;
      period.failed += (refused * (1 - paid)) / piecesPerCall;
      if (paid > 0 && refused > 0) this.#wait(flow, attempt, paid, (at) => (due === undefined ? first * flow.shares[at]! : due[at]!));
    }
    retries.clear(this.#second);
  }

  #attempt(flow: FluidFlow, piecesAt: (at: number) => number, period: Period): { asked: number; admitted: number } {
    const { channel, unitsPerPiece } = flow;
    const { admitted: parts, byPartition, budgetLimit } = this.#admissions[channel];
    const { all } = this.#map;
    let asked = 0;
    let admitted = 0;
    for (let at = 0; at < all.length; at++) {
      const pieces = piecesAt(at);
      if (pieces === 0) continue;
      const taken = pieces * parts[at]!;
      asked += pieces;
      admitted += taken;
      if (taken > 0) {
        period.admit(channel, all[at]!.number, taken * unitsPerPiece);
        this.#heat.add(channel, at, taken * unitsPerPiece);
      }
      if (taken >= pieces) continue;
      const own = Math.min(pieces - taken, pieces * byPartition[at]!);
      if (own > 0) period.throttle(channel, all[at]!.number, own * unitsPerPiece, 'KeyRangeThroughputExceeded');
      const rest = pieces - taken - own;
      if (rest > 0) period.throttle(channel, all[at]!.number, rest * unitsPerPiece, budgetLimit);
    }
    return { asked, admitted };
  }

  #wait(flow: FluidFlow, attempt: number, paid: number, piecesAt: (at: number) => number): void {
    const { admitted } = this.#admissions[flow.channel];
    for (let at = 0; at < admitted.length; at++) {
      const pieces = piecesAt(at) * (1 - admitted[at]!) * paid;
      if (pieces > 0) flow.retries.add(attempt, at, this.#second, pieces);
    }
  }

  #findSplits(nowMs: number): void {
    for (const { partition, position } of this.#heat.find(this.#second, nowMs, this.#map.all, this.#keys, this.#bounds)) {
      if (this.#splits.has(partition.number)) continue;
      const takesMs = splitMs(this.#random, { tableNumber: 1, indexName: undefined, partitionNumber: partition.number }, usualPhysics.heat);
      this.#splits.set(partition.number, { position, endsAtMs: nowMs + takesMs });
    }
  }

  #endSplits(nowMs: number): void {
    let hasSplit = false;
    for (const [number, { position, endsAtMs }] of this.#splits) {
      if (endsAtMs > nowMs) continue;
      this.#splits.delete(number);
      this.#split(number, position, nowMs);
      hasSplit = true;
    }
    if (!hasSplit) return;
    const count = this.#map.all.length;
    this.#bounds = this.#keys.bounds(this.#map);
    this.#asked = { read: new Float64Array(count), write: new Float64Array(count) };
    this.#admissions = { read: newAdmission(count), write: newAdmission(count) };
    this.#heat.resize(count);
    this.#spread();
  }

  #split(number: number, position: string, nowMs: number): void {
    const at = this.#map.all.findIndex((partition) => partition.number === number);
    this.#map.split(at, position, { itemCount: 0, bytes: 0 });
    this.#buckets.splice(at, 1, partitionBuckets(usualPhysics, nowMs), partitionBuckets(usualPhysics, nowMs));
    this.#heat.forget(number);
    // What waits for its retry is divided as the keys are: a median splits what is asked for in halves.
    for (const { retries } of this.#flows) retries.split(at, 0.5);
  }

  /** How the calls fall on the partitions. */
  #spread(): void {
    const count = this.#map.all.length;
    const shares = new Float64Array(count);
    for (let at = 0; at < count; at++) {
      for (let i = this.#bounds[at]!; i < this.#bounds[at + 1]!; i++) shares[at]! += this.#keys.shares[i]!;
    }
    for (const flow of this.#flows) {
      if (flow.isScan) flow.spreadScans(this.#map);
      else flow.shares = shares;
    }
  }
}

/** Reads by key, writes by key, scans: what differs in where it falls or in what it takes from. */
function flowsOf(workload: Workload, partitions: number): FluidFlow[] {
  const groups = [
    workload.mix.filter((part) => !isScan(part) && demandOf(part, workload).channel === 'read'),
    workload.mix.filter((part) => demandOf(part, workload).channel === 'write'),
    workload.mix.filter(isScan),
  ];
  return groups.filter(({ length }) => length > 0).map((parts) => new FluidFlow(parts, workload, partitions));
}
