import { expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { costRowsOf, entriesOf, looksAt, placeOf, savingRowsOf, weightFacts } from './item-look.ts';
import { savingOf } from './item-saving.ts';
import { weightOf } from './item-weight.ts';
import { targetOf } from './operations.ts';
import { Session } from './session.ts';

const key = { pk: { S: 'a' } };
const item = { ...key, note: { S: 'x'.repeat(1500) }, status: { S: 'OPEN' } };

async function open(notation: string): Promise<Session> {
  const connection = await memoryConnection();
  const session = new Session(connection, await connection.clock());
  await session.ask('CreateTable', tableOf(notation));
  await session.ask('AdvanceClock', { Seconds: 10 });
  await session.run('PutItem', { TableName: 'Orders', Item: item });
  await session.readTables();
  return session;
}

test('an item’s costs are the engine’s own, indexes in rows of their own; asking costs nothing', async () => {
  const session = await open('Orders pk:S | global byStatus status:S KEYS_ONLY');
  const table = session.store.getState().tables![0]!.record;
  const looks = looksAt(table, key, item);
  const answers = await session.connection.whatIf(looks.map(({ call }) => call));
  expect(costRowsOf(looks, answers).map(({ label, units, dollars }) => `${label}: ${units}, ${dollars}`)).toEqual([
    'Read, eventual: 0.5 RCU, $0.0000000625',
    'Read, strong: 1 RCU, $0.000000125',
    'Change status: 2 WCU, $0.00000125',
    'and in byStatus: 2 WCU, $0.00000125',
    'Delete: 2 WCU, $0.00000125',
    'and in byStatus: 1 WCU, $0.000000625',
  ]);
  expect(placeOf(answers)).toMatchObject({ partitionCount: 4, hash: expect.stringMatching(/^[0-9A-F]{4}$/) });
  expect(session.store.getState().exchanges).toHaveLength(1);
  await session.close();
});

test('provisioned capacity has no price by the request', async () => {
  const session = await open('Orders pk:S | provisioned 50 50');
  const table = session.store.getState().tables![0]!.record;
  const looks = looksAt(table, key, item);
  const rows = costRowsOf(looks, await session.connection.whatIf(looks.map(({ call }) => call)));
  expect(rows.map(({ dollars }) => dollars)).toEqual(rows.map(() => undefined));
  await session.close();
});

test('what saving takes is known before it is saved; what would be refused has no price', async () => {
  const session = await open('Orders pk:S | global byStatus status:S');
  const table = session.store.getState().tables![0]!.record;
  const rowsOf = async (after: typeof item) => {
    const { operation, input } = savingOf(table, after, item)!;
    const [answer] = await session.connection.whatIf([{ target: targetOf(operation), body: JSON.stringify(input) }]);
    return savingRowsOf(answer)?.map(({ label, units }) => `${label} ${units}`);
  };
  expect(await rowsOf({ ...item, status: { S: 'PAID' } })).toEqual(['Saving 2 WCU', 'and in byStatus 4 WCU']);
  expect(await rowsOf({ ...item, status: { S: '' } })).toBeUndefined();
  await session.close();
});

test.each([
  [1024, '1,024 of 1,024 B: one write unit', '0 B to the next', false],
  [1025, '1,025 of 2,048 B: 2 write units', '1,023 B to the next', false],
  [409_601, '409,601 B', '1 B over 400 KB', true],
])('%i B against their units', (bytes, unit, left, isTooLarge) => {
  const facts = weightFacts(weightOf({ a: { S: 'x'.repeat(bytes - 1) } })!);
  expect(facts).toMatchObject({ unit, left, isTooLarge });
  expect(facts.names + facts.values).toBeLessThanOrEqual(1);
});

test('the key comes first, also before names that JavaScript would put there', () => {
  const odd = JSON.parse('{"1":{"S":"x"},"__proto__":{"S":"y"},"pk":{"S":"a"}}') as Parameters<typeof entriesOf>[0];
  expect(entriesOf(odd, ['pk', 'absent']).map(([name]) => name)).toEqual(['pk', '1', '__proto__']);
});
