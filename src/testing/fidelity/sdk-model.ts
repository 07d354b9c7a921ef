/**
 * Every parameter of every operation, out of the schemas that the AWS SDK for JavaScript carries with it. A
 * schema is an array: its kind, namespace, name and traits, then names and schemas of members, or of what a
 * list or map holds. Scalars are numbers; 64 and 128 added to one make a list or a map of it.
 */
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as streams from '@aws-sdk/client-dynamodb-streams';

type Schema = number | readonly unknown[] | (() => Schema);

const structureKind = 3;
const listKind = 1;
const mapKind = 2;
const unionKind = 4;
const listOf = 64;
const mapOf = 128;

const scalarNames = new Map([[0, 'string'], [1, 'number'], [2, 'boolean'], [21, 'blob'], [17, 'number'], [4, 'timestamp'], [7, 'timestamp']]);

/** `AttributeDefinitions[].AttributeName`: a list adds `[]`, a map `{}`. The value is the kind of the leaf. */
export type Parameters = ReadonlyMap<string, string>;

function open(schema: Schema): number | readonly unknown[] {
  let inner: Schema = schema;
  while (typeof inner === 'function') inner = inner();
  // A member with traits of its own is its schema and these.
  if (Array.isArray(inner) && typeof inner[0] !== 'number') return open(inner[0] as Schema);
  if (Array.isArray(inner) && inner.length === 2) return open(inner[0] as Schema);
  return inner;
}

function collect(schema: Schema, path: string, into: Map<string, string>): void {
  const opened = open(schema);
  if (typeof opened === 'number') {
    if (opened >= mapOf) return collect(opened - mapOf, `${path}{}`, into);
    if (opened >= listOf) return collect(opened - listOf, `${path}[]`, into);
    into.set(path, scalarNames.get(opened) ?? `scalar ${opened}`);
    return;
  }
  const [kind, , name] = opened;
  if (name === 'AttributeValue') into.set(path, 'attribute value');
  else if (kind === listKind) collect(opened[4] as Schema, `${path}[]`, into);
  else if (kind === mapKind) collect(opened[5] as Schema, `${path}{}`, into);
  else if (kind === structureKind || kind === unionKind) {
    const names = opened[4] as readonly string[];
    const schemas = opened[5] as readonly Schema[];
    for (const [i, member] of names.entries()) collect(schemas[i]!, path === '' ? member : `${path}.${member}`, into);
  } else into.set(path, `kind ${String(kind)}`);
}

function parametersOf(client: object, operation: string): Parameters {
  const found = new Map<string, string>();
  // Of an operation: kind, namespace, name, traits, input, output.
  const { [`${operation}$`]: schema } = client as Record<string, readonly unknown[]>;
  collect(schema![4] as Schema, '', found);
  return found;
}

const operationsOf = (client: object): string[] =>
  Object.keys(client)
    .filter((name) => name.endsWith('Command') && !name.startsWith('$'))
    .map((name) => name.slice(0, -'Command'.length))
    .sort();

/** Operations of DynamoDB and of its streams, with their parameters. */
export const sdkOperations: ReadonlyMap<string, Parameters> = new Map(
  [dynamodb, streams].flatMap((client) => operationsOf(client).map((operation) => [operation, parametersOf(client, operation)] as const)),
);
