/** From a request's members to a workload that can be run, or to what is wrong with it. */
import type { Refusal } from '#engine/model/refusal.ts';
import { Checks } from './checks.ts';
import * as limits from './limits.ts';
import { callsIn } from './rate.ts';
import type { RunWorkloadInput } from './wire.ts';
import { type Clients, type Design, type Keys, type MixPart, type Rate, type Workload, workloadOperations } from './workload.ts';

const itself = <T extends string>(words: readonly T[]): Readonly<Record<string, T>> => Object.fromEntries(words.map((word) => [word, word]));

const speeds = { REAL: 'real', FLUID: 'fluid' } as const;
const patterns = { CONSTANT: 'constant', STEPS: 'steps', SPIKE: 'spike', DIURNAL: 'diurnal' } as const;
const distributions = { UNIFORM: 'uniform', ZIPF: 'zipf', HOT_KEY: 'hot key', SEQUENTIAL: 'sequential', LATEST: 'latest' } as const;
const sortKeys = { FIXED: false, RISING: true } as const;
const retryModes = { NONE: 'none', STANDARD: 'standard', ADAPTIVE: 'adaptive' } as const;
const regimes = { STATIC: 'static', BURST: 'burst', ADAPTIVE: 'adaptive' } as const;

export function readWorkload(input: RunWorkloadInput): Workload | Refusal {
  const checks = new Checks();
  const seconds = checks.whole('Seconds', input.Seconds, { least: 1, most: limits.secondsMax, otherwise: 600 });
  const workload: Workload = {
    seed: checks.whole('Seed', input.Seed, { least: 0, most: 0xffff_ffff, otherwise: 1 }),
    speed: checks.word('Speed', input.Speed, speeds, 'REAL'),
    seconds,
    periodSeconds: checks.whole('PeriodSeconds', input.PeriodSeconds, { least: 1, most: 3600, otherwise: 60 }),
    rate: readRate(checks, input.Rate ?? {}, seconds),
    keys: readKeys(checks, input.Keys ?? {}),
    itemBytes: checks.whole('ItemBytes', input.ItemBytes, { least: limits.itemBytesMin, most: limits.itemBytesMax, otherwise: 1024 }),
    mix: readMix(checks, input.Operations ?? [{ Operation: 'PutItem' }]),
    clients: readClients(checks, input.Clients ?? {}),
    design: readDesign(checks, input.Design ?? {}),
  };
  checks.that(seconds / workload.periodSeconds <= limits.periodsMax, `Seconds divided by PeriodSeconds must be at most ${limits.periodsMax}.`);
  if (checks.refusal === undefined) checkSize(checks, workload);
  return checks.refusal ?? workload;
}

function readRate(checks: Checks, rate: NonNullable<RunWorkloadInput['Rate']>, seconds: number): Rate {
  const range = { least: 0, most: limits.fluidPerSecondMax, otherwise: 100 };
  const pattern = checks.word('Rate.Pattern', rate.Pattern, patterns, 'CONSTANT');
  const perSecond = checks.number('Rate.PerSecond', rate.PerSecond, range);
  if (pattern === 'constant') return { pattern, perSecond };
  if (pattern === 'steps') {
    const steps = rate.Steps ?? [];
    checks.that(steps.length >= 1 && steps.length <= limits.stepsMax, `Rate.Steps must have 1 to ${limits.stepsMax} steps.`);
    const read = steps.map((step, i) => ({
      atSecond: checks.whole(`Rate.Steps.${i + 1}.AtSecond`, step.AtSecond, { least: 0, most: limits.secondsMax, otherwise: 0 }),
      perSecond: checks.number(`Rate.Steps.${i + 1}.PerSecond`, step.PerSecond, range),
    }));
    checks.that(read.every((step, i) => i === 0 || step.atSecond > read[i - 1]!.atSecond), 'Rate.Steps must be in the order of AtSecond.');
    return { pattern, steps: read };
  }
  const peakPerSecond = checks.number('Rate.PeakPerSecond', rate.PeakPerSecond, { ...range, otherwise: perSecond * 5 });
  const span = (otherwise: number): number => checks.whole('Rate.Seconds', rate.Seconds, { least: 1, most: limits.secondsMax, otherwise });
  if (pattern === 'diurnal') return { pattern, perSecond, peakPerSecond, seconds: span(seconds) };
  const atSecond = checks.whole('Rate.AtSecond', rate.AtSecond, { least: 0, most: limits.secondsMax, otherwise: Math.floor(seconds / 3) });
  return { pattern, perSecond, peakPerSecond, atSecond, seconds: span(Math.max(1, Math.floor(seconds / 6))) };
}

