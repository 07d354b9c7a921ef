import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readMyths } from '#lesson/compile/read-myths.ts';
import { memoryConnection } from '#testing/memory-connection.ts';
import { settle } from './myth-desk.ts';

const myths = readMyths(fileURLToPath(new URL('../../lessons', import.meta.url)));

test('a myth is settled by its request, and the workspace stays empty', async () => {
  const connection = await memoryConnection();
  const { exchange, told } = await settle(myths.find(({ id }) => id === 'condition')!, connection);
  expect(exchange.error?.name).toBe('ConditionalCheckFailedException');
  expect(told['write units of PutItem']).toBe('1 WCU');
  expect((await connection.facts({ itemsOf: [], itemsMax: 0 })).tables).toEqual([]);
  await connection.close();
});

test('a request that does not show it is not taken for a proof', async () => {
  const connection = await memoryConnection();
  const [myth] = myths;
  await expect(settle({ ...myth!, start: [] }, connection)).rejects.toThrow('shows nothing');
  await connection.close();
});
