/**
 * What can stand where in a request: the members of its shape, and the words that DynamoDB knows. Editors
 * complete from it, so that they offer what the engine reads and nothing else.
 */
import { requestShapes, type Shape, type SimulatedOperation, type TableRecord } from '#engine';
import { say } from '#texts/say.ts';

export interface OperationGroup {
  readonly label: string;
  readonly operations: readonly SimulatedOperation[];
}

const namedGroups: readonly OperationGroup[] = [
  { label: say('Items'), operations: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'] },
  { label: say('Tables'), operations: ['CreateTable', 'DescribeTable', 'ListTables', 'UpdateTable', 'DeleteTable'] },
  { label: say('Several items'), operations: ['BatchGetItem', 'BatchWriteItem', 'TransactGetItems', 'TransactWriteItems'] },
];
const grouped = new Set<string>(namedGroups.flatMap(({ operations }) => operations));
const others = (Object.keys(requestShapes) as SimulatedOperation[]).filter((operation) => !grouped.has(operation));

/** Every operation that is simulated, once. */
export const operationGroups: readonly OperationGroup[] = [
  ...namedGroups,
  { label: 'PartiQL', operations: others.filter((operation) => /Execute/.test(operation)) },
  { label: say('Others'), operations: others.filter((operation) => !/Execute/.test(operation)) },
].filter(({ operations }) => operations.length > 0);

export const isSimulated = (operation: string): operation is SimulatedOperation =>
  Object.hasOwn(requestShapes, operation);

/** Names and positions from the request's top down: `['KeySchema', 0, 'KeyType']`. */
export type Path = readonly (string | number)[];

export interface Suggestion {
  readonly text: string;
  /** What it is, in a word or two. */
  readonly detail: string;
  /** Offered before those with a lower one. */
  readonly rank: number;
  /** What the value of a name begins and ends with, as far as its kind says that. */
  readonly opening: '' | '""' | '{}' | '[]';
}

export interface Surroundings {
  readonly operation: string;
  readonly tables: readonly TableRecord[];
  /** The `TableName` that stands in the request, or in the part of it where the cursor is. */
  readonly tableName?: string | undefined;
}

const attributeTypes = {
  S: say('String'),
  N: say('Number, as text'),
  B: say('Binary, base64'),
  BOOL: say('Boolean'),
  NULL: say('Null'),
  M: say('Map'),
  L: say('List'),
  SS: say('String set'),
  NS: say('Number set'),
  BS: say('Binary set'),
} as const;

/** Legacy parameters: DynamoDB still takes them, and AWS advises against them. */
const legacy = new Set([
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
]);

/** Members without which the request is refused, or without which it rarely makes sense. */
const first = new Set([
  'TableName',
  'Key',
  'Item',
  'KeySchema',
  'AttributeDefinitions',
  'KeyConditionExpression',
  'UpdateExpression',
  'ExpressionAttributeValues',
]);

/** The names that an object at `path` can have. */
export function namesAt(surroundings: Surroundings, path: Path): Suggestion[] {
  const shape = shapeAt(surroundings.operation, path);
  switch (shape?.kind) {
    case 'structure':
      return Object.entries(shape.members).map(([name, member]) => ({
        text: name,
        detail: legacy.has(name) ? 'legacy' : kindWord(member),
        rank: legacy.has(name) ? 0 : first.has(name) ? 2 : 1,
        opening: openingOf(member),
      }));
    case 'attributeValue':
      return Object.entries(attributeTypes).map(([text, detail]) => ({
        text,
        detail,
        rank: 1,
        opening: openingOf(insideValue(text)),
      }));
    case 'map':
      return mapNames(surroundings, path, shape.of);
    default:
      return [];
  }
}

/** The values that can stand at `path`: words of DynamoDB's, or names of the learner's own. */
export function valuesAt(surroundings: Surroundings, path: Path): Suggestion[] {
  const shape = shapeAt(surroundings.operation, path);
  const name = path[path.length - 1];
  if (shape?.kind === 'boolean') return words(['true', 'false'], say('Boolean'));
  if (shape?.kind !== 'string' || typeof name !== 'string') return [];
  if (name === 'TableName') return words(surroundings.tables.map((table) => table.name), say('table'));
  const table = tableOf(surroundings);
  const indexes = surroundings.operation === 'SearchVectors' ? table?.vectorIndexes : table?.indexes;
  if (name === 'IndexName' && path.length === 1) return words(indexes?.map((index) => index.name) ?? [], say('index'));
  return words(choicesOf(surroundings.operation, name), 'choice');
}

const words = (texts: readonly string[], detail: string, opening: Suggestion['opening'] = ''): Suggestion[] =>
  texts.map((text) => ({ text, detail, rank: 1, opening }));

/** Names that the operation does not have at this place; DynamoDB leaves them unread. */
export function isUnknownName(operation: string, path: Path, name: string): boolean {
  const shape = shapeAt(operation, path);
  return shape?.kind === 'structure' && !Object.hasOwn(shape.members, name);
}

function shapeAt(operation: string, path: Path): Shape | undefined {
  let shape: Shape | undefined = isSimulated(operation) ? requestShapes[operation] : undefined;
  for (const step of path) shape = shape && stepInto(shape, step);
  return shape;
}

const attributeMap: Shape = { kind: 'map', of: { kind: 'attributeValue' }, javaType: '' };

function stepInto(shape: Shape, step: string | number): Shape | undefined {
  switch (shape.kind) {
    case 'structure':
      return typeof step === 'string' && Object.hasOwn(shape.members, step) ? shape.members[step] : undefined;
    case 'map':
      return typeof step === 'string' ? shape.of : undefined;
    case 'list':
      return typeof step === 'number' ? shape.of : undefined;
    case 'attributeValue':
      return insideValue(step);
    default:
      return undefined;
  }
}

function insideValue(type: string | number): Shape | undefined {
  switch (type) {
    case 'M':
      return attributeMap;
    case 'L':
      return { kind: 'list', of: { kind: 'attributeValue' } };
    case 'BOOL':
    case 'NULL':
      return { kind: 'boolean' };
    case 'SS':
    case 'NS':
    case 'BS':
      return { kind: 'list', of: { kind: 'string' } };
    case 'S':
    case 'N':
    case 'B':
      return { kind: 'string' };
    default:
      return undefined;
  }
}

const tableOf = ({ tables, tableName }: Surroundings): TableRecord | undefined =>
  tables.find(({ name }) => name === tableName);

/** Maps have names of the learner's: tables in a batch, key attributes in an item or a key. */
function mapNames(surroundings: Surroundings, path: Path, of: Shape): Suggestion[] {
  const { tables } = surroundings;
  const [last, ...above] = path.toReversed();
  if (last === 'RequestItems') return words(tables.map(({ name }) => name), say('table'), openingOf(of));
  const isItem = last === 'Item' || last === 'Key' || last === 'ExclusiveStartKey' || above[0] === 'Keys';
  if (of.kind !== 'attributeValue' || !isItem) return [];
  const table = path[0] === 'RequestItems' ? tables.find(({ name }) => name === path[1]) : tableOf(surroundings);
  const { partition = [], sort = [] } = table?.key ?? {};
  return [
    ...words(partition.map(({ name }) => name), say('partition key'), '{}'),
    ...words(sort.map(({ name }) => name), say('sort key'), '{}'),
  ];
}

function choicesOf(operation: string, name: string): readonly string[] {
  if (name === 'ReturnValues') {
    return operation === 'UpdateItem' ? ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] : ['NONE', 'ALL_OLD'];
  }
  return Object.hasOwn(choices, name) ? choices[name]! : [];
}

