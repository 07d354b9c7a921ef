import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDisk } from './describe-disk.ts';
import { FileDisk } from './file-disk.ts';

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
