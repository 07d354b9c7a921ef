import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import type { Explanation } from './error-explanation.ts';
import { explainError } from './error-explanations.ts';
import { explanationsByName } from './error-explanations-names.ts';
import { Session } from './session.ts';

const connection = await memoryConnection();
const session = new Session(connection, await connection.clock());
afterAll(() => session.close());

const TableName = 'Orders';
beforeAll(async () => {
  await session.run('SetClock', { Speed: 0 });
  await session.run('CreateTable', tableOf('Orders pk:S sk:N'));
  await session.run('AdvanceClock', { Seconds: 5 });
  await session.run('CreateTable', tableOf('Films pk:S | vector byMeaning emb 2 COSINE [tenant:S] kind:S'));
  await session.run('AdvanceClock', { Seconds: 5 });
  await session.run('PutItem', { TableName, Item: { pk: { S: 'a' }, sk: { N: '1' }, tags: { SS: ['x'] } } });
});

async function explained(operation: string, request: object): Promise<Explanation> {
  const { error } = await session.run(operation, request);
  expect(error, 'the request is refused').toBeDefined();
  const explanation = explainError(error!);
  expect(explanation, `nothing explains ${error!.name}: ${error!.message}`).toBeDefined();
  return explanation!;
}

const attribute = (name: string, type = 'S'): object => ({ AttributeName: name, AttributeType: type });
const hash = (name: string): object => ({ AttributeName: name, KeyType: 'HASH' });
const range = (name: string): object => ({ AttributeName: name, KeyType: 'RANGE' });
const all = { ProjectionType: 'ALL' };
const newTable = {
  TableName: 'Carts',
  AttributeDefinitions: [attribute('pk')],
  KeySchema: [hash('pk')],
  BillingMode: 'PAY_PER_REQUEST',
};
const Key = { pk: { S: 'a' }, sk: { N: '1' } };
const global = { IndexName: 'byDate', KeySchema: [hash('date')], Projection: all };
const emb = (...numbers: string[]): object => ({ L: numbers.map((N) => ({ N })) });
const film = (own: object): object => ({ TableName: 'Films', Item: { pk: { S: 'a' }, ...own } });
const search = (own: object): object => ({ TableName: 'Films', IndexName: 'byMeaning', TopK: 1, SearchVector: [{ N: '1' }, { N: '0' }], ...own });
const where = (SearchConditionExpression: string, value: object = { S: 'a' }): object => ({ SearchConditionExpression, ExpressionAttributeValues: { ':x': value } });
const vectorIndex = { IndexName: 'byMeaning', VectorAttribute: { AttributeName: 'emb' }, Dimensions: 2, DistanceFunction: 'COSINE', Projection: all };
const write = (kind: string, own: object): object => ({ [kind]: { TableName, ...own } });

