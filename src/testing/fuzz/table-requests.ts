/** Random requests for tables and the clock, valid for the most part. */
import type { Dice } from '../dice.ts';
import { schemas } from '../requests/schemas.ts';
import type { Request } from '../requests/valid-requests.ts';
import type { Gleanings } from './gleanings.ts';

const tableName = (dice: Dice): string => dice.pick([...schemas.map(({ name }) => name), 'Spare1', 'Spare2', 'arn:aws:dynamodb:us-east-1:000000000000:table/Music']);

const newIndex = { IndexName: 'fresh', KeySchema: [{ AttributeName: 'genre', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } };
const updates = [
  { ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 2 }, BillingMode: 'PROVISIONED' },
  { BillingMode: 'PAY_PER_REQUEST' },
  { DeletionProtectionEnabled: true },
  { DeletionProtectionEnabled: false },
  { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
  { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } },
  { StreamSpecification: { StreamEnabled: false } },
  { SSESpecification: { Enabled: true } },
  { OnDemandThroughput: { MaxReadRequestUnits: 5, MaxWriteRequestUnits: -1 } },
  { AttributeDefinitions: [{ AttributeName: 'genre', AttributeType: 'S' }], GlobalSecondaryIndexUpdates: [{ Create: newIndex }] },
  { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'fresh' } }] },
];

const kinds: readonly ((dice: Dice, gleaned: Gleanings) => Request)[] = [
  (dice) => ({ operation: 'CreateTable', body: { ...dice.pick(schemas).create, TableName: tableName(dice) } }),
  (dice) => ({ operation: 'UpdateTable', body: { TableName: tableName(dice), ...dice.pick(updates) } }),
  (dice) => ({ operation: 'UpdateTable', body: { TableName: tableName(dice), ...dice.pick(updates) } }),
  (dice) => ({ operation: 'DeleteTable', body: { TableName: tableName(dice) } }),
  (dice) => ({ operation: 'DescribeTable', body: { TableName: tableName(dice) } }),
  (dice) => ({ operation: 'ListTables', body: { Limit: dice.between(1, 3), ExclusiveStartTableName: tableName(dice) } }),
  (dice) => ({ operation: 'AdvanceClock', body: { Seconds: dice.pick([0, 0.01, 1, 5, 30_000]) } }),
  (dice) => ({ operation: 'SetClock', body: { Speed: dice.below(3601) } }),
  (dice) => ({ operation: 'DescribePartitions', body: { TableName: tableName(dice), IndexName: 'byGenre' } }),
  () => ({ operation: 'DescribeBill', body: {} }),
  (dice, gleaned) => ({ operation: 'DescribeTrace', body: { RequestId: gleaned.any(dice, 'RequestId') ?? 'none' } }),
];

export const tableRequest = (dice: Dice, gleaned: Gleanings): Request => dice.pick(kinds)(dice, gleaned);
