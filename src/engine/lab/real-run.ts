/**
 * Real requests: every call goes through the engine's door as bytes and is answered as bytes. What is measured
 * is read from the traces. Clients wait, give up and try again as the SDK's do.
 */
import type { Random } from '#engine/kernel/random.ts';
import { onDemandFloor, usualPhysics } from '#engine/model/physics/physics.ts';
import { createRandom } from '#engine/kernel/random.ts';
import { decodeUtf8 } from '#engine/kernel/utf8.ts';
import type { LimitName } from '#engine/capacity/budget.ts';
import type { Trace } from '#engine/trace/recorder.ts';
import { Arrivals } from './arrivals.ts';
import { Client } from './client.ts';
import { type CallDemand, demandOf, isScan } from './demand.ts';
import type { LabEngine, MakeEngine, Run } from './door.ts';
import { FilledTable } from './filled-table.ts';
import { keyOf, sharesOf, type RunningShares } from './key-shares.ts';
import { initialPartitions } from '#engine/partitions/partition-map.ts';
import { partitionKey, type Piece, RequestBodies } from './requests.ts';
import { type Period, Series } from './series.ts';
import { Waiting } from './waiting.ts';
import type { MixPart, Workload } from './workload.ts';

interface Call {
  readonly ordinal: number;
  readonly part: MixPart;
  readonly client: Client;
  readonly startMs: number;
  /** What is still to be done. */
  pieces: readonly Piece[];
  attempts: number;
}

/** Multiples of it, without their whole parts, fill the stretch from 0 to 1 evenly, whenever one stops: so that each minute has the mix that was asked for. */
const goldenShare = 0.618033988749895;

/** More than the pieces of any call, so that no two calls share a draw. */
const drawsPerCall = 128;

interface Attempt {
  readonly call: Call;
  /** Leave to send it has been taken already. */
  readonly mayGo: boolean;
}

export class RealRun implements Run {
  readonly series: Series;
  readonly #workload: Workload;
  readonly #bodies: RequestBodies;
  readonly #table: FilledTable;
  readonly #shares: RunningShares;
  readonly #arrivals: Arrivals;
  readonly #random: { readonly key: Random; readonly shard: Random; readonly sort: Random; readonly scan: Random };
  readonly #clients: readonly Client[];
  readonly #waiting = new Waiting<Attempt>();
  readonly #weights: number;
  readonly #demands: ReadonlyMap<MixPart, CallDemand>;
  readonly #targets: ReadonlyMap<MixPart, string>;
  readonly #pieces: Piece[] = [];
  #beganMs = 0;
  #elapsedMs = 0;
  #partitions: number;

