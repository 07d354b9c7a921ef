/** Damage is found, cut off and told; what stands before it goes on. */
import type { Disk } from '../disk.ts';
import { recover } from '../recover.ts';
import { problemOf, rejection, same } from './checks.ts';
import { batchOf, bytesOf, failing, inTurn, inTurnBytes, snapshotOf } from './chunks.ts';
import { contents, cutAfter, type DiskCase, type DiskPlace, holds, using } from './place.ts';

export const repairingCases: readonly DiskCase[] = [
  {
    name: 'what follows a place in the journal is set aside, and the journal goes on from there',
    async run(place) {
      await using(place, async (disk) => {
        await disk.append(bytesOf('good'));
        await disk.append(bytesOf('half-garbage'));
      });
      await cutAfter(place, 'goodhalf', '-garbage');
      await using(place, (disk) => disk.append(bytesOf('-new')));
      await holds(place, undefined, 'goodhalf-new');
    },
  },
  {
    name: 'later batches are set aside with the damaged one',
    async run(place) {
      await using(place, async (disk) => {
        await disk.writeSnapshot(() => inTurn('S'));
        for (const batch of ['a', 'bb', 'c', 'd']) await disk.append(bytesOf(batch));
      });
      await cutAfter(place, 'ab', 'bcd');
      await using(place, (disk) => disk.append(bytesOf('e')));
      await holds(place, 'S', 'abe');
    },
  },
  {
    name: 'the whole journal can be set aside, twice',
    async run(place) {
      await using(place, (disk) => disk.append(bytesOf('abc')));
      await cutAfter(place, '', 'abc');
      await using(place, (disk) => disk.append(bytesOf('de')));
      await cutAfter(place, '', 'de');
      await using(place, (disk) => disk.append(bytesOf('f')));
      await holds(place, undefined, 'f');
    },
  },
  {
    name: 'recovery gives back snapshot and journal, record by record',
    async run(place) {
      await using(place, async (disk) => {
        await disk.append(batchOf(1, 2));
        await disk.writeSnapshot((journalFrom) => snapshotOf(journalFrom, 1, 2));
        await disk.append(batchOf(3));
        await disk.append(batchOf(4, 5));
      });
      const { ordinals, recovery } = await recovered(place);
      same(ordinals, [1, 2, 3, 4, 5], 'records');
      same([recovery.snapshotFrames, recovery.journalFrames, recovery.damage], [2, 3, undefined], 'recovery');
    },
  },
  {
    name: 'snapshots that are given up or overlap a batch leave no hole in the journal',
    async run(place) {
      await using(place, async (disk) => {
        await rejection(disk.writeSnapshot(() => failing(new Error('given up'))));
        const appended = disk.append(batchOf(1));
        await rejection(disk.writeSnapshot(() => failing(new Error('given up'))));
        await appended;
        await disk.append(batchOf(2));
        const under = disk.append(batchOf(3));
        const written = disk.writeSnapshot((journalFrom) => snapshotOf(journalFrom, 1, 2, 3));
        await under;
        await disk.append(batchOf(4));
        await written;
        await rejection(disk.writeSnapshot(() => failing(new Error('given up'))));
        await disk.append(batchOf(5));
      });
      const { ordinals, recovery } = await recovered(place);
      same(ordinals, [1, 2, 3, 4, 5], 'records');
      same(recovery.damage, undefined, 'damage');
    },
  },
  {
    name: 'recovery cuts a torn end off, tells of it, and the next append stands on good ground',
    async run(place) {
      const torn = batchOf(3, 4);
      await using(place, async (disk) => {
        await disk.append(batchOf(1));
        await disk.append(batchOf(2));
        await disk.append(torn.slice(0, torn.length - 5));
      });
      const first = await recovered(place, (disk) => disk.append(batchOf(9)));
      same(first.ordinals, [1, 2, 3], 'records');
      same(
        first.recovery.damage?.sentence,
        `The last write was cut short, as by a crash or a power failure. The 3 records before it are kept, ${torn.length / 2 - 5} bytes are put aside. Nothing that was answered is lost, and there is nothing to do.`,
        'the sentence',
      );
      const second = await recovered(place);
      same(second.ordinals, [1, 2, 3, 9], 'records after the repair');
      same(second.recovery.damage, undefined, 'damage after the repair');
    },
  },
  {
    name: 'recovery stops at a changed byte and says that answered requests may be lost',
    async run(place) {
      const rotten = batchOf(2);
      rotten[20]! ^= 1;
      await using(place, async (disk) => {
        for (const batch of [batchOf(1), rotten, batchOf(3)]) await disk.append(batch);
      });
      const { ordinals, recovery } = await recovered(place);
      same(ordinals, [1], 'records');
      same(recovery.damage?.why, 'corrupt', 'damage');
      same(recovery.damage?.asideBytes, 2 * rotten.length, 'bytes put aside');
      same((await recovered(place)).recovery.damage, undefined, 'damage after the repair');
    },
  },
  {
    name: 'recovery refuses a snapshot that is not whole, and touches nothing',
    async run(place) {
      await using(place, async (disk) => {
        await disk.writeSnapshot(() => inTurnBytes(batchOf(1, 2)));
        await disk.append(batchOf(3));
      });
      for (let again = 0; again < 2; again++) {
        const disk = place.disk();
        same(problemOf(await rejection(recover(disk, () => undefined))), 'damaged', 'the rejection');
        await disk.close();
      }
      const { journal } = await contents(place.disk());
      same([...journal], [...batchOf(3)], 'the journal');
    },
  },
];

async function recovered(place: DiskPlace, after: (disk: Disk) => Promise<void> = async () => undefined) {
  const disk = place.disk();
  const ordinals: number[] = [];
  const recovery = await recover(disk, (frame) => {
    if (frame.kind === 'record') ordinals.push(frame.record.ordinal);
  });
  await after(disk);
  await disk.close();
  return { ordinals, recovery };
}