/** Source: the enumerations of the SDK's model of DynamoDB. */
const choices: Readonly<Record<string, readonly string[]>> = {
  AttributeType: ['S', 'N', 'B'],
  BackupType: ['USER', 'SYSTEM', 'ALL'],
  BillingMode: ['PAY_PER_REQUEST', 'PROVISIONED'],
  BillingModeOverride: ['PAY_PER_REQUEST', 'PROVISIONED'],
  DistanceFunction: ['COSINE', 'EUCLIDEAN', 'DOT_PRODUCT'],
  KeyType: ['HASH', 'RANGE'],
  ProjectionType: ['ALL', 'KEYS_ONLY', 'INCLUDE'],
  ReturnConsumedCapacity: ['TOTAL', 'INDEXES', 'NONE'],
  ReturnItemCollectionMetrics: ['SIZE', 'NONE'],
  ReturnValuesOnConditionCheckFailure: ['ALL_OLD', 'NONE'],
  SearchSchemaElementType: ['HASH', 'INLINE_FILTER'],
  Select: ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'],
  SSEType: ['KMS'],
  StreamViewType: ['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY'],
  TableClass: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'],
};

function kindWord(shape: Shape): string {
  switch (shape.kind) {
    case 'structure':
      return 'object';
    case 'attributeValue':
      return 'value';
    case 'integer':
    case 'long':
    case 'double':
    case 'timestamp':
      return 'number';
    default:
      return shape.kind;
  }
}

function openingOf(shape: Shape | undefined): Suggestion['opening'] {
  switch (shape?.kind) {
    case 'string':
      return '""';
    case 'list':
      return '[]';
    case 'structure':
    case 'map':
    case 'attributeValue':
      return '{}';
    default:
      return '';
  }
}