/** Each is a request that DynamoDB refuses, and what the explanation says of it, whichever words the refusal has. */
const cases: readonly (readonly [operation: string, request: object, means: RegExp])[] = [
  ['CreateTable', { ...newTable, TableName }, /There is a table named Orders/],
  ['CreateTable', { ...newTable, TableName: 'ab' }, /^TableName must have a length of 3 or more; it is ab\.$/],
  ['CreateTable', { ...newTable, TableName: "o'r; Value" }, /letters, digits.*it is o'r; Value\.$/],
  ['CreateTable', { ...newTable, KeySchema: [] }, /KeySchema must have a length of 1 or more/],
  ['CreateTable', { ...newTable, BillingMode: 'FREE' }, /BillingMode must be one of PROVISIONED, PAY_PER_REQUEST; it is FREE/],
  ['CreateTable', { ...newTable, BillingMode: 'PROVISIONED' }, /how many/],
  ['CreateTable', { ...newTable, ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }, /no provisioned units/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk', 'SS')] }, /AttributeType of AttributeDefinitions, number 1, must be one of B, N, S; it is SS/],
  ['CreateTable', { ...newTable, KeySchema: [hash('pk'), range('pk')] }, /more attributes than AttributeDefinitions/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk'), attribute('x')], KeySchema: [hash('pk'), range('pk')] }, /two attributes/],
  ['CreateTable', { ...newTable, KeySchema: [range('pk')] }, /partition key \(HASH\) first/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('other')] }, /The key is pk; types are given for: other/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk'), attribute('x')] }, /Only attributes of keys are defined/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk'), attribute('date'), attribute('$1')], GlobalSecondaryIndexes: [global] }, /Defined are .*\$1.*; keys are /],
  ['CreateTable', { ...newTable, GlobalSecondaryIndexes: [] }, /nothing in it/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk'), attribute('x')], LocalSecondaryIndexes: [{ ...global, KeySchema: [hash('pk'), range('x')] }] }, /no first one/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk'), attribute('date')], GlobalSecondaryIndexes: [{ ...global, Projection: { ProjectionType: 'INCLUDE' } }] }, /None is named/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk'), attribute('date')], GlobalSecondaryIndexes: [{ ...global, Projection: { ...all, NonKeyAttributes: ['a'] } }] }, /ALL says by itself/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk'), attribute('date')], GlobalSecondaryIndexes: [global, global] }, /both be named byDate/],
  ['CreateTable', { ...newTable, AttributeDefinitions: [attribute('pk'), attribute('date')], BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 }, GlobalSecondaryIndexes: [global] }, /byDate comes without/],
  ['CreateTable', { ...newTable, BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 50_000, WriteCapacityUnits: 1 } }, /at most 40000 /],
  ['CreateTable', { ...newTable, BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 'many' } }, /not the JSON that DynamoDB expects/],
  ['CreateTable', { ...newTable, OnDemandThroughput: { MaxReadRequestUnits: 0 } }, /MaxReadRequestUnits is a number of units/],
  ['CreateTable', { ...newTable, StreamSpecification: { StreamEnabled: true } }, /what its records hold/],
  ['DeleteTable', { TableName: 'Nowhere' }, /There is no table named Nowhere/],
  ['DescribeTable', {}, /TableName is missing/],
  ['DescribeTable', { TableName: 'x' }, /TableName must have a length of 3 or more/],
  ['UpdateTable', { TableName }, /changes nothing/],
  ['UpdateTable', { TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'none' } }] }, /no global index named none/],
  ['UpdateTable', { TableName, StreamSpecification: { StreamEnabled: false } }, /no stream/],
  ['ListTables', { Limit: 0 }, /Limit must be at least 1; it is 0/],

  ['GetItem', { TableName: 'Nowhere', Key }, /no table or index of this name/],
  ['GetItem', { TableName, Key: { pk: { S: 'a' } } }, /all key attributes/],
  ['PutItem', { TableName, Item: { pk: { S: 'a' } } }, /sk is one of them/],
  ['PutItem', { TableName, Item: { pk: { N: '1' }, sk: { N: '1' } } }, /pk is of type S .* as N/],
  ['PutItem', { TableName, Item: { ...Key, pk: { S: '' } } }, /pk is empty/],
  ['PutItem', { TableName, Item: { ...Key, x: {} } }, /without its type/],
  ['PutItem', { TableName, Item: { ...Key, x: { N: 'one' } } }, /no number/],
  ['PutItem', { TableName, Item: { ...Key, x: { N: '1'.repeat(39) } } }, /38 digits/],
  ['PutItem', { TableName, Item: { ...Key, x: { SS: [] } } }, /one member at least/],
  ['PutItem', { TableName, Item: { ...Key, x: { SS: ['a', 'a'] } } }, /once/],
  ['PutItem', { TableName, Item: { ...Key, x: { S: 'x'.repeat(410_000) } } }, /400 KB/],
  ['PutItem', { TableName, Item: { pk: { S: 'x'.repeat(2049) }, sk: { N: '1' } } }, /2048 bytes/],
  ['PutItem', { TableName, Item: Key, ReturnValues: 'ALL_NEW' }, /nothing else/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: 'attribute_not_exists(pk)' }, /does not hold/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: 'status = :x', ExpressionAttributeValues: { ':x': { S: '' } } }, /status is one of DynamoDB’s reserved words/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: 'pk = :x' }, /uses :x/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: '#n = pk' }, /placeholder #n/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: 'pk =' }, /can’t be read at <EOF>/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: '' }, /empty/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: 'nope(pk)' }, /no function nope/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: 'size(pk)' }, /size does not fit/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: 'begins_with(pk)' }, /does not take 1 operands/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: '((pk = pk))' }, /parentheses/],
  ['PutItem', { TableName, Item: Key, ConditionExpression: 'pk = pk' }, /with itself/],
  ['PutItem', { TableName, Item: Key, ExpressionAttributeValues: { ':x': { S: '' } } }, /no expression that could use it/],
  ['UpdateItem', { TableName, Key, UpdateExpression: 'SET pk = :x', ExpressionAttributeValues: { ':x': { S: 'b' } } }, /pk is part of the primary key/],
  ['UpdateItem', { TableName, Key, UpdateExpression: 'SET a = b' }, /does not have/],
  ['UpdateItem', { TableName, Key, UpdateExpression: 'SET a.b = :x', ExpressionAttributeValues: { ':x': { S: 'b' } } }, /not there/],
  ['UpdateItem', { TableName, Key, UpdateExpression: 'SET a = tags + :x', ExpressionAttributeValues: { ':x': { N: '1' } } }, /another type/],
  ['UpdateItem', { TableName, Key, UpdateExpression: 'SET a = :x, a.b = :x', ExpressionAttributeValues: { ':x': { N: '1' } } }, /one place twice/],
  ['UpdateItem', { TableName, Key, UpdateExpression: 'SET a = :x SET b = :x', ExpressionAttributeValues: { ':x': { N: '1' } } }, /has one SET/],
  ['UpdateItem', { TableName, Key, UpdateExpression: 'SET a = :x', ExpressionAttributeValues: { ':x': { N: '1' }, ':y': { N: '1' } } }, /Values has :y/],

  ['Query', { TableName }, /does not say which/],
  ['Query', { TableName, Limit: 0, KeyConditionExpression: 'pk = :x', ExpressionAttributeValues: { ':x': { S: 'a' } } }, /Limit must be at least 1/],
  ['Query', { TableName, KeyConditionExpression: 'sk = :x', ExpressionAttributeValues: { ':x': { N: '1' } } }, /does not say what pk is/],
  ['Query', { TableName, KeyConditionExpression: 'pk > :x', ExpressionAttributeValues: { ':x': { S: 'a' } } }, /one value of the partition key/],
  ['Query', { TableName, KeyConditionExpression: 'pk = :x', ExpressionAttributeValues: { ':x': { N: '1' } } }, /another type than the key/],
  ['Query', { TableName, KeyConditionExpression: 'pk = :x OR sk = :x', ExpressionAttributeValues: { ':x': { S: 'a' } } }, /OR does not work in a key condition/],
  ['Query', { TableName, KeyConditionExpression: 'pk = :x', FilterExpression: 'sk > :n', ExpressionAttributeValues: { ':x': { S: 'a' }, ':n': { N: '1' } } }, /asks for sk/],
  ['Scan', { TableName, IndexName: 'none' }, /no index none/],
  ['Scan', { TableName, Segment: 0 }, /TotalSegments is missing/],
  ['Scan', { TableName, Segment: 2, TotalSegments: 2 }, /from 0/],
  ['Scan', { TableName, Select: 'SPECIFIC_ATTRIBUTES' }, /attributes you name/],
  ['Scan', { TableName, Select: 'ALL_PROJECTED_ATTRIBUTES' }, /no projection/],
  ['Scan', { TableName, ExclusiveStartKey: { pk: { S: 'a' } } }, /not a place/],

  ['PutItem', film({ emb: emb('1') }), /^Every vector in the index byMeaning has 2 numbers; emb has 1\.$/],
  ['PutItem', film({ emb: { S: 'a' } }), /emb is no such thing/],
  ['PutItem', film({ emb: emb('1', '1e39') }), /emb\[1\] is no such thing/],
  ['PutItem', film({ emb: emb('1', '0'), kind: { N: '1' } }), /kind, which is of type S there; it comes as N/],
  ['SearchVectors', search({}), /looks into one partition/],
  ['SearchVectors', search({ SearchVector: [{ N: '1' }], ...where('tenant = :x') }), /2 numbers in each, SearchVector has 1/],
  ['SearchVectors', search({ SearchVector: [{ S: 'a' }, { N: '1' }], ...where('tenant = :x') }), /list of numbers/],
  ['SearchVectors', search({ TopK: 5000, ...where('tenant = :x') }), /5000 are asked for/],
  ['SearchVectors', search(where('tenant = :x AND extra = :x')), /extra is none/],
  ['SearchVectors', search(where('tenant > :x')), /by = alone/],
  ['SearchVectors', search(where('tenant = :x', { N: '1' })), /another type/],
  ['Query', { TableName: 'Films', IndexName: 'byMeaning', KeyConditionExpression: 'pk = :x', ExpressionAttributeValues: { ':x': { S: 'a' } } }, /no key that could be asked for/],
  ['CreateTable', { ...newTable, BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 }, VectorIndexes: [vectorIndex] }, /is on demand/],
  ['CreateTable', { ...newTable, VectorIndexes: [{ ...vectorIndex, SearchSchema: [{ AttributeName: 'x', SearchSchemaElementType: 'HASH' }] }] }, /need a type/],
  ['CreateTable', { ...newTable, VectorIndexes: [{ ...vectorIndex, VectorAttribute: { AttributeName: 'pk' } }] }, /pk holds vectors/],

  ['BatchWriteItem', { RequestItems: {} }, /RequestItems must have a length|empty/],
  ['BatchGetItem', { RequestItems: { [TableName]: { Keys: [Key, Key] } } }, /one item twice/],
  ['TransactWriteItems', { TransactItems: [write('Delete', { Key }), write('Update', { Key, UpdateExpression: 'REMOVE x' })] }, /for one item/],
  ['TransactWriteItems', { TransactItems: [write('Put', { Item: Key, ConditionExpression: 'attribute_not_exists(pk)' })] }, /None of the transaction’s actions/],
  ['TransactWriteItems', { TransactItems: [{}] }, /exactly one thing/],
  ['ExecuteStatement', { Statement: 'SELECT' }, /can’t be read/],
  ['ExecuteStatement', { Statement: 'DELETE FROM "Orders" WHERE pk = \'a\'' }, /whole primary key/],
  ['ImportTable', { TableName }, /answers it later/],
  ['CreateBackup', { TableName, BackupName: 'b' }, /BackupName must have a length of 3 or more; it is b/],
  ['MakeCoffee', {}, /no operation of this name/],
];

