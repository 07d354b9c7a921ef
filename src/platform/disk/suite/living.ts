/** A long life of a disk with many restarts. */
import { createRandom } from '#engine/kernel/random.ts';
import { rejection, same } from './checks.ts';
import { bytesOf, failing, inTurn, textOf } from './chunks.ts';
import { contentsOf, cutAfter, type DiskPlace, holds } from './place.ts';

/** Steps drawn from a seed, against two strings that say what must be there. */
export async function longLife(place: DiskPlace): Promise<void> {
  const random = createRandom(20261120);
  let snapshot: string | undefined;
  let journal = '';
  let disk = place.disk();
  await contentsOf(await disk.open());
  for (let step = 0; step < 120; step++) {
    const draw = random.unit(step);
    const text = `${step}.`;
    if (draw < 0.6) {
      await disk.append(bytesOf(text));
      journal += text;
    } else if (draw < 0.75) {
      const appended = disk.append(bytesOf(text));
      const written = disk.writeSnapshot(() => inTurn('S', text));
      await appended;
      await disk.append(bytesOf('+'));
      await written;
      snapshot = `S${text}`;
      journal = '+';
    } else if (draw < 0.8) {
      await rejection(disk.writeSnapshot(() => failing(new Error('given up'))));
    } else if (draw < 0.82) {
      await disk.erase();
      snapshot = undefined;
      journal = '';
    } else if (draw < 0.9) {
      await disk.close();
      const kept = random.uint32(step) % (journal.length + 1);
      await cutAfter(place, journal.slice(0, kept), journal.slice(kept));
      journal = journal.slice(0, kept);
      disk = place.disk();
      await contentsOf(await disk.open());
    } else {
      await disk.close();
      disk = place.disk();
      const stored = await contentsOf(await disk.open());
      same([stored.snapshot, textOf(stored.journal)], [snapshot, journal], `what is stored at step ${step}`);
    }
  }
  await disk.close();
  await holds(place, snapshot, journal);
}
