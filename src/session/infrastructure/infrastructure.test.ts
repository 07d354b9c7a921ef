import { afterAll, beforeEach, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import { Session } from '../session.ts';
import { cloudFormationText } from './cloudformation.ts';
import { terraformText } from './terraform.ts';

const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
afterAll(() => session.close());

const records = () => session.store.getState().tables!.map(({ record }) => record);

async function run(operation: string, input: object): Promise<void> {
  const { error } = await session.run(operation, input);
  expect(error).toBeUndefined();
}
const wait = (seconds: number): Promise<unknown> => session.ask('AdvanceClock', { Seconds: seconds });

beforeEach(async () => {
  await connection.reset();
  await run('SetClock', { Speed: 0 });
});

async function make(...inputs: object[]): Promise<void> {
  for (const input of inputs) {
    await run('CreateTable', input);
    await wait(10);
  }
  await session.readTables();
}

const orders = {
  TableName: 'my.Orders-2',
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 6 },
  AttributeDefinitions: ['pk', 'sk', 'c', 'a', 'b'].map((AttributeName) => ({ AttributeName, AttributeType: AttributeName === 'c' ? 'N' : 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'wide',
      KeySchema: [
        { AttributeName: 'a', KeyType: 'HASH' },
        { AttributeName: 'b', KeyType: 'HASH' },
        { AttributeName: 'c', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['x', '${y}'] },
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'near',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'c', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  TableClass: 'STANDARD_INFREQUENT_ACCESS',
  DeletionProtectionEnabled: true,
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  Tags: [{ Key: 'team', Value: 'shop 1' }],
};

test('a small table in CloudFormation is what CreateTable was told, and nothing else', async () => {
  await make(tableOf('Carts pk:S sk:N'));
  expect(JSON.parse(cloudFormationText(records()))).toEqual({
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      TableCarts: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: 'Carts',
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'N' },
          ],
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          BillingMode: 'PAY_PER_REQUEST',
        },
      },
    },
  });
});

test('whatever a table can be told when it is made comes back, settings with operations of their own too', async () => {
  await make(orders);
  await run('UpdateTimeToLive', { TableName: orders.TableName, TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } });
  await run('UpdateContinuousBackups', {
    TableName: orders.TableName,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
  });
  await session.readTables();
  const { Properties } = JSON.parse(cloudFormationText(records())).Resources.TablemyOrders2;
  const { StreamSpecification, ...rest } = orders;
  expect(Properties).toMatchObject({ ...rest, StreamSpecification: { StreamViewType: StreamSpecification.StreamViewType } });
  expect(Properties).toMatchObject({
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
  });
});

test('the template makes the same table again', async () => {
  await make(orders);
  const { Properties } = JSON.parse(cloudFormationText(records())).Resources.TablemyOrders2;
  const [before] = records();
  await connection.reset();
  await run('SetClock', { Speed: 0 });
  const { StreamSpecification, ...input } = Properties;
  await make({ ...input, StreamSpecification: { StreamEnabled: true, ...StreamSpecification } });
  const [after] = records();
  const { key, attributeTypes, indexes, tableClass, tags } = after!;
  expect({ key, attributeTypes, tableClass, tags }).toEqual({
    key: before!.key,
    attributeTypes: before!.attributeTypes,
    tableClass: before!.tableClass,
    tags: before!.tags,
  });
  expect(indexes.map(({ name, key: of, projection }) => ({ name, of, projection }))).toEqual(
    before!.indexes.map(({ name, key: of, projection }) => ({ name, of, projection })),
  );
});

test('tables of nearly one name have ids of their own; those with indexes wait for each other', async () => {
  const indexed = (name: string) => `${name} pk:S | global byA a:S`;
  await make(tableOf(indexed('a.b.c')), tableOf('a-b-c pk:S'), tableOf(indexed('abc')));
  const { Resources } = JSON.parse(cloudFormationText(records()));
  expect(Object.keys(Resources)).toEqual(['Tableabc', 'Tableabc2', 'Tableabc3']);
  const waits = Object.values<{ DependsOn?: string; Properties: { TableName: string } }>(Resources);
  expect(waits.map(({ DependsOn }) => DependsOn).filter((id) => id !== undefined)).toHaveLength(1);
  expect(terraformText(records()).match(/aws_dynamodb_table" "[\w-]+"/g)).toEqual([
    'aws_dynamodb_table" "table_a-b-c"',
    'aws_dynamodb_table" "table_a_b_c"',
    'aws_dynamodb_table" "table_abc"',
  ]);
});

test('in Terraform, with what would be a template in a text left a text', async () => {
  await make(orders);
  expect(terraformText(records())).toBe(`terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.30"
    }
  }
}

resource "aws_dynamodb_table" "table_my_orders-2" {
  name                        = "my.Orders-2"
  billing_mode                = "PROVISIONED"
  hash_key                    = "pk"
  range_key                   = "sk"
  read_capacity               = 5
  write_capacity              = 6
  table_class                 = "STANDARD_INFREQUENT_ACCESS"
  stream_enabled              = true
  stream_view_type            = "NEW_IMAGE"
  deletion_protection_enabled = true

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  attribute {
    name = "c"
    type = "N"
  }

  attribute {
    name = "a"
    type = "S"
  }

  attribute {
    name = "b"
    type = "S"
  }

  global_secondary_index {
    name               = "wide"
    projection_type    = "INCLUDE"
    non_key_attributes = ["x", "$\${y}"]
    read_capacity      = 1
    write_capacity     = 2

    key_schema {
      attribute_name = "a"
      key_type       = "HASH"
    }

    key_schema {
      attribute_name = "b"
      key_type       = "HASH"
    }

    key_schema {
      attribute_name = "c"
      key_type       = "RANGE"
    }
  }

  local_secondary_index {
    name            = "near"
    range_key       = "c"
    projection_type = "KEYS_ONLY"
  }

  tags = {
    "team" = "shop 1"
  }
}
`);
});

test('a table that is being deleted is not there', async () => {
  await make(tableOf('Carts pk:S'));
  await run('DeleteTable', { TableName: 'Carts' });
  await session.readTables();
  expect(JSON.parse(cloudFormationText(records())).Resources).toEqual({});
});

test('vector indexes come back in CloudFormation; Terraform says that they are left out', async () => {
  const index = {
    IndexName: 'byMeaning',
    VectorAttribute: { AttributeName: 'embedding' },
    SearchSchema: [
      { AttributeName: 'genre', SearchSchemaElementType: 'HASH' },
      { AttributeName: 'year', SearchSchemaElementType: 'INLINE_FILTER' },
    ],
    Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
    Dimensions: 3,
    DistanceFunction: 'COSINE',
  };
  const defined = [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'genre', AttributeType: 'S' },
    { AttributeName: 'year', AttributeType: 'N' },
  ];
  await make({ ...tableOf('Films id:S'), AttributeDefinitions: defined, VectorIndexes: [index] });
  const { Properties } = JSON.parse(cloudFormationText(records())).Resources.TableFilms;
  expect(Properties).toMatchObject({ VectorIndexes: [index], AttributeDefinitions: defined });
  // It holds that every attribute is one of a key.
  expect(terraformText(records())).not.toContain('genre');
  expect(terraformText(records())).toMatch(/\n# The provider .* left out\.\nresource "aws_dynamodb_table" "table_films" \{/);
});
