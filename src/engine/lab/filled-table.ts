/**
 * The table that real requests meet: made, filled and at rest, so that what the run measures is the run. Fill
 * and rest take virtual time and no more; all buckets are full again when the first call comes.
 */
import { assert } from '#engine/kernel/assert.ts';
import { realisticLag } from '#engine/model/settings.ts';
import type { LabEngine, MakeEngine } from './door.ts';
import { partitionKey, createTableBody, type RequestBodies } from './requests.ts';
import { runStartMs, type Workload } from './workload.ts';

const target = (operation: string): string => `DynamoDB_20120810.${operation}`;
const put = { operation: 'PutItem', weight: 1, isStrong: false, items: 1 } as const;
/** Slow enough to count as no traffic for an on-demand table. */
const fillPerSecond = 200;
/** More than two banks of burst. */
const restMs = 1_200_000;

export class FilledTable {
  readonly engine: LabEngine;
  readonly #workload: Workload;
  readonly #bodies: RequestBodies;
  #next = 0;
  #isReady = false;

  constructor(make: MakeEngine, workload: Workload, bodies: RequestBodies) {
    const { seed, design } = workload;
    const startMs = runStartMs - fillMs(workload) - restMs;
    this.engine = make({ seed, startMs, ...realisticLag, regime: design.regime });
    this.#workload = workload;
    this.#bodies = bodies;
    const { response } = this.#step('CreateTable', createTableBody(workload));
    assert(response?.status === 200, 'the lab makes its table');
    this.engine.step({ kind: 'time', toMs: this.engine.nowMs + restMs / 2 });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Puts up to `work` items. */
  fill(work: number): void {
    const { keys, design } = this.#workload;
    const total = keys.count * design.writeShards * keys.itemsPerKey;
    for (let done = 0; done < work && this.#next < total; done++) {
      const sk = this.#next % keys.itemsPerKey;
      const entity = (this.#next - sk) / keys.itemsPerKey;
      const shard = entity % design.writeShards;
      const piece = { pk: partitionKey((entity - shard) / design.writeShards, shard), sk };
      const { response } = this.#step('PutItem', this.#bodies.body(put, [piece], 0));
      this.engine.step({ kind: 'time', toMs: this.engine.nowMs + msPerItem(this.#workload) });
      if (response?.status === 200) this.#next++;
    }
    if (this.#next < total || this.#isReady) return;
    // A fill that was throttled may have taken longer; the run begins at a full hour in any case.
    const hour = 3_600_000;
    this.engine.step({ kind: 'time', toMs: Math.max(runStartMs, Math.ceil((this.engine.nowMs + restMs / 2) / hour) * hour) });
    this.#isReady = true;
  }

  #step(operation: string, body: Uint8Array) {
    return this.engine.step({ kind: 'request', target: target(operation), body });
  }
}

/** Half of what a provisioned table is given, or what an on-demand one does not notice. */
function msPerItem({ design, itemBytes }: Workload): number {
  const units = Math.ceil(itemBytes / 1024);
  const perSecond = design.billingMode === 'PROVISIONED' ? Math.min(fillPerSecond, design.writeUnits / 2) : fillPerSecond;
  return (1000 * units) / perSecond;
}

const fillMs = (workload: Workload): number => {
  const { keys, design } = workload;
  return Math.ceil(keys.count * design.writeShards * keys.itemsPerKey * msPerItem(workload));
};
