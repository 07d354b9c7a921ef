/**
 * Random tests throw the same dice every time, so that a red run means a red change. `SEED=7 RUNS=20 npx vitest
 * run src/testing` explores: another seed, twenty times as long. What it finds becomes a test of its own.
 */
export const seed = Number(process.env['SEED'] ?? 20_261_120);

const longer = Number(process.env['RUNS'] ?? 1);

export const times = (count: number): number => Math.ceil(count * longer);

/** Parameters for fast-check's `assert`. */
export const runs = (numRuns: number): { seed: number; numRuns: number } => ({ seed, numRuns: times(numRuns) });

/** How long a random test may take, on a machine that has much else to do. */
export const patienceMs = times(90_000);
