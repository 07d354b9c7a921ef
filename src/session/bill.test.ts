import { expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { type BillAnswer, billOf, formatSum } from './bill.ts';
import { chargedRequests, unitsByPlace } from './bill-requests.ts';
import { Session } from './session.ts';

const key = { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] };

async function begin() {
  const connection = await memoryConnection();
  const session = new Session(connection, await connection.clock());
  const bill = async () => {
    await session.readTables();
    const { nowMs } = await connection.clock();
    return billOf(await session.ask<BillAnswer>('DescribeBill', {}), session.store.getState().tables!, nowMs);
  };
  const create = async (more: object): Promise<void> => {
    await session.run('CreateTable', { TableName: 'Orders', ...key, ...more });
    await session.ask('AdvanceClock', { Seconds: 10 });
  };
  return { session, bill, create };
}

test('lines show what was used, its price and the dollars', async () => {
  const { session, bill, create } = await begin();
  await create({ BillingMode: 'PAY_PER_REQUEST' });
  for (let n = 0; n < 4; n++) await session.run('PutItem', { TableName: 'Orders', Item: { id: { S: String(n) } } });
  await session.ask('AdvanceClock', { Seconds: 7190 });
  const { tables } = await bill();
  const [writes, storage] = tables[0]!.rows;
  expect(writes).toMatchObject({ what: 'Writes on demand', quantity: '4 WCU', price: '$0.625 per million', dollars: 0.0000025 });
  // Two hours so far, 730 in a month.
  expect(writes!.monthDollars! / writes!.dollars).toBeCloseTo(365, 0);
  expect(storage).toMatchObject({ what: 'Storage', price: '$0.25 per GB and month' });
});

test('a rate is averaged over an hour at least', async () => {
  const { session, bill, create } = await begin();
  await create({ BillingMode: 'PAY_PER_REQUEST' });
  await session.run('PutItem', { TableName: 'Orders', Item: { id: { S: '1' } } });
  const [writes] = (await bill()).tables[0]!.rows;
  expect(writes!.monthDollars! / writes!.dollars).toBeCloseTo(730, 6);
});

test('provisioned capacity costs the same month after month, used or not', async () => {
  const { bill, create } = await begin();
  await create({ ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 10 } });
  expect((await bill()).monthDollars).toBeCloseTo(100 * 0.0949 + 10 * 0.4745, 6);
});

test('a deleted table stays on the bill and costs no month', async () => {
  const { session, bill, create } = await begin();
  await create({ BillingMode: 'PAY_PER_REQUEST' });
  await session.run('PutItem', { TableName: 'Orders', Item: { id: { S: '1' } } });
  await session.run('DeleteTable', { TableName: 'Orders' });
  await session.ask('AdvanceClock', { Seconds: 60 });
  const { tables, dollars, monthDollars } = await bill();
  expect(tables[0]).toMatchObject({ name: 'Orders', table: undefined, monthDollars: 0 });
  expect([dollars > 0, monthDollars]).toEqual([true, 0]);
});

test('requests are told one by one, and their units by table and index', async () => {
  const { session, create } = await begin();
  await create({
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...key.AttributeDefinitions, { AttributeName: 'status', AttributeType: 'S' }],
    GlobalSecondaryIndexes: [{ IndexName: 'byStatus', KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }],
  });
  await session.run('PutItem', { TableName: 'Orders', Item: { id: { S: '1' }, status: { S: 'OPEN' } } });
  await session.run('ListTables', {});
  const { exchanges } = session.store.getState();
  expect(unitsByPlace(exchanges)).toEqual([
    { tableName: 'Orders', indexName: undefined, readUnits: 0, writeUnits: 1 },
    { tableName: 'Orders', indexName: 'byStatus', readUnits: 0, writeUnits: 1 },
  ]);
  expect(chargedRequests(exchanges, 10)).toMatchObject([{ operation: 'PutItem', units: '2 WCU', dollars: '$0.00000125', millionDollars: '$1.25' }]);
});

test.each([
  [0, '$0'],
  [1.52e-14, '< $0.000000001'],
  [0.000045137208, '$0.0000451'],
  [0.000000625, '$0.000000625'],
  [0.005, '$0.005'],
  [12.345, '$12.35'],
])('a sum of %d is %s', (dollars, text) => {
  expect(formatSum(dollars)).toBe(text);
});
