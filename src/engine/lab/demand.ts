/** What one call of a kind takes: units by the same arithmetic as the engine's own, and how many pieces can be refused apart. */
import { consistencyFactor, wholeReadUnits, wholeWriteUnits } from '#engine/capacity/units.ts';
import type { Channel } from '#engine/trace/events.ts';
import type { MixPart, Workload } from './workload.ts';

export interface CallDemand {
  readonly channel: Channel;
  /** Pieces of one call that are admitted or refused one by one, each on a key of its own. */
  readonly pieces: number;
  /** Units of one piece. */
  readonly units: number;
}

export const isScan = ({ operation }: MixPart): boolean => operation === 'Scan';

/**
 * Items of a run all have `itemBytes`. Assumption: a write finds the item it replaces or deletes, and a read the
 * item it asks for; the table is filled before the run begins.
 */
export function demandOf({ operation, isStrong, items }: MixPart, { itemBytes, keys, design }: Workload): CallDemand {
  const factor = consistencyFactor(isStrong ? 'strong' : 'eventual');
  const read = wholeReadUnits(itemBytes);
  const write = wholeWriteUnits(itemBytes);
  switch (operation) {
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return { channel: 'write', pieces: 1, units: write };
    case 'GetItem':
      return { channel: 'read', pieces: 1, units: read * factor };
    case 'BatchWriteItem':
      return { channel: 'write', pieces: items, units: write };
    case 'BatchGetItem':
      return { channel: 'read', pieces: items, units: read * factor };
    case 'TransactWriteItems':
      return { channel: 'write', pieces: 1, units: 2 * write * keys.itemsPerKey };
    case 'TransactGetItems':
      return { channel: 'read', pieces: 1, units: 2 * read * keys.itemsPerKey };
    case 'Query':
      // With write sharding, one reading of a key is a Query on each of its shards.
      return { channel: 'read', pieces: design.writeShards, units: wholeReadUnits(itemBytes * keys.itemsPerKey) * factor };
    case 'Scan':
      return { channel: 'read', pieces: 1, units: wholeReadUnits(itemBytes * items) * factor };
  }
}

/** Segments of the parallel scan of which each Scan reads the beginning of one. */
export const scanSegments = 16;
