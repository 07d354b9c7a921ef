/** Runs the shared cases under vitest. */
import { describe, test } from 'vitest';
import { type DiskPlace, diskCases } from './disk-suite.ts';

export interface TestPlace extends DiskPlace {
  /** Frees what the place takes, whatever the case left open. */
  dispose?(): Promise<void>;
}

export function describeDisk(name: string, makePlace: () => Promise<TestPlace> | TestPlace): void {
  describe(`${name} keeps the contract of a disk`, () => {
    for (const one of diskCases) {
      test(one.name, async () => {
        const place = await makePlace();
        try {
          await one.run(place);
        } finally {
          await place.dispose?.();
        }
      });
    }
  });
}
