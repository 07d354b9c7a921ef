import { describe, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { copyAs } from './copy-as.ts';
import { readCli } from './read-cli.ts';
import { Session } from './session.ts';

const textOf = (format: Parameters<typeof copyAs>[0], operation: string, input: object): string => {
  const copied = copyAs(format, operation, JSON.stringify(input));
  return 'text' in copied ? copied.text : `no: ${copied.problem}`;
};

const value = { S: `it's "x" \\ $y\n é𝄞` };

describe('the command line', () => {
  test.each<[string, object]>([
    ['PutItem', { TableName: '-Orders', Item: { id: value, raw: { B: 'AAH/' } }, ReturnConsumedCapacity: 'TOTAL' }],
    ['Query', { TableName: 'Orders', KeyConditionExpression: 'id = :i', ExpressionAttributeValues: { ':i': value }, Limit: 5, ScanIndexForward: false, ConsistentRead: true }],
    ['ListTables', {}],
  ])('of %s reads back as the request', (operation, input) => {
    const read = readCli(textOf('cli', operation, input));
    expect('text' in read && [read.operation, JSON.parse(read.text)]).toEqual([operation, input]);
  });

  test('keeps 38 digits as they were typed', () => {
    const read = readCli(`aws dynamodb put-item --table-name A --item '{"n": {"N": "1"}, "m": 12345678901234567890123456789012345678}'`);
    expect('text' in read && read.text).toContain('12345678901234567890123456789012345678');
  });

  test('options of the tool itself are no part of the request', () => {
    expect(readCli('aws dynamodb list-tables --region us-east-1 --output=json --no-cli-pager \\\n --limit 3')).toEqual({ operation: 'ListTables', text: '{\n  "Limit": 3\n}' });
  });

  test.each([
    ['gcloud x', 'A line begins with "aws dynamodb".', [0, 6]],
    ['aws s3 ls', 'Behind "aws" stands "dynamodb".', [4, 6]],
    ['aws dynamodb get', 'Behind "aws dynamodb" stands a command, e.g. put-item.', [13, 16]],
    ['aws dynamodb scan --tables A', 'scan has no option --tables.', [18, 26]],
    ['aws dynamodb scan --limit many', 'Here stands a number.', [26, 30]],
    ["aws dynamodb get-item --key '{a}'", 'Here stands JSON, in single quotes. Expected a name in double quotes, found "a".', [28, 33]],
    ["aws dynamodb get-item --key '{", 'This quote has no end.', [28, 30]],
    ['aws dynamodb scan --table-name', '--table-name has no value.', [18, 30]],
    ['aws dynamodb get-item --key file://key.json', 'Files of the machine can not be read here. Write the JSON itself.', [28, 43]],
  ])('%s: %s', (line, problem, [from, to]) => {
    expect(readCli(line)).toEqual({ problem, from, to });
  });
});

describe('PartiQL', () => {
  const names = { '#s': 'status' };
  test.each<[string, object, string]>([
    ['GetItem', { TableName: 'Orders', Key: { id: { S: "it's" } } }, `SELECT * FROM "Orders" WHERE "id" = 'it''s'`],
    ['PutItem', { TableName: 'Orders', Item: { id: { S: 'a' }, n: { N: '1.50' }, l: { L: [{ BOOL: true }, { NULL: true }] }, s: { SS: ['x', 'y'] } } }, `INSERT INTO "Orders" VALUE {'id': 'a', 'n': 1.50, 'l': [true, NULL], 's': <<'x', 'y'>>}`],
    ['DeleteItem', { TableName: 'Orders', Key: { id: { S: 'a' } }, ConditionExpression: 'attribute_exists(#s)', ExpressionAttributeNames: names }, `DELETE FROM "Orders" WHERE "id" = 'a' AND "status" IS NOT MISSING`],
    [
      'UpdateItem',
      { TableName: 'Orders', Key: { id: { S: 'a' } }, UpdateExpression: 'SET #s = :s, total = :t REMOVE note', ExpressionAttributeNames: names, ExpressionAttributeValues: { ':s': { S: 'a, b' }, ':t': { N: '2' } } },
      `UPDATE "Orders" SET "status" = 'a, b' SET "total" = 2 REMOVE "note" WHERE "id" = 'a'`,
    ],
    [
      'Query',
      { TableName: 'Orders', IndexName: 'byStatus', KeyConditionExpression: '#s = :s', FilterExpression: 'total > :t OR begins_with(id, :s)', ExpressionAttributeNames: names, ExpressionAttributeValues: { ':s': { S: 'OPEN' }, ':t': { N: '5' } } },
      `SELECT * FROM "Orders"."byStatus" WHERE "status" = 'OPEN' AND ("total" > 5 OR begins_with("id", 'OPEN'))`,
    ],
    ['Scan', { TableName: 'Orders', ProjectionExpression: 'id, #s', ExpressionAttributeNames: names }, 'SELECT "id", "status" FROM "Orders"'],
    ['BatchGetItem', { RequestItems: {} }, 'no: BatchGetItem has no statement of its own.'],
    ['GetItem', { TableName: 'Orders', Key: { id: { B: 'AQ==' } } }, 'no: Binary values have no literal in PartiQL; they go in Parameters.'],
    ['UpdateItem', { TableName: 'Orders', Key: {}, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': { N: '1' } } }, 'no: ADD of an UpdateExpression has no clause in PartiQL.'],
    ['Scan', { TableName: 'Orders', Segment: 0, TotalSegments: 2 }, 'no: A statement has no place for Segment.'],
  ])('%s', (operation, input, statement) => {
    expect(textOf('partiql', operation, input)).toBe(statement);
  });

  test('a statement does what the request does', async () => {
    const connection = await memoryConnection();
    const session = new Session(connection, await connection.clock());
    await session.run('CreateTable', {
      TableName: 'Orders',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    });
    await session.ask('AdvanceClock', { Seconds: 10 });
    const run = async (operation: string, input: object) => {
      const { error, response } = await session.run('ExecuteStatement', { Statement: textOf('partiql', operation, input), ConsistentRead: operation === 'Scan' || operation === 'GetItem' });
      expect(error).toBeUndefined();
      return (JSON.parse(response) as { Items?: unknown }).Items;
    };
    const Key = { id: value };
    await run('PutItem', { TableName: 'Orders', Item: { ...Key, total: { N: '5' }, 'a b': { M: { deep: { NS: ['1', '2'] } } } } });
    await run('UpdateItem', { TableName: 'Orders', Key, UpdateExpression: 'SET total = total + :n', ExpressionAttributeValues: { ':n': { N: '2' } } });
    const filter = { TableName: 'Orders', FilterExpression: 'total BETWEEN :a AND :b', ExpressionAttributeValues: { ':a': { N: '7' }, ':b': { N: '8' } } };
    expect(await run('Scan', filter)).toEqual([{ ...Key, total: { N: '7' }, 'a b': { M: { deep: { NS: ['1', '2'] } } } }]);
    await run('DeleteItem', { TableName: 'Orders', Key });
    expect(await run('GetItem', { TableName: 'Orders', Key })).toEqual([]);
  });
});

test('boto3’s text is Python', () => {
  const input = { TableName: 'Orders', Item: { id: value, raw: { B: 'AAH/' }, raws: { BS: ['AA=='] }, ok: { BOOL: true }, l: { L: [] } }, Limit: null };
  expect(textOf('boto', 'PutItem', input)).toBe(`import base64
import boto3

client = boto3.client('dynamodb')

def binary(text):
    return base64.b64decode(text)

answer = client.put_item(
    TableName='Orders',
    Item={
        'id': {'S': 'it\\'s "x" \\\\ $y\\n é𝄞'},
        'raw': {'B': binary('AAH/')},
        'raws': {'BS': [binary('AA==')]},
        'ok': {'BOOL': True},
        'l': {'L': []},
    },
)
print(answer)
`);
});
