/**
 * Everything that a few stories give, boiled down to one line each: simulated worlds with faults, lag, throttles and
 * splits, and workloads of both speeds. Two hosts that give the same line gave the same bytes.
 */
import { createEngine, encodeUtf8, type StepResult } from '#engine';
import { md5Head } from '#engine/kernel/md5.ts';
import { runWorkload } from '#engine/lab/run-workload.ts';
import type { RunWorkloadInput } from '#engine/lab/wire.ts';
import { World } from './simulation/world.ts';

const turns = 80;

const workloads: readonly RunWorkloadInput[] = (['REAL', 'FLUID'] as const).map((Speed) => ({
  Speed,
  Seconds: 60,
  PeriodSeconds: 10,
  Rate: { PerSecond: 40 },
  Keys: { Count: 50, Distribution: 'ZIPF' },
  Clients: { RetryMode: 'STANDARD' },
  Design: { BillingMode: 'PROVISIONED', WriteCapacityUnits: 5 },
}));

/** By story, how many bytes it gave and what they come to. */
export function linesOfStories(seeds: readonly number[]): string[] {
  return [
    ...seeds.map((seed) => `world ${seed}: ${worldLine(seed)}`),
    ...workloads.map((input) => `workload ${input.Speed}: ${lineOf([JSON.stringify(runWorkload(input, createEngine))])}`),
  ];
}

function worldLine(seed: number): string {
  const told: string[] = [];
  const world = new World(seed, (result) => told.push(textOf(result)));
  for (let turn = 0; turn < turns; turn++) world.turn();
  for (const record of world.engine.fork().snapshot()) told.push(JSON.stringify(record));
  return lineOf(told);
}

/** A step as text: answer, trace, records, and when they were. */
const textOf = (result: StepResult): string =>
  JSON.stringify(result, (_name, value: unknown) => (value instanceof Uint8Array ? [...value].join() : value));

function lineOf(texts: readonly string[]): string {
  let digest = '';
  let bytes = 0;
  for (const text of texts) {
    const utf8 = encodeUtf8(digest + text);
    bytes += utf8.length - digest.length;
    digest = md5Head(utf8).map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }
  return `${bytes} bytes, ${digest}`;
}
