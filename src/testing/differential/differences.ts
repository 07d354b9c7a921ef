/**
 * Where dynalite answers otherwise and we are right, or at least not wrong: the reference outranks it. Every
 * row has an example; one that no longer disagrees fails the test, so that the table stays true.
 */
import type { Body } from '../story.ts';
import { tableOf } from '../table-notation.ts';
import type { Request } from '../requests/valid-requests.ts';
import type { Answered } from './peer.ts';

export interface Difference {
  readonly name: string;
  readonly why: string;
  /** Reference id or page. */
  readonly source: string;
  /** Of our message, or of the status where there is none. */
  readonly ours: RegExp;
  readonly theirs: RegExp;
  /** Of the request that the two answer, as JSON. */
  readonly request?: RegExp;
  readonly example: Request;
}

const get = (body: object): Request => ({ operation: 'GetItem', body: { TableName: 'Plain', Key: { pk: { S: 'a' } }, ...body } });
const put = (body: object): Request => ({ operation: 'PutItem', body: { TableName: 'Plain', Item: { pk: { S: 'a' } }, ...body } });
const update = (body: object): Request => ({ operation: 'UpdateItem', body: { TableName: 'Plain', Key: { pk: { S: 'a' } }, ...body } });
const scan = (body: object): Request => ({ operation: 'Scan', body: { TableName: 'Music', ...body } });
const query = (body: object): Request => ({ operation: 'Query', body: { TableName: 'Plain', KeyConditionExpression: 'pk = :k', ...body } });
const key = { ExpressionAttributeValues: { ':k': { S: 'a' } } };
let drawn = 0;
/** A table of its own: what dynalite accepts is there from then on. */
const create = (body: object): Request => ({
  operation: 'CreateTable',
  body: { ...tableOf(`Drawn${++drawn} pk:S sk:S`), ...body },
});
const byTitle = { IndexName: 'byTitle', KeySchema: [{ AttributeName: 'title', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } };
const withTitle = (...more: object[]): object[] =>
  ['pk', 'sk', 'title'].map((AttributeName): object => ({ AttributeName, AttributeType: 'S' })).concat(more);

/** Message of an error, or status of a success. */
export const saying = ({ status, body }: Answered): string =>
  status === 200 ? '200' : String((body as Body).message ?? (body as Body).Message ?? (body as Body).__type);

export const differences: readonly Difference[] = [
  {
    name: 'Attributes is left out when there are none',
    why: 'an update that touches nothing answers no empty map',
    source: 'reference 13.34 (M-X)',
    ours: /^200$/,
    theirs: /^200$/,
    request: /"ReturnValues":"UPDATED_(OLD|NEW)"/,
    example: update({ UpdateExpression: 'REMOVE title', ReturnValues: 'UPDATED_NEW' }),
  },
  {
    name: 'bad table name of a data operation',
    why: 'the data plane asks for one character, and tells a bad name alone',
    source: 'reference 1.35, 13.08, rows 1 to 4 (M-C)',
    ours: /at 'tableName'|^Requested resource not found/,
    theirs: /at 'tableName'/,
    example: get({ TableName: 'ab' }),
  },
  {
    name: 'bad table name of CreateTable',
    why: 'a name of two characters fails the constraint of the model',
    source: 'reference row 6 (M-C)',
    ours: /at 'tableName'/,
    theirs: /^TableName must be at least 3 characters long/,
    example: create({ TableName: 'ab' }),
  },
  {
    name: 'syntax error in an expression',
    why: 'AWS names the token and what stands near it',
    source: 'reference row 66 (M-C)',
    ours: /Syntax error; token: /,
    theirs: /Syntax error; Expected /,
    example: get({ ProjectionExpression: 'title,' }),
  },
  {
    name: 'empty key value',
    why: 'wording of 2020 and later; Query is held to it too',
    source: 'reference row 42 (M-X)',
    ours: /^One or more parameter values are not valid\. The AttributeValue for a key attribute/,
    theirs: /^(200|One or more parameter values were invalid: The AttributeValue for a key attribute)/,
    example: get({ Key: { pk: { S: '' } } }),
  },
  {
    name: 'empty key value of an index',
    why: 'dynalite stores it',
    source: 'reference rows 43, 44 (M-X)',
    ours: /^One or more parameter values are not valid\..*secondary index key/,
    theirs: /^(200|The conditional request failed)$/,
    example: put({ TableName: 'Blobs', Item: { pk: { B: 'YQ==' }, sk: { B: 'YQ==' }, title: { S: '' } } }),
  },
  {
    name: 'empty attribute name',
    why: 'dynalite takes an empty name for none',
    source: 'reference 1.34 (D); text: bug reports',
    ours: /Empty attribute name/,
    theirs: /not defined; attribute name|unused in expressions|^200$|^The conditional request failed$|Key attributes/,
    example: get({ ProjectionExpression: '#n', ExpressionAttributeNames: { '#n': '' } }),
  },
  {
    name: 'null in a map of names',
    why: 'a null stands for a member that is not there; dynalite keeps its key',
    source: 'assumption, see protocol/shape.ts',
    ours: /.*/,
    theirs: /ExpressionAttribute(Names|Values) contains invalid key|not defined; attribute name|unused in expressions/,
    request: /"Expression(AttributeNames|AttributeValues)":\{[^}]*null/,
    example: get({ ProjectionExpression: 'title', ExpressionAttributeNames: { wrong: null } }),
  },
  {
    name: 'null in a list of texts',
    why: 'an element without members, as in every list',
    source: 'assumption, see protocol/shape.ts',
    ours: /^Start of structure or map found where not expected$/,
    theirs: /.*/,
    request: /\[[^\]]*null/,
    example: put({ Item: { pk: { S: 'a' }, set: { NS: [null] } } }),
  },
  {
    name: 'what is wrong with base64',
    why: 'dynalite tells every fault as one of the last character, as its own comment says',
    source: 'assumption, see kernel/base64.ts',
    ours: /^Invalid Base64 character/,
    theirs: /^Invalid last non-pad Base64 character/,
    example: put({ Item: { pk: { S: 'a' }, raw: { B: '====' } } }),
  },
  {
    name: 'ConsistentRead of a Scan',
    why: 'dynalite does not know the parameter',
    source: 'SDK model',
    ours: /Boolean|found where not expected|Unexpected token|^Consistent reads are not supported/,
    theirs: /.*/,
    request: /"ConsistentRead":.*|"TotalSegments"/,
    example: scan({ IndexName: 'byGenre', ConsistentRead: true }),
  },
  {
    name: 'Segment without TotalSegments',
    why: 'dynalite takes segment 0 for none',
    source: 'reference row 104 (M-C)',
    ours: /^The TotalSegments parameter is required/,
    theirs: /.*/,
    example: scan({ Segment: 0 }),
  },
  {
    name: 'Limit of a Query',
    why: 'Query words it otherwise than Scan',
    source: 'reference row 97 (M-C)',
    ours: /^1 validation error detected: Value at 'Limit'/,
    theirs: /at 'limit'/,
    example: query({ ...key, Limit: 0 }),
  },
  {
    name: 'attributes that a global index lacks',
    why: 'dynalite answers without them',
    source: 'reference 9.09 (M-X)',
    ours: /^One or more parameter values were invalid: Global secondary index \w+ does not project/,
    theirs: /.*/,
    example: scan({ IndexName: 'byGenre', ProjectionExpression: 'tag' }),
  },
  {
    name: 'attributes that a local index lacks',
    why: 'AWS fetches them from the table; dynalite does so for ALL_ATTRIBUTES only',
    source: 'reference 2.10, 9.09 (M-X)',
    ours: /^200$/,
    theirs: /^200$/,
    request: /"IndexName":"(byYear|byGenre)".*"(ProjectionExpression|FilterExpression)"/,
    example: scan({ IndexName: 'byYear', ProjectionExpression: 'tag' }),
  },
  {
    name: 'attribute defined twice',
    why: 'AWS says so before it looks at the keys',
    source: 'reference 13.6 (M-Q)',
    ours: /^Attribute Name is duplicated: /,
    theirs: /are not defined in AttributeDefinitions/,
    example: create({ AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }, { AttributeName: 'pk', AttributeType: 'S' }, { AttributeName: 'x', AttributeType: 'S' }] }),
  },
  {
    name: 'order of the definitions that a message lists',
    why: 'AWS lists them as a hash table of Java holds them, dynalite as they were sent',
    source: 'M-Q 127 (see limits.ts)',
    ours: /are not defined in AttributeDefinitions\. Keys: /,
    theirs: /are not defined in AttributeDefinitions\. Keys: /,
    example: create({ KeySchema: [{ AttributeName: 'no', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }, { AttributeName: 'sk', AttributeType: 'S' }] }),
  },
  {
    name: 'order of what is wrong with the name of an index',
    why: 'dynalite names the pattern before the length',
    source: 'M-Q 127 (see limits.ts)',
    ours: /econdaryIndexes\.\d+\.member\.indexName' failed to satisfy constraint: Member must have length/,
    theirs: /econdaryIndexes\.\d+\.member\.indexName' failed to satisfy constraint: Member must satisfy regular expression/,
    example: create({ AttributeDefinitions: withTitle(), GlobalSecondaryIndexes: [{ ...byTitle, IndexName: '' }] }),
  },
  {
    name: 'definitions that no key uses, and a local index without a sort key',
    why: 'AWS looks at the definitions first',
    source: 'M-Q 127 (see limits.ts)',
    ours: /^One or more parameter values were invalid: Some AttributeDefinitions are not used/,
    theirs: /^One or more parameter values were invalid: Index KeySchema does not have a range key for index/,
    example: create({
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
      AttributeDefinitions: ['pk', 'sk', 'title'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      LocalSecondaryIndexes: [{ IndexName: 'byTitle', KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }],
    }),
  },
  {
    name: 'order of what is missing of an attribute definition',
    why: 'dynalite names the name before the type',
    source: 'reference 13.6 (M-Q)',
    ours: /attributeDefinitions\.\d+\.member\.attributeType' failed .*attributeDefinitions\.\d+\.member\.attributeName'/,
    theirs: /attributeDefinitions\.\d+\.member\.attributeName' failed .*attributeDefinitions\.\d+\.member\.attributeType'/,
    example: create({ AttributeDefinitions: [{}] as never }),
  },
  {
    name: 'table that exists',
    why: 'dynalite gives no message',
    source: 'reference row 28 (M-X)',
    ours: /^Table already exists/,
    theirs: /^$/,
    example: create({ TableName: 'Music' }),
  },
  {
    name: 'operands of a key condition',
    why: 'dynalite turns the expression into the old KeyConditions and words its faults so',
    source: 'reference rows 74, 89, 92',
    ours: /KeyConditionExpression|^One or more parameter values were invalid: Condition parameter type/,
    theirs: /ComparisonOperator|KeyConditionExpressions|unused in expressions|not defined|Conditions can be of length|contains conditions on/,
    example: query({ KeyConditionExpression: 'pk = :k', ExpressionAttributeValues: { ':k': { L: [] } } }),
  },
  {
    name: 'types without an order',
    why: 'only S, N and B can be above or below',
    source: 'reference 13.23, row 74 (M-X)',
    ours: /^Invalid \w+: Incorrect operand type for operator or function; operator or function: ([<>]=?|BETWEEN),/,
    theirs: /.*/,
    example: scan({ FilterExpression: 'title < :l', ExpressionAttributeValues: { ':l': { L: [] } } }),
  },
  {
    name: 'choices of a table definition',
    why: 'key types are constraints of the model',
    source: 'reference rows 9, 10 (M-C)',
    ours: /Member must satisfy enum value set: \[(HASH, RANGE|B, N, S)\]/,
    theirs: /.*/,
    example: create({
      AttributeDefinitions: withTitle(),
      GlobalSecondaryIndexes: [{ ...byTitle, KeySchema: [{ AttributeName: 'title', KeyType: 'FIRST' }] }],
    }),
  },
  {
    name: 'empty names in a table definition',
    why: 'the model asks for one character',
    source: 'SDK model, KeySchemaAttributeName',
    ours: /attributeName' failed to satisfy constraint: Member must have length/,
    theirs: /.*/,
    example: create({ KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: '', KeyType: 'RANGE' }] }),
  },
  {
    name: 'attributes that no key uses',
    why: 'dynalite looks only at tables without indexes',
    source: 'reference row 15; https://github.com/aws-cloudformation/cfn-lint/issues/1037',
    ours: /Some AttributeDefinitions are not used/,
    theirs: /^200$/,
    example: create({ AttributeDefinitions: withTitle({ AttributeName: 'note', AttributeType: 'S' }), GlobalSecondaryIndexes: [byTitle] }),
  },
  {
    name: 'INCLUDE without a list',
    why: 'dynalite lets it pass',
    source: 'reference row 23 (M-X)',
    ours: /ProjectionType is INCLUDE, but NonKeyAttributes is not specified/,
    theirs: /^200$/,
    example: create({
      AttributeDefinitions: withTitle(),
      GlobalSecondaryIndexes: [{ ...byTitle, Projection: { ProjectionType: 'INCLUDE' } }],
    }),
  },
  {
    name: 'throughput of a global index',
    why: 'a provisioned table has provisioned indexes',
    source: 'SDK model, GlobalSecondaryIndex',
    ours: /ProvisionedThroughput is not specified for index/,
    theirs: /^200$/,
    example: create({
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
      AttributeDefinitions: withTitle(),
      GlobalSecondaryIndexes: [byTitle],
    }),
  },
  {
    name: 'a batch of nothing',
    why: 'AWS words it by the parameter',
    source: 'reference row 109 (M-C)',
    ours: /^The requestItems parameter is required for Batch(Get|Write)Item$|: Value at 'RequestItems' failed to satisfy constraint/,
    theirs: /at 'requestItems' failed to satisfy constraint/,
    example: { operation: 'BatchWriteItem', body: { RequestItems: {} } },
  },
  {
    name: 'number of keys of a batch',
    why: 'AWS names the member with a capital letter and shows no value',
    source: 'reference row 110 (M-C)',
    ours: /Value at 'RequestItems\.[^']*\.member\.Keys' failed to satisfy constraint/,
    theirs: /at 'requestItems\.[^']*\.member\.keys' failed to satisfy constraint/,
    example: { operation: 'BatchGetItem', body: { RequestItems: { Plain: { Keys: [] } } } },
  },
  {
    name: 'writes of a batch as a message shows them',
    why: 'AWS prints the objects of its Java, dynalite JSON',
    source: 'reference row 111 (M-C)',
    ours: /^1 validation error detected: Value '\{.*=\[.*\}' at 'requestItems' failed/,
    theirs: /^1 validation error detected: Value '\{".*\}' at 'requestItems' failed/,
    example: { operation: 'BatchWriteItem', body: { RequestItems: { Plain: [] } } },
  },
  {
    name: 'types that an operator of Expected takes',
    why: 'dynalite looks at those of filters only',
    source: 'SDK model, ExpectedAttributeValue',
    ours: /ComparisonOperator \w+ is not valid for \w+ AttributeValue type$/,
    theirs: /.*/,
    request: /"Expected":/,
    example: put({ Expected: { note: { ComparisonOperator: 'GT', AttributeValueList: [{ L: [] }] } } }),
  },
  {
    name: 'OR between conditions, and NE of what is not there',
    why: 'dynalite takes OR for AND in filters, and holds that what is not there is not unequal',
    source: 'SDK model, ConditionalOperator; reference 13.21',
    ours: /.*/,
    theirs: /.*/,
    request: /"ConditionalOperator":"OR"/,
    example: scan({
      ScanFilter: { tag: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'none' }] }, list: { ComparisonOperator: 'NULL' } },
      ConditionalOperator: 'OR',
    }),
  },
  {
    name: 'order of texts above U+FFFF in BETWEEN',
    why: 'AWS sorts by bytes of UTF-8, dynalite by units of UTF-16',
    source: 'reference 13.44',
    ours: /.*/,
    theirs: /^The BETWEEN condition was provided a range/,
    request: /"BETWEEN"/,
    example: scan({ ScanFilter: { note: { ComparisonOperator: 'BETWEEN', AttributeValueList: [{ S: '\uffee' }, { S: '\u{1f600}' }] } } }),
  },
  {
    name: 'starting key of another collection, inside the condition on the sort key',
    why: 'AWS says that it is outside, as its users report; the text of dynalite is one for a whole key',
    source: 'https://github.com/scylladb/scylladb/issues/26988',
    ours: /^The provided starting key is outside query boundaries/,
    theirs: /^The query can return at most one row and cannot be restarted$/,
    example: {
      operation: 'Query',
      body: {
        TableName: 'Music',
        KeyConditionExpression: 'pk = :k AND sk > :n',
        ExpressionAttributeValues: { ':k': { S: 'a' }, ':n': { N: '1' } },
        ExclusiveStartKey: { pk: { S: 'b' }, sk: { N: '2' } },
      },
    },
  },
  {
    name: 'ConditionalOperator over fewer than two conditions',
    why: 'dynalite does not know this check',
    source: "AWS's own DAX client (aws-dax-js-sdk-v3, RequestValidator)",
    ours: /ConditionalOperator can(not| only) be used/,
    theirs: /.*/,
    example: { operation: 'Scan', body: { TableName: 'Plain', ScanFilter: { note: { ComparisonOperator: 'NULL' } }, ConditionalOperator: 'OR' } },
  },
  {
    name: 'starting key of a Query or of an index',
    why: 'AWS says no more than that it is invalid; dynalite tells some faults of its values',
    source: 'https://github.com/ExtendDB/extenddb/pull/86',
    ours: /^The provided starting key is invalid$/,
    theirs: /^(The provided starting key is invalid: )?(The provided key element does not match the schema|One or more parameter values (were invalid|are not valid))/,
    example: query({ TableName: 'Music', ...key, ExclusiveStartKey: { pk: { S: 'a' }, sk: { S: 'a' } } }),
  },
  {
    name: 'null in a map of tables',
    why: 'a null stands for a member that is not there; dynalite keeps its key',
    source: 'assumption, see protocol/shape.ts',
    ours: /.*/,
    theirs: /at 'requestItems|^$|crash/,
    request: /"RequestItems":\{.*null/,
    example: { operation: 'BatchWriteItem', body: { RequestItems: { Music: null, Plain: [{ DeleteRequest: { Key: { pk: { S: 'a' } } } }] } } },
  },
];

export const explains = ({ ours, theirs, request }: Difference, asked: Request, our: Answered, their: Answered): boolean =>
  ours.test(saying(our)) && theirs.test(saying(their)) && (request === undefined || request.test(JSON.stringify(asked.body)));
