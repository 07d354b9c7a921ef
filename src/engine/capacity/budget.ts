/**
 * What a table or a global index may use of one channel in all, whatever partition it falls on. Partitions
 * have their own limits beside it (`token-bucket.ts`). Source: reference 3.4, 3.5, 5.02, 5.08, 5.12.
 */
import type { Allowance, Part } from '#engine/model/allowance.ts';
import type { BudgetFacts } from '#engine/model/commit.ts';
import type { Physics } from '#engine/model/physics/physics.ts';
import type { Regime } from '#engine/model/settings.ts';
import { Peak } from './peak.ts';
import { TokenBucket } from './token-bucket.ts';

/** As the reasons of throttling end. Source: reference 4.2. */
export type LimitName =
  | 'KeyRangeThroughputExceeded'
  | 'ProvisionedThroughputExceeded'
  | 'AccountLimitExceeded'
  | 'MaxOnDemandThroughputExceeded';

/** A bucket that a request's units come out of, and what is said when it is empty. */
export interface Meterable {
  readonly limit: LimitName;
  readonly bucket: TokenBucket;
}

/** How a budget is kept. */
export interface BudgetRules {
  readonly regime: Regime;
  readonly physics: Pick<Physics, 'throughput' | 'account'>;
}

export class Budget {
  readonly #rules: BudgetRules;
  #allowance: Allowance;
  #whole: TokenBucket;
  #maximum: TokenBucket | undefined;
  #peak: Peak;
  #kept: readonly Meterable[] = [];
  /** In the regimes before adaptive capacity: each partition its part. */
  readonly #shares: Map<number, TokenBucket>;

  private constructor(
    rules: BudgetRules,
    allowance: Allowance,
    whole: TokenBucket,
    maximum: TokenBucket | undefined,
    peak: Peak,
    shares: Map<number, TokenBucket>,
  ) {
    this.#rules = rules;
    this.#allowance = allowance;
    this.#whole = whole;
    this.#maximum = maximum;
    this.#peak = peak;
    this.#shares = shares;
  }

  /**
   * Full from the start. Assumption: AWS does not say what a new table has banked; programs that fill a fresh
   * table of 5 WCU with hundreds of items are not throttled there.
   */
  static create(rules: BudgetRules, allowance: Allowance, nowMs: number): Budget {
    const whole = wholeBucket(rules, allowance, floorOf(rules, allowance), nowMs);
    return new Budget(rules, allowance, whole, maximumBucket(allowance, nowMs), peakOf(rules, floorOf(rules, allowance)), new Map());
  }

