/**
 * The contract of `Disk` in cases that every disk passes. They know no test runner, so that the same cases
 * run in Node (`describe-disk.ts`) and inside a real browser (`src/testing/disk-worker.ts`).
 */
import { endingCases } from './suite/ending.ts';
import { longLife } from './suite/living.ts';
import type { DiskCase } from './suite/place.ts';
import { repairingCases } from './suite/repairing.ts';
import { storingCases } from './suite/storing.ts';

export type { DiskCase, DiskPlace } from './suite/place.ts';

export const diskCases: readonly DiskCase[] = [
  ...storingCases,
  ...repairingCases,
  ...endingCases,
  { name: 'a long life with many restarts loses and invents nothing', run: longLife },
];
