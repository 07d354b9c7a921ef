import { describeDisk } from './describe-disk.ts';
import { MemoryDisk, MemoryMedium } from './memory-disk.ts';

describeDisk('the memory disk', () => {
  const medium = new MemoryMedium();
  return { disk: () => new MemoryDisk(medium) };
});
