/** One item of exactly so many bytes. */
import { itemBytes, setAttribute } from '#engine';
import type { Call, GeneratedItem } from '../calls.ts';
import { drawsOf } from './draws.ts';
import { textOfBytes } from './filler.ts';

export function sizedItem({ seed, table, item, fill, bytes }: GeneratedItem): Call {
  const whole = { ...item };
  setAttribute(whole, fill, { S: '' });
  setAttribute(whole, fill, { S: textOfBytes(bytes - itemBytes(whole), drawsOf(seed)) });
  return { operation: 'PutItem', input: { TableName: table, Item: whole } };
}
