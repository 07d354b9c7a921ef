/** Erasing, closing, and what is refused: calls that overlap, and a second disk over the same place. */
import type { Disk } from '../disk.ts';
import { isBug, problemOf, rejection, same } from './checks.ts';
import { bytesOf, Channel, inTurn } from './chunks.ts';
import { contentsOf, type DiskCase, holds, using } from './place.ts';

export const endingCases: readonly DiskCase[] = [
  {
    name: 'erasing leaves nothing, and the disk goes on',
    async run(place) {
      await using(place, async (disk) => {
        await disk.append(bytesOf('a'));
        await disk.writeSnapshot(() => inTurn('A'));
        await disk.append(bytesOf('b'));
        await disk.erase();
      });
      await holds(place, undefined, '');
      await using(place, async (disk) => {
        await disk.append(bytesOf('c'));
        await disk.erase();
        await disk.append(bytesOf('d'));
      });
      await holds(place, undefined, 'd');
      await using(place, (disk) => disk.writeSnapshot(() => inTurn('D')));
      await holds(place, 'D', '');
    },
  },
  {
    name: 'a closed disk refuses everything, and closing again does no harm',
    async run(place) {
      const disk = place.disk();
      await contentsOf(await disk.open());
      await disk.close();
      await disk.close();
      same(problemOf(await rejection(disk.append(bytesOf('a')))), 'closed', 'append');
      same(problemOf(await rejection(disk.writeSnapshot(() => inTurn('A')))), 'closed', 'writeSnapshot');
      same(problemOf(await rejection(disk.setAside({ piece: 1, byte: 0 }))), 'closed', 'setAside');
      same(problemOf(await rejection(disk.erase())), 'closed', 'erase');
      same(problemOf(await rejection(disk.open())), 'closed', 'open');
      await holds(place, undefined, '');
    },
  },
  {
    name: 'closing waits for the append under way',
    async run(place) {
      const disk = place.disk();
      await contentsOf(await disk.open());
      const appended = disk.append(bytesOf('a'));
      await disk.close();
      await holds(place, undefined, 'a');
      await appended;
    },
  },
  {
    name: 'overlapping calls and calls before opening are bugs',
    async run(place) {
      const disk = place.disk();
      isBug(await rejection(disk.append(bytesOf('a'))), 'append before open');
      await contentsOf(await disk.open());
      const appended = disk.append(bytesOf('b'));
      isBug(await rejection(disk.append(bytesOf('c'))), 'append during append');
      isBug(await rejection(disk.erase()), 'erase during append');
      await appended;
      const chunks = new Channel();
      const written = disk.writeSnapshot(() => chunks.read());
      isBug(await rejection(disk.writeSnapshot(() => inTurn('B'))), 'snapshot during snapshot');
      chunks.push('A');
      chunks.end();
      await written;
      await disk.close();
      await holds(place, 'A', '');
    },
  },
  {
    name: 'two disks never both write: the second is refused, or the first is stopped',
    async run(place) {
      const first = place.disk();
      await contentsOf(await first.open());
      await first.append(bytesOf('a'));
      const second = place.disk();
      const refused = await rejection(second.open().then(contentsOf));
      if (refused !== undefined) {
        same(problemOf(refused), 'in use', 'the refusal');
        await first.append(bytesOf('b'));
      } else {
        same(problemOf(await rejection(first.append(bytesOf('lost')))), 'in use', 'an append of the first disk');
        await second.append(bytesOf('b'));
      }
      await first.close();
      await second.close();
      await holds(place, undefined, 'ab');
    },
  },
  {
    name: 'a disk that was overtaken stores nothing more, even after the journal was cut',
    async run(place) {
      const late: readonly [string, (disk: Disk) => Promise<void>][] = [
        ['append', (disk) => disk.append(bytesOf('late'))],
        ['snapshot', (disk) => disk.writeSnapshot(() => inTurn('late'))],
        ['erasing', (disk) => disk.erase()],
      ];
      for (const [what, act] of late) {
        const first = place.disk();
        await contentsOf(await first.open());
        await first.append(bytesOf('a'));
        const second = place.disk();
        if ((await rejection(second.open().then(contentsOf))) === undefined) {
          for (const batch of ['b', 'c', 'd']) await second.append(bytesOf(batch));
          await second.writeSnapshot(() => inTurn('S'));
          same(problemOf(await rejection(act(first))), 'in use', `the late ${what}`);
          await second.append(bytesOf('e'));
          await second.close();
          await holds(place, 'S', 'e');
        }
        await first.close();
      }
    },
  },
  {
    name: 'a snapshot that was begun before the disk was overtaken changes nothing',
    async run(place) {
      const first = place.disk();
      await contentsOf(await first.open());
      const chunks = new Channel();
      const late = rejection(first.writeSnapshot(() => chunks.read()));
      chunks.push('late');
      await first.append(bytesOf('a'));
      const second = place.disk();
      const refused = await rejection(second.open().then(contentsOf));
      if (refused === undefined) await second.writeSnapshot(() => inTurn('S'));
      chunks.end();
      same((await late) === undefined, refused !== undefined, 'whether the late snapshot was written');
      await first.close();
      await second.close();
      await (refused === undefined ? holds(place, 'S', '') : holds(place, 'late', 'a'));
    },
  },
];
