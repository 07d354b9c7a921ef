/** A change as GetRecords tells it. Source: reference 7.1 (the record). */
import type { Random } from '#engine/kernel/random.ts';
import { type AttributeMap, attributeOf, setAttribute } from '#engine/model/attribute-value.ts';
import { keyAttributes } from '#engine/model/key.ts';
import { itemBytes } from '#engine/model/size.ts';
import { readItem, type StoredItem } from '#engine/model/stored-item.ts';
import type { ChangeRecord, StreamFacts } from '#engine/model/stream.ts';
import { region } from '#engine/model/table.ts';
import { sequenceText } from './sequence-number.ts';
import { changeName } from './shard.ts';

export interface WireRecord {
  readonly text: string;
  /** Bytes of the keys and of the images that the view has. Assumption: 1 MB of a page is measured in these. */
  readonly bytes: number;
}

export function wireRecord(stream: StreamFacts, random: Random, record: ChangeRecord): WireRecord {
  const { value, bytes } = recordValue(stream, random, record);
  return { text: JSON.stringify(value), bytes };
}

/** The key of the item that was changed. */
export const recordKeys = (stream: StreamFacts, { before, after }: ChangeRecord): AttributeMap => keysOf(stream, readItem((after ?? before)!));

/** A record as an object, for whoever looks into it. */
export function recordValue(stream: StreamFacts, random: Random, record: ChangeRecord): { readonly value: object; readonly bytes: number } {
  const { viewType } = stream;
  const { before, after, sequence, atMs } = record;
  const Keys = recordKeys(stream, record);
  const newImage = viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES' ? after : undefined;
  const oldImage = viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES' ? before : undefined;
  const bytes = itemBytes(Keys) + (newImage?.bytes ?? 0) + (oldImage?.bytes ?? 0);
  const value = {
    eventID: eventId(random, sequence),
    eventName: changeName(record),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    // Source: reference 8.09.
    userIdentity: record.isExpiry && { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(atMs / 1000),
      Keys,
      NewImage: image(newImage),
      OldImage: image(oldImage),
      SequenceNumber: sequenceText(sequence),
      SizeBytes: bytes,
      StreamViewType: viewType,
    },
  };
  return { value, bytes };
}

const image = (stored: StoredItem | undefined): AttributeMap | undefined => stored && readItem(stored);

function keysOf({ key }: StreamFacts, item: AttributeMap): AttributeMap {
  const keys: AttributeMap = {};
  for (const { name } of keyAttributes(key)) {
    const value = attributeOf(item, name);
    if (value !== undefined) setAttribute(keys, name, value);
  }
  return keys;
}

/** 32 hexadecimal digits. Assumption: AWS does not say how it makes them; ours come from the seed. */
function eventId(random: Random, sequence: number): string {
  const words = [0, 1, 2, 3].map((word) => random.uint32(sequence * 4 + word).toString(16).padStart(8, '0'));
  return words.join('');
}
