import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeDisk } from './describe-disk.ts';
import { FileDisk } from './file-disk.ts';
import { explainFiles } from './file-problem.ts';
import { recover } from './recover.ts';
import { batchOf, bytesOf, inTurn } from './suite/chunks.ts';

const newDirectory = (): Promise<string> => mkdtemp(join(tmpdir(), 'dynascope-disk-'));

describeDisk('the file disk', async () => {
  const directory = await newDirectory();
  return { disk: () => new FileDisk(directory), dispose: () => rm(directory, { recursive: true }) };
});

describeDisk('the file disk with pieces of five bytes', async () => {
  const directory = await newDirectory();
  return {
    disk: () => new FileDisk(directory, { pieceBytesMax: 5 }),
    dispose: () => rm(directory, { recursive: true }),
  };
});

let directory = '';
beforeEach(async () => {
  directory = await newDirectory();
});
afterEach(() => rm(directory, { recursive: true }));

const inDirectory = (name: string): string => join(directory, name);
const names = async (): Promise<string[]> => (await readdir(directory)).sort();

async function write(...batches: Uint8Array[]): Promise<void> {
  const disk = new FileDisk(directory);
  await disk.open();
  for (const batch of batches) await disk.append(batch);
  await disk.close();
}

async function storedText(): Promise<string> {
  const disk = new FileDisk(directory);
  const { snapshot, journal } = await disk.open();
  const parts: Uint8Array[] = [];
  for await (const chunk of snapshot ?? []) parts.push(chunk);
  for await (const { bytes } of journal) parts.push(bytes);
  await disk.close();
  return Buffer.concat(parts).toString();
}

describe('its files', () => {
  test('a torn end is cut off and kept in a file of its own', async () => {
    await write(batchOf(1), batchOf(2));
    const whole = await readFile(inDirectory('journal-1.bin'));
    await truncate(inDirectory('journal-1.bin'), whole.length - 4);
    const disk = new FileDisk(directory);
    expect((await recover(disk, () => undefined)).damage).toMatchObject({ why: 'torn', keptFrames: 1 });
    await disk.close();
    const half = whole.length / 2;
    expect(await names()).toEqual([`aside-1-${half}.bin`, 'journal-1.bin']);
    expect(await readFile(inDirectory(`aside-1-${half}.bin`))).toEqual(whole.subarray(half, -4));
    expect(await readFile(inDirectory('journal-1.bin'))).toEqual(whole.subarray(0, half));
  });

  test('what was put aside earlier is not overwritten', async () => {
    for (const batch of ['one', 'two']) {
      await write(bytesOf(batch));
      const disk = new FileDisk(directory);
      await disk.open();
      await disk.setAside({ piece: 1, byte: 0 });
      await disk.close();
    }
    expect(await names()).toEqual(['aside-1-0-2.bin', 'aside-1-0.bin']);
    expect(await readFile(inDirectory('aside-1-0.bin'), 'utf8')).toBe('one');
  });

  test('after a snapshot nothing older is left', async () => {
    const disk = new FileDisk(directory);
    await disk.open();
    await disk.append(bytesOf('a'));
    await disk.writeSnapshot(() => inTurn('A'));
    await disk.append(bytesOf('b'));
    await disk.writeSnapshot(() => inTurn('B'));
    await disk.close();
    expect(await names()).toEqual(['snapshot-3.bin']);
  });

  test('a snapshot does not make up for a batch that could not be written', async () => {
    const disk = new FileDisk(directory);
    await disk.open();
    await mkdir(inDirectory('journal-1.bin'));
    const appended = disk.append(bytesOf('a'));
    const written = disk.writeSnapshot(() => inTurn('A'));
    await expect(appended).rejects.toMatchObject({ kind: 'failed' });
    await expect(written).rejects.toMatchObject({ kind: 'failed' });
    await disk.close();
    expect(await names()).not.toContain('snapshot-2.bin');
  });

  test('a crash between the switch and the cleaning leaves files that count no more', async () => {
    await writeFile(inDirectory('journal-1.bin'), 'old');
    await writeFile(inDirectory('snapshot-2.bin'), 'older');
    await writeFile(inDirectory('journal-2.bin'), 'old too');
    await writeFile(inDirectory('snapshot-3.bin'), 'new ');
    await writeFile(inDirectory('journal-3.bin'), 'state');
    await writeFile(inDirectory('snapshot-4.partial'), 'given up');
    await writeFile(inDirectory('notes.txt'), 'not ours');
    expect(await storedText()).toBe('new state');
    expect(await names()).toEqual(['journal-3.bin', 'notes.txt', 'snapshot-3.bin']);
  });

  test('a missing piece is told, and what follows it is put aside', async () => {
    await writeFile(inDirectory('journal-1.bin'), batchOf(1));
    await writeFile(inDirectory('journal-3.bin'), batchOf(3));
    const disk = new FileDisk(directory);
    expect((await recover(disk, () => undefined)).damage).toMatchObject({ why: 'missing', keptFrames: 1 });
    await disk.append(batchOf(2));
    await disk.close();
    expect(await names()).toEqual(['aside-3-0.bin', 'journal-1.bin', 'journal-2.bin']);
  });
});

describe('its lock', () => {
  const openAndClose = async (): Promise<void> => {
    const disk = new FileDisk(directory);
    await disk.open();
    await disk.close();
  };

  test('keeps a second disk out until the first is closed', async () => {
    const first = new FileDisk(directory);
    await first.open();
    await expect(openAndClose()).rejects.toMatchObject({
      kind: 'in use',
      message: expect.stringContaining(`open in another process (pid ${process.pid})`),
    });
    await first.close();
    await openAndClose();
    expect(await names()).toEqual([]);
  });

  test('of a living process is kept, of a dead one is taken over', async () => {
    const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    await writeFile(inDirectory('lock'), JSON.stringify({ pid: other.pid, token: 'theirs' }));
    await expect(openAndClose()).rejects.toMatchObject({ kind: 'in use' });
    other.kill('SIGKILL');
    await once(other, 'exit');
    await openAndClose();
    expect(await names()).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('of an earlier process with the same pid is taken over', async () => {
    await writeFile(inDirectory('lock'), JSON.stringify({ pid: process.pid, birth: 'another boot/1', token: 'theirs' }));
    await openAndClose();
  });

  test.each(['', 'garbage', 'null', '{"pid":"1"}', '{"pid":-1}'])('with the content %j is no lock', async (content) => {
    await writeFile(inDirectory('lock'), content);
    await openAndClose();
  });

  test('is released when the directory can not be opened', async () => {
    const disk = new FileDisk(inDirectory('file/data'));
    await writeFile(inDirectory('file'), '');
    await expect(disk.open()).rejects.toMatchObject({ kind: 'failed' });
    await disk.close();
  });
});

test.each([
  ['ENOSPC', 'quota'],
  ['EDQUOT', 'quota'],
  ['EACCES', 'blocked'],
  ['EROFS', 'blocked'],
  ['EIO', 'failed'],
])('the system error %s is told as %s', (code, kind) => {
  const cause = Object.assign(new Error(`${code}: no`), { code, syscall: 'write' });
  expect(explainFiles('/data')(cause)).toMatchObject({ kind, cause, message: expect.stringContaining('/data') });
});