  /** Units a second that it gives now, as a whole. */
  rateAt(nowMs: number): number {
    const { provisioned } = this.#allowance;
    return provisioned ?? onDemandRate(this.#rules, this.#allowance, this.#peak.previousAt(nowMs));
  }

  /** Every bucket that units of a partition come out of. */
  bucketsOf(part: Part, nowMs: number): readonly Meterable[] {
    if (this.#allowance.provisioned !== undefined) {
      const limit = 'ProvisionedThroughputExceeded';
      return this.#rules.regime === 'adaptive' ? this.#undivided(limit) : [{ limit, bucket: this.#share(part, nowMs) }];
    }
    this.#grow(nowMs);
    // A table that has grown to the quota is held back by the quota; below it, by its own previous peak.
    const isAtQuota = this.rateAt(nowMs) >= quotaOf(this.#rules, this.#allowance);
    return this.#undivided(isAtQuota ? 'AccountLimitExceeded' : 'KeyRangeThroughputExceeded');
  }

  /** The list is kept while its buckets are the same: every request asks for it, more than once. */
  #undivided(limit: LimitName): readonly Meterable[] {
    const last = this.#kept[this.#kept.length - 1];
    if (last?.bucket === this.#whole && last.limit === limit) return this.#kept;
    const whole: Meterable = { limit, bucket: this.#whole };
    this.#kept = this.#maximum === undefined ? [whole] : [{ limit: 'MaxOnDemandThroughputExceeded', bucket: this.#maximum }, whole];
    return this.#kept;
  }

  /** Whether each partition has its part, and not all of them one budget. */
  get isDivided(): boolean {
    return this.#allowance.provisioned !== undefined && this.#rules.regime !== 'adaptive';
  }

  /** Takes units evenly between two moments; of an undivided budget, those of all partitions together. */
  flow(part: Part, units: number, fromMs: number, toMs: number): void {
    for (const { bucket } of this.bucketsOf(part, fromMs)) bucket.flow(units, fromMs, toMs);
    this.#peak.take(units, fromMs);
  }

  take(part: Part, units: number, nowMs: number): void {
    for (const { bucket } of this.bucketsOf(part, nowMs)) bucket.take(units, nowMs);
    this.#peak.take(units, nowMs);
  }

  /** Goes on under another allowance, with what it has left. */
  change(allowance: Allowance, nowMs: number): void {
    const was = this.#allowance;
    if (isSame(was, allowance)) return;
    this.#allowance = allowance;
    if (was.provisioned !== undefined && allowance.provisioned === undefined) {
      // What was provisioned counts as a peak. Source: reference 5.04.
      this.#peak = peakOf(this.#rules, Math.max(floorOf(this.#rules, allowance), was.provisioned));
    }
    this.#whole = wholeBucket(this.#rules, allowance, this.rateAt(nowMs), nowMs, this.#whole);
    this.#maximum = maximumBucket(allowance, nowMs);
    this.#resizeShares(was.provisioned, allowance.provisioned, nowMs);
  }

  /**
   * A partition has split: what it had is its children's, half each. Source: USENIX ATC 2022 paper, section 4:
   * "throughput dilution".
   */
  split(parent: number, children: readonly number[], nowMs: number): void {
    const share = this.#shares.get(parent);
    if (share === undefined) return;
    this.#shares.delete(parent);
    const [rate, brim] = [share.perSecondMax / children.length, share.brim / children.length];
    for (const child of children) {
      this.#shares.set(child, new TokenBucket(rate, nowMs, share.availableAt(nowMs) / children.length, brim));
    }
  }

  facts(nowMs: number): BudgetFacts {
    return {
      available: this.#whole.availableAt(nowMs),
      peak: this.#allowance.provisioned === undefined ? this.#peak.facts : undefined,
      shares: this.#shares.size === 0 ? undefined : [...this.#shares].map(([number, share]) => [number, share.availableAt(nowMs)]),
    };
  }

  /** `parts`: the partitions as they are. */
  restore({ available: whole, peak, shares = [] }: BudgetFacts, parts: readonly Part[], nowMs: number): void {
    if (peak !== undefined) this.#peak = peakOf(this.#rules, 0, peak);
    const { perSecondMax, brim } = wholeBucket(this.#rules, this.#allowance, this.rateAt(nowMs), nowMs);
    this.#whole = new TokenBucket(perSecondMax, nowMs, whole, brim);
    const left = new Map(shares);
    for (const part of parts) {
      const available = left.get(part.number);
      if (available === undefined) continue;
      const share = this.#share(part, nowMs);
      this.#shares.set(part.number, new TokenBucket(share.perSecondMax, nowMs, available, share.brim));
    }
  }

  fork(): Budget {
    const shares = new Map([...this.#shares].map(([number, share]) => [number, share.fork()]));
    return new Budget(this.#rules, this.#allowance, this.#whole.fork(), this.#maximum?.fork(), this.#peak.fork(), shares);
  }

  #share({ number, share: part }: Part, nowMs: number): TokenBucket {
    let share = this.#shares.get(number);
    if (share === undefined) {
      const { provisioned = 0 } = this.#allowance;
      const rate = provisioned * part;
      const brim = this.#rules.regime === 'static' ? rate : rate * this.#rules.physics.throughput.burstSeconds;
      this.#shares.set(number, (share = new TokenBucket(rate, nowMs, brim, brim)));
    }
    return share;
  }

  #resizeShares(before: number | undefined, after: number | undefined, nowMs: number): void {
    if (before === undefined || after === undefined) return this.#shares.clear();
    for (const [number, share] of this.#shares) {
      const [rate, brim] = [(share.perSecondMax * after) / before, (share.brim * after) / before];
      this.#shares.set(number, share.resized(rate, nowMs, brim));
    }
  }

  /** The bucket of an on-demand table gets larger with its previous peak. */
  #grow(nowMs: number): void {
    const rate = this.rateAt(nowMs);
    if (rate === this.#whole.perSecondMax) return;
    // From the moment at which it grew, not from when it is looked at.
    const grownAtMs = Math.min(nowMs, this.#peak.countsAtMs ?? nowMs);
    this.#whole = this.#whole.resized(rate, grownAtMs, rate);
  }
}

const quotaOf = ({ physics: { account } }: BudgetRules, { channel }: Allowance): number =>
  channel === 'read' ? account.tableReadUnitsPerSecondMax : account.tableWriteUnitsPerSecondMax;

const floorOf = ({ physics: { throughput } }: BudgetRules, { channel }: Allowance): number =>
  channel === 'read' ? throughput.onDemandReadUnitsPerSecond : throughput.onDemandWriteUnitsPerSecond;

const onDemandRate = (rules: BudgetRules, allowance: Allowance, previousPeak: number): number => {
  const grown = rules.physics.throughput.onDemandGrowthFactor * previousPeak;
  return Math.min(quotaOf(rules, allowance), Math.max(grown, floorOf(rules, allowance), allowance.warm ?? 0));
};

/** A peak after which so many units a second are served at once. */
const peakOf = ({ physics: { throughput } }: BudgetRules, served: number, facts?: BudgetFacts['peak']): Peak =>
  new Peak(throughput.onDemandGrowthMinutes, served / throughput.onDemandGrowthFactor, facts);

const isSame = (a: Allowance, b: Allowance): boolean =>
  a.provisioned === b.provisioned && a.maximum === b.maximum && a.warm === b.warm;

/** Provisioned: some minutes of what was not used. On demand: a second's worth and no bank (assumption, reference 3.5). */
function wholeBucket(
  { regime, physics }: BudgetRules,
  { provisioned }: Allowance,
  rate: number,
  nowMs: number,
  before?: TokenBucket,
): TokenBucket {
  const perSecond = provisioned ?? rate;
  const brim = provisioned === undefined || regime === 'static' ? perSecond : perSecond * physics.throughput.burstSeconds;
  return before?.resized(perSecond, nowMs, brim) ?? new TokenBucket(perSecond, nowMs, brim, brim);
}

const maximumBucket = ({ provisioned, maximum }: Allowance, nowMs: number): TokenBucket | undefined =>
  provisioned === undefined && maximum !== undefined ? new TokenBucket(maximum, nowMs) : undefined;
