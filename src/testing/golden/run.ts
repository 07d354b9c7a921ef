/** Golden files as tests: they fail on any difference, and write themselves when told so. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatCases, type GoldenCase, parseCases } from './case.ts';
import { perform, type Say } from './perform.ts';

/** `GOLDEN=write npx vitest run golden` writes the engine's answers into the files. Read the difference. */
export const isWriting = process.env['GOLDEN'] === 'write';

export interface GoldenFile {
  readonly name: string;
  readonly path: string;
  readonly cases: readonly GoldenCase[];
}

/** All golden files of a folder, in alphabetical order. */
export function goldenFiles(folder: URL): GoldenFile[] {
  const path = fileURLToPath(folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name: basename(name, '.txt'), path: path + name, cases: parseCases(readFileSync(path + name, 'utf8')) }));
}

/** `say` chooses what stands below the dashes; by default the answer and its trace. */
export function testGoldenFiles(folder: URL, say?: Say): void {
  for (const { name, path, cases } of goldenFiles(folder)) {
    describe(name, () => {
      const performed: GoldenCase[] = [];
      test.each(cases.map((golden) => [golden.title, golden] as const))('%s', (_, golden) => {
        const now = perform(golden, say);
        performed.push(now);
        if (!isWriting) expect(formatCases([now])).toBe(formatCases([golden]));
        else if (performed.length === cases.length) writeFileSync(path, formatCases(performed));
      });
    });
  }
}
