/** Short programs to begin with. Each runs as it is, in an empty workspace too. */
import { say } from '#texts/say.ts';

export interface Starter {
  readonly id: string;
  readonly label: string;
  /** TypeScript. */
  readonly text: string;
}

const firstTable = `import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
const TableName = 'Songs';

await client.send(
  new CreateTableCommand({
    TableName,
    AttributeDefinitions: [
      { AttributeName: 'artist', AttributeType: 'S' },
      { AttributeName: 'song', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'artist', KeyType: 'HASH' },
      { AttributeName: 'song', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  }),
);
await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName });

const Key = { artist: { S: 'Nina Simone' }, song: { S: 'Sinnerman' } };
await client.send(new PutItemCommand({ TableName, Item: { ...Key, year: { N: '1965' } } }));

const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
console.log(Item);
`;

const documents = `import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

// The document client takes and gives plain JavaScript values.
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const { TableNames = [] } = await client.send(new ListTablesCommand({}));
console.log('Tables:', TableNames);

for (const TableName of TableNames) {
  for await (const page of paginateScan({ client, pageSize: 25 }, { TableName })) {
    console.table(page.Items);
  }
}
`;

const manyItems = `import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = 'Readings';

try {
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [
        { AttributeName: 'sensor', AttributeType: 'S' },
        { AttributeName: 'minute', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'sensor', KeyType: 'HASH' },
        { AttributeName: 'minute', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName });
} catch (error) {
  if ((error as Error).name !== 'ResourceInUseException') throw error;
  console.log('The table is there already.');
}

// 300 writes, all under way at the same time.
const writes = Array.from({ length: 300 }, (_, number) =>
  client.send(
    new PutCommand({
      TableName,
      Item: { sensor: \`sensor \${number % 5}\`, minute: Math.floor(number / 5), value: Math.random() },
    }),
  ),
);
await Promise.all(writes);
console.log(\`\${writes.length} items written\`);
`;

const condition = `import { ConditionalCheckFailedException, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const { TableNames = [] } = await client.send(new ListTablesCommand({}));

async function putOnce(TableName: string, Item: Record<string, unknown>, partitionKey: string) {
  try {
    await client.send(
      new PutCommand({
        TableName,
        Item,
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': partitionKey },
      }),
    );
    console.log('Written.');
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    console.warn('It was there already, so nothing was written.');
  }
}

if (TableNames.includes('Songs')) {
  const song = { artist: 'Nina Simone', song: 'Feeling Good' };
  await putOnce('Songs', song, 'artist');
  await putOnce('Songs', song, 'artist');
} else {
  console.log('Run "A table and an item" first: it makes the table Songs.');
}
`;

export const starters: readonly Starter[] = [
  { id: 'table', label: say('A table and an item'), text: firstTable },
  { id: 'documents', label: say('Plain values, page by page'), text: documents },
  { id: 'many', label: say('Many writes at a time'), text: manyItems },
  { id: 'condition', label: say('A write with a condition'), text: condition },
];
