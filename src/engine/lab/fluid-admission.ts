/**
 * One second of one channel, admitted in bulk out of the same buckets that single requests come out of.
 *
 * Single requests come in a mixed order, so the table's budget, when it is short, lets in the same part `q` of
 * what every partition's own bucket has let through. A partition then takes min(q x asked, what it has), and q
 * is the one at which all of it adds up to the budget.
 */
import type { Budget, LimitName } from '#engine/capacity/budget.ts';
import type { Part } from '#engine/model/allowance.ts';
import type { TokenBucket } from '#engine/capacity/token-bucket.ts';

export interface Admission {
  /** Of what each partition was asked for, the part that is let in: 0 to 1. */
  readonly admitted: Float64Array;
  /** And the part that its own limit refuses. The budget refuses the rest. */
  readonly byPartition: Float64Array;
  /** What the budget says when it refuses. */
  budgetLimit: LimitName;
}

export const newAdmission = (partitions: number): Admission => ({
  admitted: new Float64Array(partitions),
  byPartition: new Float64Array(partitions),
  budgetLimit: 'ProvisionedThroughputExceeded',
});

interface Second {
  readonly asked: Float64Array;
  readonly partitions: readonly Part[];
  readonly buckets: readonly TokenBucket[];
  readonly budget: Budget;
  readonly fromMs: number;
  readonly toMs: number;
}

export function admitSecond(second: Second, into: Admission): void {
  if (second.budget.isDivided) admitDivided(second, into);
  else admitTogether(second, into);
}

/** Each partition by itself: its own limit, then its part of what is provisioned. */
function admitDivided({ asked, partitions, buckets, budget, fromMs, toMs }: Second, into: Admission): void {
  partitions.forEach((partition, at) => {
    const units = asked[at]!;
    const own = buckets[at]!.flowMax(fromMs, toMs);
    const part = budget.bucketsOf(partition, fromMs)[0]!;
    const taken = Math.min(units, own, part.bucket.flowMax(fromMs, toMs));
    buckets[at]!.flow(taken, fromMs, toMs);
    budget.flow(partition, taken, fromMs, toMs);
    into.budgetLimit = part.limit;
    into.admitted[at] = units === 0 ? 1 : taken / units;
    into.byPartition[at] = units === 0 || own > taken ? 0 : 1 - taken / units;
  });
}

function admitTogether({ asked, partitions, buckets, budget, fromMs, toMs }: Second, into: Admission): void {
  const count = partitions.length;
  const own = new Float64Array(count);
  let through = 0;
  for (let at = 0; at < count; at++) {
    own[at] = buckets[at]!.flowMax(fromMs, toMs);
    through += Math.min(asked[at]!, own[at]!);
  }
  let least = Number.POSITIVE_INFINITY;
  for (const { limit, bucket } of budget.bucketsOf(partitions[0]!, fromMs)) {
    const most = bucket.flowMax(fromMs, toMs);
    if (most >= least) continue;
    least = most;
    into.budgetLimit = limit;
  }
  const q = least >= through ? 1 : partOf(asked, own, least);
  let total = 0;
  for (let at = 0; at < count; at++) {
    const units = asked[at]!;
    const taken = Math.min(q * units, own[at]!);
    total += taken;
    buckets[at]!.flow(taken, fromMs, toMs);
    into.admitted[at] = units === 0 ? 1 : taken / units;
    // The partition lets through `taken / (q x units)` of what it sees, before the budget is asked.
    into.byPartition[at] = units === 0 || q === 0 ? 0 : Math.max(0, 1 - taken / (q * units));
  }
  budget.flow(partitions[0]!, total, fromMs, toMs);
}

/** The part at which all takes add up to `most`: they grow with it, so halving the stretch finds it. */
function partOf(asked: Float64Array, own: Float64Array, most: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    let total = 0;
    for (let at = 0; at < asked.length; at++) total += Math.min(middle * asked[at]!, own[at]!);
    if (total > most) high = middle;
    else low = middle;
  }
  return low;
}