  constructor(workload: Workload, make: MakeEngine) {
    const { rate, seconds, periodSeconds, keys, mix, clients, seed, design } = workload;
    const random = createRandom(seed).fork('lab');
    this.#workload = workload;
    this.#bodies = new RequestBodies(workload);
    this.#table = new FilledTable(make, workload, this.#bodies);
    this.#shares = sharesOf(keys);
    this.#arrivals = new Arrivals(rate, seconds, random.fork('arrivals'));
    this.#random = {
      key: random.fork('key'),
      shard: random.fork('shard'),
      sort: random.fork('sort key'),
      scan: random.fork('scan'),
    };
    this.#clients = Array.from({ length: clients.count }, (_, i) => new Client(clients, random.fork('client').fork(i), 0));
    this.#demands = new Map(mix.map((part) => [part, demandOf(part, workload)]));
    this.#targets = new Map(mix.map((part) => [part, `DynamoDB_20120810.${part.operation}`]));
    this.#weights = mix.reduce((sum, { weight }) => sum + weight, 0);
    this.#partitions = initialPartitions(design.billingMode === 'PROVISIONED' ? design : onDemandFloor(usualPhysics), usualPhysics);
    this.series = new Series(seconds, periodSeconds);
  }

  get doneSeconds(): number {
    return this.isDone ? this.#workload.seconds : Math.min(this.#workload.seconds, this.#elapsedMs / 1000);
  }

  get isDone(): boolean {
    return this.#table.isReady && this.#arrivals.nextMs === undefined && this.#waiting.nextAtMs === undefined;
  }

  advance(work: number): void {
    if (!this.#table.isReady) {
      this.#table.fill(work);
      this.#beganMs = this.#engine.nowMs;
      return;
    }
    for (let done = 0; done < work && !this.isDone; done++) this.#next();
  }

  get #engine(): LabEngine {
    return this.#table.engine;
  }

  #next(): void {
    const arrivesMs = this.#arrivals.nextMs;
    const waitsMs = this.#waiting.nextAtMs;
    if (arrivesMs !== undefined && (waitsMs === undefined || arrivesMs <= waitsMs)) {
      this.#elapsedMs = arrivesMs;
      const call = this.#newCall(arrivesMs);
      this.#arrivals.pass();
      this.series.at(arrivesMs).offered++;
      this.#attempt({ call, mayGo: false });
      return;
    }
    this.#elapsedMs = waitsMs!;
    this.#attempt(this.#waiting.take()!);
  }

  #newCall(startMs: number): Call {
    const { ordinal } = this.#arrivals;
    const part = this.#partOf((ordinal * goldenShare) % 1);
    const client = this.#clients[ordinal % this.#clients.length]!;
    return { ordinal, part, client, startMs, pieces: this.#piecesOf(part, ordinal), attempts: 0 };
  }

  #partOf(unit: number): MixPart {
    let left = unit * this.#weights;
    for (const part of this.#workload.mix) if ((left -= part.weight) < 0) return part;
    return this.#workload.mix[0]!;
  }

  #piecesOf(part: MixPart, ordinal: number): Piece[] {
    const { pieces: count } = this.#demands.get(part)!;
    if (count === 1) return [this.#piece(ordinal, ordinal * drawsPerCall, undefined)];
    if (part.operation === 'Query') {
      return Array.from({ length: count }, (_, shard) => this.#piece(ordinal, ordinal * drawsPerCall, shard));
    }
    // A batch may not name an item twice.
    return [...new Set(Array.from({ length: count }, (_, i) => this.#piece(ordinal, ordinal * drawsPerCall + i, undefined)))];
  }

  /** The same piece is the same object, so that its requests are made once. */
  #piece(ordinal: number, draw: number, shardGiven: number | undefined): Piece {
    const { keys, design } = this.#workload;
    const key = keyOf(keys, this.#shares, ordinal, this.#random.key.unit(draw));
    const shard = shardGiven ?? (design.writeShards === 1 ? 0 : Math.floor(this.#random.shard.unit(draw) * design.writeShards));
    if (keys.isRising) return { pk: partitionKey(key, shard), sk: ordinal + 1 };
    const sk = keys.itemsPerKey === 1 ? 0 : Math.floor(this.#random.sort.unit(draw) * keys.itemsPerKey);
    const at = (key * design.writeShards + shard) * keys.itemsPerKey + sk;
    return (this.#pieces[at] ??= { pk: partitionKey(key, shard), sk });
  }

  #attempt({ call, mayGo }: Attempt): void {
    if (!mayGo) {
      const waitMs = call.client.sendDelayMs(this.#elapsedMs);
      if (waitMs > 0) {
        this.#waiting.add(this.#elapsedMs + waitMs, { call, mayGo: true });
        return;
      }
    }
    const period = this.series.at(this.#elapsedMs);
    period.attempts++;
    if (call.attempts++ > 0) period.retries++;
    const { traces } = this.#engine.step({ kind: 'time', toMs: this.#beganMs + this.#elapsedMs });
    for (const { events } of traces) for (const { type } of events) if (type === 'partition.split') this.#partitions++;
    period.partitions = this.#partitions;
    const { left, isBroken, answeredMs } = this.#send(call, period);
    call.client.answered(left.length > 0, answeredMs);
    call.pieces = left;
    this.#settle(call, isBroken, answeredMs, period);
  }

  #settle(call: Call, isBroken: boolean, answeredMs: number, period: Period): void {
    if (isBroken) {
      period.failed++;
      return;
    }
    if (call.pieces.length === 0) {
      call.client.succeeded(call.attempts > 1);
      period.completed++;
      period.latency.add(answeredMs - call.startMs);
      return;
    }
    const delayMs = call.client.retryDelayMs(call.attempts);
    if (delayMs === undefined) period.failed++;
    else this.#waiting.add(answeredMs + delayMs, { call, mayGo: false });
  }

  /** Sends what is left of a call, in one request or, for a Query on several shards, in one for each. */
  #send({ part, pieces, ordinal }: Call, period: Period): { left: Piece[]; isBroken: boolean; answeredMs: number } {
    const requests = part.operation === 'Query' ? pieces.map((piece) => [piece]) : [pieces];
    const left: Piece[] = [];
    let isBroken = false;
    let answeredMs = this.#elapsedMs;
    for (const some of requests) {
      const body = this.#bodies.body(part, some, isScan(part) ? this.#random.scan.unit(ordinal) : 0);
      const { response, respondAtMs, traces } = this.#engine.step({ kind: 'request', target: this.#targets.get(part)!, body });
      answeredMs = Math.max(answeredMs, respondAtMs - this.#beganMs);
      const throttles = measure(traces[traces.length - 1]!, period);
      const refused = throttles.length === 0 ? [] : response!.status === 200 ? unprocessed(response!.body, some) : some;
      if (response!.status !== 200 && throttles.length === 0) isBroken = true;
      left.push(...refused);
      this.#throttle(part, refused.length, throttles, period);
    }
    return { left, isBroken, answeredMs };
  }

  #throttle(part: MixPart, pieces: number, throttles: readonly Throttle[], period: Period): void {
    const { channel, units } = this.#demands.get(part)!;
    for (let i = 0; i < pieces; i++) {
      // A batch is told once of each partition that refuses; its pieces are divided among them.
      const { partition, limit } = throttles[i % throttles.length]!;
      period.throttle(channel, partition, units, limit);
      period.throttled++;
    }
  }
}

interface Throttle {
  readonly partition: number;
  readonly limit: LimitName;
}

const numberOf = (partitionId: string): number => Number(partitionId.slice(1));

/** Takes down what a request has used, and gives what has refused it. */
function measure({ events }: Trace, period: Period): Throttle[] {
  const throttles: Throttle[] = [];
  for (const event of events) {
    if (event.type === 'capacity.admitted') {
      const partition = numberOf(event.partitionId);
      period.admit(event.channel, partition, event.units);
    } else if (event.type === 'capacity.throttled') {
      throttles.push({ partition: numberOf(event.partitionId), limit: event.limit });
    }
  }
  return throttles;
}

/** Which pieces of a batch come back undone. */
function unprocessed(body: Uint8Array, pieces: readonly Piece[]): Piece[] {
  const text = decodeUtf8(body);
  const at = Math.max(text.indexOf('"UnprocessedItems"'), text.indexOf('"UnprocessedKeys"'));
  if (at < 0) return [];
  const undone = text.slice(at);
  return pieces.filter(({ pk, sk }) => undone.includes(`{"S":"${pk}"}`) && undone.includes(`{"N":"${sk}"}`));
}
