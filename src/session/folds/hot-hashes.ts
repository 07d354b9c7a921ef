/**
 * The keys that take most, by their hashes. Only so many are counted at a time: when there are more, those that
 * have taken little are let go, so a key with a real share is never lost and the fold never grows.
 */
import type { HotKeyUnits } from '../connection.ts';
import { type HeatKind, heatKinds } from './heat-rows.ts';

/** Virtual time after which counting begins anew; the span before is told with it. */
const spanMs = 30_000;
const hashesMax = 2048;

interface Counted {
  readonly fromMs: number;
  readonly total: Float64Array;
  readonly byHash: Map<string, Float64Array>;
}

const counted = (fromMs: number): Counted => ({ fromMs, total: new Float64Array(3), byHash: new Map() });

export class HotHashes {
  #before: Counted | undefined;
  #now: Counted | undefined;

  /** Without a hash: units of a request that has no single key, which count for the shares alone. */
  add(atMs: number, hash: string | undefined, kind: HeatKind, units: number): void {
    const now = this.#at(atMs);
    const at = heatKinds.indexOf(kind);
    now.total[at]! += units;
    if (hash === undefined) return;
    const own = now.byHash.get(hash) ?? new Float64Array(3);
    own[at]! += units;
    now.byHash.set(hash, own);
    if (now.byHash.size > hashesMax) letGo(now.byHash);
  }

  /** The hottest, as they are at a moment; nothing of what was asked long before it. */
  read(nowMs: number, most: number): Omit<HotKeyUnits, 'key'>[] {
    const spans = [this.#before, this.#now].filter((span) => span !== undefined && span.fromMs > nowMs - 2 * spanMs) as Counted[];
    const sinceMs = spans[0]?.fromMs ?? nowMs;
    const total = spans.reduce((sum, span) => sum.map((units, at) => units + span.total[at]!), new Float64Array(3));
    const byHash = new Map<string, Float64Array>();
    for (const span of spans) {
      for (const [hash, units] of span.byHash) byHash.set(hash, units.map((own, at) => own + (byHash.get(hash)?.[at] ?? 0)));
    }
    const share = (own: number, of: number): number => (of === 0 ? 0 : own / of);
    const asked = total[1]! + total[2]!;
    return [...byHash]
      .map(([hash, [readUnits = 0, writeUnits = 0, throttled = 0]]) => ({
        hash,
        readUnits,
        writeUnits,
        throttled,
        readShare: share(readUnits, total[0]!),
        writeShare: share(writeUnits + throttled, asked),
        sinceMs,
      }))
      .sort((a, b) => b.readUnits + b.writeUnits + b.throttled - (a.readUnits + a.writeUnits + a.throttled))
      .slice(0, most);
  }

  #at(atMs: number): Counted {
    if (this.#now === undefined) return (this.#now = counted(atMs));
    if (atMs - this.#now.fromMs < spanMs) return this.#now;
    this.#before = this.#now;
    return (this.#now = counted(atMs));
  }
}

/** The lighter half goes. */
function letGo(byHash: Map<string, Float64Array>): void {
  const weight = (units: Float64Array): number => units[0]! + units[1]! + units[2]!;
  const weights = [...byHash.values()].map(weight).sort((a, b) => a - b);
  const middle = weights[weights.length >> 1]!;
  for (const [hash, units] of byHash) {
    if (byHash.size <= hashesMax / 2) return;
    if (weight(units) <= middle) byHash.delete(hash);
  }
}