function readKeys(checks: Checks, keys: NonNullable<RunWorkloadInput['Keys']>): Keys {
  const exponent = checks.number('Keys.Exponent', keys.Exponent, { least: 0.25, most: 3, otherwise: 1 });
  checks.that(Number.isInteger(exponent * 4), 'Keys.Exponent must be a number of quarters, as 0.75 or 1.');
  return {
    distribution: checks.word('Keys.Distribution', keys.Distribution, distributions, 'UNIFORM'),
    count: checks.whole('Keys.Count', keys.Count, { least: 1, most: limits.keysMax, otherwise: 1000 }),
    hotShare: checks.number('Keys.HotShare', keys.HotShare, { least: 0, most: 1, otherwise: 0.5 }),
    exponent,
    itemsPerKey: checks.whole('Keys.ItemsPerKey', keys.ItemsPerKey, { least: 1, most: limits.itemsPerCallMax, otherwise: 1 }),
    isRising: checks.word<boolean>('Keys.SortKeys', keys.SortKeys, sortKeys, 'FIXED'),
  };
}

function readMix(checks: Checks, parts: NonNullable<RunWorkloadInput['Operations']>): MixPart[] {
  checks.that(parts.length >= 1 && parts.length <= limits.mixMax, `Operations must have 1 to ${limits.mixMax} members.`);
  return parts.map((part, i) => {
    const name = `Operations.${i + 1}`;
    return {
      operation: checks.word(`${name}.Operation`, part.Operation, itself(workloadOperations), 'PutItem'),
      weight: checks.number(`${name}.Weight`, part.Weight, { least: 0.001, most: 1_000_000, otherwise: 1 }),
      isStrong: part.ConsistentRead ?? false,
      items: checks.whole(`${name}.Items`, part.Items, { least: 1, most: limits.itemsPerCallMax, otherwise: 10 }),
    };
  });
}

const readClients = (checks: Checks, clients: NonNullable<RunWorkloadInput['Clients']>): Clients => ({
  count: checks.whole('Clients.Count', clients.Count, { least: 1, most: limits.clientsMax, otherwise: 10 }),
  retryMode: checks.word('Clients.RetryMode', clients.RetryMode, retryModes, 'STANDARD'),
  // Source: reference 4.46.
  attemptsMax: checks.whole('Clients.MaxAttempts', clients.MaxAttempts, { least: 1, most: limits.attemptsMax, otherwise: 4 }),
});

function readDesign(checks: Checks, design: NonNullable<RunWorkloadInput['Design']>): Design {
  const units = { least: 1, most: limits.provisionedMax, otherwise: 5 };
  return {
    billingMode: checks.word('Design.BillingMode', design.BillingMode, itself(['PAY_PER_REQUEST', 'PROVISIONED'] as const), 'PAY_PER_REQUEST'),
    readUnits: checks.whole('Design.ReadCapacityUnits', design.ReadCapacityUnits, units),
    writeUnits: checks.whole('Design.WriteCapacityUnits', design.WriteCapacityUnits, units),
    tableClass: checks.word('Design.TableClass', design.TableClass, itself(['STANDARD', 'STANDARD_INFREQUENT_ACCESS'] as const), 'STANDARD'),
    regime: checks.word('Design.Regime', design.Regime, regimes, 'ADAPTIVE'),
    writeShards: checks.whole('Design.WriteShards', design.WriteShards, { least: 1, most: limits.shardsMax, otherwise: 1 }),
  };
}

/** What each member allows may still be too much together. */
function checkSize(checks: Checks, { speed, rate, seconds, keys, itemBytes, mix, clients, design }: Workload): void {
  const items = keys.count * design.writeShards * keys.itemsPerKey;
  const isOnlyPut = keys.itemsPerKey === 1 && mix.every(({ operation }) => operation === 'PutItem');
  checks.that(!keys.isRising || isOnlyPut, 'Keys.SortKeys is RISING for PutItem alone, and with Keys.ItemsPerKey of 1.');
  checks.that(items <= limits.storedItemsMax, `Keys.Count times Design.WriteShards times Keys.ItemsPerKey must be at most ${limits.storedItemsMax}.`);
  if (speed === 'fluid') {
    checks.that(clients.retryMode !== 'adaptive', 'A fluid run has no single clients: Clients.RetryMode must be NONE or STANDARD.');
    return;
  }
  const calls = callsIn(rate, seconds);
  checks.that(calls <= limits.realCallsMax, `A run of real requests has at most ${limits.realCallsMax} calls, and this one has ${Math.ceil(calls)}. Run it as FLUID.`);
  checks.that((items + (keys.isRising ? calls : 0)) * itemBytes <= limits.storedBytesMax, `A run of real requests stores at most ${limits.storedBytesMax} bytes. Run it as FLUID.`);
  const isTooWide = design.billingMode === 'PROVISIONED' && Math.max(design.readUnits, design.writeUnits) > limits.realProvisionedMax;
  checks.that(!isTooWide, `A table of real requests has at most ${limits.realProvisionedMax} capacity units. Run it as FLUID.`);
}
