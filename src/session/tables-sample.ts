/** A table to begin with: a few customers, their orders, and an index that finds orders by status. */
import type { Exchange } from './exchange.ts';
import type { Session } from './session.ts';

export const sampleTableName = 'Orders';

const createSample = {
  TableName: sampleTableName,
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'status', AttributeType: 'S' },
    { AttributeName: 'placedAt', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byStatus',
      KeySchema: [
        { AttributeName: 'status', KeyType: 'HASH' },
        { AttributeName: 'placedAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] },
    },
  ],
};

const customers = [
  { id: '1207', city: 'Lisbon', orders: ['2026-02-11 SHIPPED 64.00', '2026-06-30 SHIPPED 48.20', '2026-11-18 OPEN 17.50'] },
  {
    id: '8841',
    city: 'Bergen',
    orders: [
      '2026-01-14 SHIPPED 64.00',
      '2026-03-02 SHIPPED 48.20',
      '2026-04-11 RETURNED 230.00',
      '2026-06-05 SHIPPED 81.90',
      '2026-07-19 OPEN 112.00',
      '2026-09-08 SHIPPED 5.40',
      '2026-11-02 PAID 71.20',
      '2026-11-17 OPEN 14.10',
    ],
  },
  { id: '9310', city: 'Kyoto', orders: ['2026-05-21 SHIPPED 28.80', '2026-08-03 RETURNED 36.00', '2026-11-19 PAID 9.90'] },
  { id: '9977', city: 'Quito', orders: [] },
] as const;

const sampleItems = customers.flatMap(({ id, city, orders }) => [
  { pk: { S: `CUST#${id}` }, sk: { S: 'PROFILE' }, city: { S: city } },
  ...orders.map((order) => {
    const [day = '', status = '', total = ''] = order.split(' ');
    return {
      pk: { S: `CUST#${id}` },
      sk: { S: `ORDER#${day}` },
      status: { S: status },
      placedAt: { S: `${day}T08:41:07Z` },
      total: { N: total },
    };
  }),
]);

/** Long enough for the new table to be ACTIVE. */
const settleSeconds = 3;

/**
 * Makes the sample with requests like any other's: CreateTable, a little virtual time, BatchWriteItem.
 * Resolves to the exchange that was refused, if one was.
 */
export async function loadSample(session: Session): Promise<Exchange | undefined> {
  const created = await session.run('CreateTable', createSample);
  if (created.error !== undefined) return created;
  await session.advance(settleSeconds);
  const puts = sampleItems.map((Item) => ({ PutRequest: { Item } }));
  const written = await session.run('BatchWriteItem', { RequestItems: { [sampleTableName]: puts } });
  return written.error === undefined ? undefined : written;
}

export const sampleItemCount = sampleItems.length;
