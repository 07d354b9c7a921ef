import { execFileSync } from 'node:child_process';
import { transform } from 'sucrase';
import { expect, test } from 'vitest';
import { copyAs, type CopyFormat } from './copy-as.ts';
import { kebab, shellWord } from './copy-as-cli.ts';

const copied = (format: CopyFormat, operation: string, request: object | string): string => {
  const result = copyAs(format, operation, typeof request === 'string' ? request : JSON.stringify(request));
  return 'text' in result ? result.text : `problem: ${result.problem}`;
};

const query = {
  TableName: 'Orders',
  KeyConditionExpression: 'pk = :c',
  ExpressionAttributeNames: { '#s': 'status' },
  ExpressionAttributeValues: { ':c': { S: "O'Neil" } },
  ScanIndexForward: false,
  ConsistentRead: true,
  Limit: 5,
};

test('a Query for the SDK', () => {
  expect(copied('sdk', 'Query', query)).toBe(`import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
const answer = await client.send(
  new QueryCommand({
    TableName: 'Orders',
    KeyConditionExpression: 'pk = :c',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':c': { S: 'O\\'Neil' } },
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: 5,
  }),
);
console.log(answer);
`);
});

test('a Query for the command line', () => {
  expect(copied('cli', 'Query', query)).toBe(`aws dynamodb query \\
  --table-name Orders \\
  --key-condition-expression 'pk = :c' \\
  --expression-attribute-names '{"#s":"status"}' \\
  --expression-attribute-values '{":c":{"S":"O'\\''Neil"}}' \\
  --no-scan-index-forward \\
  --consistent-read \\
  --limit 5 \\
  --no-paginate
`);
});

test('a Query as JSON', () => {
  expect(copied('json', 'Query', '{"TableName":"Orders","Limit":5,"N":12345678901234567890}')).toBe(
    '{\n  "TableName": "Orders",\n  "Limit": 5,\n  "N": 12345678901234567890\n}',
  );
});

const hostile = {
  TableName: '-Orders',
  Item: {
    pk: { S: `it's "quoted" \\ $HOME \`id\` !x\n\u2028\t é𝄞` },
    raw: { B: 'AAH/' },
    raws: { BS: ['AA==', '/w=='] },
    inner: { M: { B: { S: 'a name like a type' }, 'two words': { L: [{ NULL: true }, { BOOL: false }, { N: '1e5' }] } } },
  },
  ReturnConsumedCapacity: null,
};
const withPrototype = JSON.stringify(hostile).replace('"pk":', '"__proto__":{"S":"x"},"pk":');

/** Runs the copied text against a stand-in for the SDK, and gives what the command got. */
async function inputOf(text: string): Promise<unknown> {
  const body = text.replace(/^import .*$/m, '').replace('const answer = await', 'return').replace(/console\.log.*/, '');
  const { code } = transform(body, { transforms: ['typescript'] });
  class DynamoDBClient {
    send = (input: unknown) => input;
  }
  const command = function (input: unknown) {
    return input;
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- the copied text is what is tested
  return (new Function('DynamoDBClient', 'PutItemCommand', code) as (...args: unknown[]) => unknown)(DynamoDBClient, command);
}

test('the SDK’s text gives back the request, whatever stands in it', async () => {
  const input = (await inputOf(copied('sdk', 'PutItem', withPrototype))) as typeof hostile;
  const plain = JSON.parse(JSON.stringify(input, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)));
  expect(plain).toEqual(JSON.parse(withPrototype));
  expect(Object.getPrototypeOf(input.Item)).toBe(Object.prototype);
  expect(input.Item.raw.B).toEqual(Uint8Array.of(0, 1, 255));
});

test('the shell hands the command exactly what the request says', () => {
  const text = copied('cli', 'PutItem', withPrototype);
  const script = `aws() { printf '%s\\0' "$@"; }\n${text}`;
  const args = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  expect(args.slice(0, 4)).toEqual(['dynamodb', 'put-item', '--table-name=-Orders', '--item']);
  expect(JSON.parse(args[4]!)).toEqual(JSON.parse(withPrototype).Item);
  expect(args).toHaveLength(5);
});

test.each([
  ['KeyConditionExpression', 'key-condition-expression'],
  ['SSESpecification', 'sse-specification'],
  ['GlobalSecondaryIndexUpdates', 'global-secondary-index-updates'],
  ['DescribeTable', 'describe-table'],
])('%s is %s on the command line', (name, option) => {
  expect(kebab(name)).toBe(option);
});

test.each([
  ['Orders', 'Orders'],
  ['', "''"],
  ['a b', "'a b'"],
  ['$x', "'$x'"],
  ['#s', "'#s'"],
  ["'", `''\\'''`],
])('%j is the shell word %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

test.each<[string, string, RegExp]>([
  ['Query', '{"TableName":', /^problem: This is not JSON yet\..*Line 1\.$/],
  ['Query', '[]', /^problem: A request is a JSON object/],
  ['AdvanceClock', '{"Seconds":5}', /^problem: AdvanceClock is Dynascope’s own/],
])('%s %s can not be copied, and why is told', (operation, request, problem) => {
  expect(copied('sdk', operation, request)).toMatch(problem);
});