test.each(cases)('%s %j', async (operation, request, means) => {
  const explanation = await explained(operation, request);
  expect(explanation.means).toMatch(means);
  expect(explanation.next).toMatch(/\.$/);
});

test('a rule that speaks of the message says more than the name of the error would', async () => {
  const general = new Set(Object.values(explanationsByName).map(({ means }) => means));
  const unspecific: string[] = [];
  for (const [operation, request] of cases) {
    if (general.has((await explained(operation, request)).means)) unspecific.push(operation);
  }
  // These have no message, or one that says no more than their name.
  expect([...new Set(unspecific)].sort()).toEqual(['CreateTable', 'GetItem', 'MakeCoffee', 'PutItem', 'TransactWriteItems']);
});

/** Texts that need a long way to be met, or that are not simulated by every version of the engine. */
test.each([
  ['ValidationException', '1 validation error detected: Attribute name is too large, must be less than 65536 bytes', /less than 65536 bytes/],
  ['ValidationException', 'Cannot search backfilling vector index: byMeaning', /^The index byMeaning is new/],
  ['ResourceInUseException', "Attempt to change a resource which is still in use: Can't change stream status when an index is being created. Table: Orders Indexes: [a]", /“change stream status” has to wait: an index is being created/],
  ['ResourceInUseException', 'Attempt to change a resource which is still in use: Table IOPS are currently being updated. Table: Orders', /being changed already/],
  ['ResourceInUseException', 'Attempt to change a resource which is still in use: Index is being deleted. Table: Orders Index: a', /one state to another/],
  ['ValidationException', 'One or more parameter values were invalid: TableClass modification must be the only operation in the request', /^TableClass is changed by/],
  ['ValidationException', 'One or more parameter values were invalid: You cannot create or delete index while updating table IOPS', /create or delete index, and updating table IOPS/],
  ['ValidationException', 'One or more parameter values were invalid: ProvisionedThroughput is not specified for index: byDate', /byDate comes without/],
  ['ResourceNotFoundException', 'Requested resource not found: Index none for table Orders', /no global index named none\./],
  ['LimitExceededException', 'The requested ReadCapacityUnits, 50000, is above the per table maximum for the account in us-east-1. Per table maximum: 40000. Refer to the guide.', /at most 40000 ReadCapacityUnits .* 50000 are asked for/],
  ['LimitExceededException', 'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table', /at a time/],
  ['ProvisionedThroughputExceededException', 'The level of configured provisioned throughput for the table was exceeded.', /used up its units/],
] as const)('%s: %s', (name, message, means) => {
  expect(explainError({ name, message })?.means).toMatch(means);
});

