/** What is appended comes back; a snapshot takes the place of the journal before it. */
import { createRandom } from '#engine/kernel/random.ts';
import { problemOf, rejection, same } from './checks.ts';
import { bytesOf, Channel, failing, inTurn } from './chunks.ts';
import { contents, contentsOf, type DiskCase, holds, using } from './place.ts';

export const storingCases: readonly DiskCase[] = [
  {
    name: 'a new place holds nothing',
    async run(place) {
      await holds(place, undefined, '');
    },
  },
  {
    name: 'batches come back in their order',
    async run(place) {
      await using(place, async (disk) => {
        for (const batch of ['one ', 'two ', 'three ']) await disk.append(bytesOf(batch));
      });
      await using(place, (disk) => disk.append(bytesOf('four')));
      await holds(place, undefined, 'one two three four');
    },
  },
  {
    name: 'every byte comes back as it was, and nothing of the buffer around a batch',
    async run(place) {
      const around = Uint8Array.from({ length: 3 * 256 }, (_, index) => index & 255);
      await using(place, (disk) => disk.append(around.subarray(256, 512)));
      const { journal } = await contents(place.disk());
      same([...journal], [...around.subarray(256, 512)], 'the batch');
    },
  },
  {
    name: 'a batch of four megabytes comes back whole',
    async run(place) {
      const random = createRandom(7);
      const large = Uint8Array.from({ length: 4 << 20 }, (_, index) => random.uint32(index));
      await using(place, async (disk) => {
        await disk.append(large);
        await disk.append(bytesOf('.'));
      });
      const { journal } = await contents(place.disk());
      same(journal.length, large.length + 1, 'length');
      same(large.findIndex((byte, index) => byte !== journal[index]), -1, 'first byte that differs');
    },
  },
  {
    name: 'three hundred small batches come back',
    async run(place) {
      const batches = Array.from({ length: 300 }, (_, index) => `${index},`);
      await using(place, async (disk) => {
        for (const batch of batches) await disk.append(bytesOf(batch));
      });
      await holds(place, undefined, batches.join(''));
    },
  },
  {
    name: 'a snapshot replaces the journal before it, and appends go on while it is written',
    async run(place) {
      await using(place, async (disk) => {
        await disk.append(bytesOf('a'));
        const chunks = new Channel();
        const written = disk.writeSnapshot(() => chunks.read());
        chunks.push('A1 ');
        await disk.append(bytesOf('b'));
        chunks.push('A2');
        await disk.append(bytesOf('c'));
        chunks.end();
        await written;
        await disk.append(bytesOf('d'));
      });
      await holds(place, 'A1 A2', 'bcd');
    },
  },
  {
    name: 'a snapshot covers the batch that is under way when it is asked for',
    async run(place) {
      await using(place, async (disk) => {
        const appended = disk.append(bytesOf('a'));
        const written = disk.writeSnapshot(() => inTurn('A'));
        await appended;
        await disk.append(bytesOf('b'));
        await written;
      });
      await holds(place, 'A', 'b');
    },
  },
  {
    name: 'the snapshot is told the number of the first piece that it does not cover',
    async run(place) {
      let told = 0;
      await using(place, async (disk) => {
        await disk.append(bytesOf('a'));
        await disk.writeSnapshot((journalFrom) => {
          told = journalFrom;
          return inTurn('A');
        });
        await disk.append(bytesOf('b'));
      });
      const disk = place.disk();
      const stored = await disk.open();
      same(stored.journalFrom, told, 'journalFrom');
      const numbers: number[] = [];
      for await (const { number } of stored.journal) numbers.push(number);
      same(numbers, numbers.map((_, index) => told + index), 'numbers of pieces');
      await disk.close();
    },
  },
  {
    name: 'a later snapshot replaces an earlier one, longer or shorter, with or without batches between',
    async run(place) {
      await using(place, async (disk) => {
        await disk.writeSnapshot(() => inTurn('1', '2', '3'));
        await disk.append(bytesOf('a'));
        await disk.writeSnapshot(() => inTurn('4', '5'));
        await disk.writeSnapshot(() => inTurn('6'));
      });
      await holds(place, '6', '');
      await using(place, (disk) => disk.writeSnapshot(() => inTurn('7', '8')));
      await holds(place, '78', '');
    },
  },
  {
    name: 'a snapshot whose chunks fail leaves the old state, and the next one succeeds',
    async run(place) {
      await using(place, async (disk) => {
        await disk.writeSnapshot(() => inTurn('A'));
        await disk.append(bytesOf('b'));
        const failure = new Error('the state could not be read');
        same(await rejection(disk.writeSnapshot(() => failing(failure))), failure, 'the rejection');
        await disk.append(bytesOf('c'));
      });
      await holds(place, 'A', 'bc');
      await using(place, (disk) => disk.writeSnapshot(() => inTurn('B')));
      await holds(place, 'B', '');
    },
  },
  {
    name: 'a disk that is closed in the middle of a snapshot leaves the old state',
    async run(place) {
      const disk = place.disk();
      await contentsOf(await disk.open());
      await disk.append(bytesOf('a'));
      const chunks = new Channel();
      const written = rejection(disk.writeSnapshot(() => chunks.read()));
      chunks.push('half');
      await disk.append(bytesOf('b'));
      const closed = disk.close();
      chunks.push(' a snapshot');
      chunks.end();
      await closed;
      same(problemOf(await written), 'closed', 'the rejection');
      await holds(place, undefined, 'ab');
    },
  },
];
