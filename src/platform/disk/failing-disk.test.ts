import { describeDisk } from './describe-disk.ts';
import { FailingDisk } from './failing-disk.ts';
import { MemoryDisk, MemoryMedium } from './memory-disk.ts';

describeDisk('a failing disk on a good day', () => {
  const medium = new MemoryMedium();
  return { disk: () => new FailingDisk(new MemoryDisk(medium)) };
});

describeDisk('a failing disk that is slow', () => {
  const medium = new MemoryMedium();
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return { disk: () => new FailingDisk(new MemoryDisk(medium), () => ({ fault: 'delay', wait })) };
});