test('several constraints that fail are told in one go', () => {
  const message =
    "2 validation errors detected: Value null at 'keySchema' failed to satisfy constraint: Member must not be null; Value '-1' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1";
  expect(explainError({ name: 'ValidationException', message })).toEqual({
    means: 'KeySchema is missing. ReadCapacityUnits of ProvisionedThroughput must be at least 1; it is -1.',
    next: 'Change these members and send the request again.',
  });
});

test('what a learner has called something stays as it is', () => {
  const explanation = explainError({ name: 'ResourceInUseException', message: 'Table already exists: $2$1' });
  expect(explanation?.means).toContain('named $2$1 in');
});

test('errors that DynamoDB does not have are explained by nobody', () => {
  for (const name of ['UnreadableAnswer', 'constructor', '__proto__']) expect(explainError({ name, message: '' })).toBeUndefined();
});

test.each([
  ['UnrecognizedClientException', 'The security token included in the request is invalid.', /does not know the access key/],
  ['InvalidSignatureException', 'Signature expired: 20261121T090000Z is now earlier than 20261121T091500Z', /clock of this machine/],
  ['ExpiredTokenException', 'The security token included in the request is expired', /run out/],
  ['EngineNotReached', 'Nobody answers at http://127.0.0.1:8000.', /does not run/],
  ['EngineRefusesPage', 'http://127.0.0.1:8000 is there', /allowed to its site/],
])('%s of another engine is explained, with what to do next', (name, message, means) => {
  const explanation = explainError({ name, message });
  expect(explanation?.means).toMatch(means);
  expect(explanation?.next).toMatch(/\.$/);
});
