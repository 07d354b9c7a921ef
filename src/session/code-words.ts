/** The names of the AWS SDK that code against the simulated operations needs. */
import { operationGroups } from './parameters.ts';

export interface CodeWord {
  readonly text: string;
  readonly from: string;
}

export const clientPackage = '@aws-sdk/client-dynamodb';
export const libPackage = '@aws-sdk/lib-dynamodb';

/** The document client's commands, and the operations they send. */
const documentOperations: Readonly<Record<string, string>> = {
  GetCommand: 'GetItem',
  PutCommand: 'PutItem',
  UpdateCommand: 'UpdateItem',
  DeleteCommand: 'DeleteItem',
  QueryCommand: 'Query',
  ScanCommand: 'Scan',
  BatchGetCommand: 'BatchGetItem',
  BatchWriteCommand: 'BatchWriteItem',
  TransactGetCommand: 'TransactGetItems',
  TransactWriteCommand: 'TransactWriteItems',
};

const words = (from: string, texts: readonly string[]): CodeWord[] => texts.map((text) => ({ text, from }));

/** Source: the exports of the SDK's two packages. */
export const codeWords: readonly CodeWord[] = [
  ...words(clientPackage, [
    'DynamoDBClient',
    ...operationGroups.flatMap(({ operations }) => operations.map((operation) => `${operation}Command`)),
    'paginateListTables',
    'paginateQuery',
    'paginateScan',
    'waitUntilTableExists',
    'waitUntilTableNotExists',
    'ConditionalCheckFailedException',
    'ResourceInUseException',
    'ResourceNotFoundException',
    'TransactionCanceledException',
  ]),
  ...words(libPackage, [
    'DynamoDBDocumentClient',
    ...Object.keys(documentOperations),
    'NumberValue',
    'paginateQuery',
    'paginateScan',
  ]),
];

export interface CommandTarget {
  readonly operation: string;
  /** The document client takes plain values where the other takes typed ones. */
  readonly isDocument: boolean;
}

/** What `new <name>(…)` sends, by what the file imports; nothing for other classes. */
export function commandTarget(name: string, source: string): CommandTarget | undefined {
  const isOfLib = importsFrom(source, name) === libPackage;
  const ofLib = Object.hasOwn(documentOperations, name) ? documentOperations[name] : undefined;
  if (ofLib !== undefined && (isOfLib || !/^(Query|Scan)/.test(name))) return { operation: ofLib, isDocument: true };
  return name.endsWith('Command') ? { operation: name.slice(0, -'Command'.length), isDocument: false } : undefined;
}

/** From which package a file imports a name. */
function importsFrom(source: string, name: string): string | undefined {
  for (const [, names = '', from] of source.matchAll(/import\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g)) {
    if (names.split(/[\s,]+/).includes(name)) return from;
  }
  return undefined;
}
