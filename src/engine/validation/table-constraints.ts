/**
 * The model's constraints on table definitions. Source: reference 13.6, rows 5 to 10; paths and order E, and M-Q 038,
 * 041, 042, 123, 126 where that measured them.
 */
import { keyNameBytesMax, projectedNamesMax } from '#engine/model/limits.ts';
import type { RestoreOverrides } from '#engine/model/backup-requests.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import type {
  CreateTableRequest,
  TableParameters,
  UpdateTableRequest,
  WireAttributeDefinition,
  WireIndex,
  WireKeyElement,
  WireThroughput,
} from '#engine/model/requests.ts';
import { Constraints, plainTableName } from './constraints.ts';
import { membersText } from './java-text.ts';
import { checkTableArn } from './resource-arn.ts';
import { constrainVectorIndex } from './vector-index.ts';

export const required = (parameter: string): Refusal =>
  invalid(`The parameter '${parameter}' is required but was not present in the request`);

/**
 * The name or the ARN of a table that exists. Source: rows 5, 6; M-Q 013, 041, 072. The text of row 7 is that of the
 * new table's name in RestoreTableFromBackup (M-Q 457).
 */
export function checkExistingTableName(name: string | undefined): Refusal | undefined {
  if (name === undefined) return required('TableName');
  if (plainTableName(name) !== name) return checkTableArn(name);
  return new Constraints().tableName('tableName', name).refusal();
}

function attributeDefinitions(constraints: Constraints, definitions: readonly WireAttributeDefinition[] = []): void {
  definitions.forEach(({ AttributeName: name, AttributeType: type }, i) => {
    const path = `attributeDefinitions.${i + 1}.member`;
    constraints
      .required(`${path}.attributeType`, type)
      .oneOf(`${path}.attributeType`, type, ['B', 'N', 'S'])
      .required(`${path}.attributeName`, name)
      .lengthAtLeast(`${path}.attributeName`, name, 1)
      .lengthAtMost(`${path}.attributeName`, name, keyNameBytesMax);
  });
}

/** Source: https://github.com/nubo-db/dynoxide/issues/11. */
const keyElementText = ({ AttributeName: attributeName, KeyType: keyType }: WireKeyElement): string =>
  membersText('KeySchemaElement', { attributeName, keyType });

function keySchema(constraints: Constraints, path: string, elements: readonly WireKeyElement[] | undefined, most: number): void {
  constraints.required(path, elements);
  if (elements?.length === 0) constraints.failed(path, '[]', 'Member must have length greater than or equal to 1');
  if (elements !== undefined && elements.length > most) {
    constraints.failed(path, `[${elements.map(keyElementText).join(', ')}]`, `Member must have length less than or equal to ${most}`);
  }
  elements?.forEach(({ AttributeName: name, KeyType: type }, i) => {
    const member = `${path}.${i + 1}.member`;
    constraints
      .required(`${member}.attributeName`, name)
      .lengthAtLeast(`${member}.attributeName`, name, 1)
      .lengthAtMost(`${member}.attributeName`, name, keyNameBytesMax)
      .required(`${member}.keyType`, type)
      .oneOf(`${member}.keyType`, type, ['HASH', 'RANGE']);
  });
}

function throughput(constraints: Constraints, path: string, wanted: WireThroughput | undefined): void {
  if (wanted === undefined) return;
  for (const [name, units] of [
    ['writeCapacityUnits', wanted.WriteCapacityUnits],
    ['readCapacityUnits', wanted.ReadCapacityUnits],
  ] as const) {
    constraints.required(`${path}.${name}`, units).atLeast(`${path}.${name}`, units, 1);
  }
}

/** Elements of a global index's key: up to four of each kind. Source: reference 1.53. */
const globalKeyElementsMax = 8;

function index(constraints: Constraints, path: string, definition: WireIndex, keyElementsMax: number): void {
  constraints.tableName(`${path}.indexName`, definition.IndexName);
  keySchema(constraints, `${path}.keySchema`, definition.KeySchema, keyElementsMax);
  const { Projection: projection } = definition;
  constraints
    .required(`${path}.projection`, projection)
    .oneOf(`${path}.projection.projectionType`, projection?.ProjectionType, ['ALL', 'INCLUDE', 'KEYS_ONLY'])
    .lengthAtLeast(`${path}.projection.nonKeyAttributes`, projection?.NonKeyAttributes, 1)
    .lengthAtMost(`${path}.projection.nonKeyAttributes`, projection?.NonKeyAttributes, projectedNamesMax);
  throughput(constraints, `${path}.provisionedThroughput`, definition.ProvisionedThroughput);
}

function common(constraints: Constraints, wire: TableParameters): void {
  const { StreamSpecification: stream, SSESpecification: encryption } = wire;
  constraints.oneOf('billingMode', wire.BillingMode, ['PROVISIONED', 'PAY_PER_REQUEST']);
  if (stream !== undefined) {
    constraints
      .required('streamSpecification.streamEnabled', stream.StreamEnabled)
      .oneOf('streamSpecification.streamViewType', stream.StreamViewType, ['OLD_IMAGE', 'KEYS_ONLY', 'NEW_AND_OLD_IMAGES', 'NEW_IMAGE']);
  }
  constraints
    .oneOf('sSESpecification.sSEType', encryption?.SSEType, ['AES256', 'KMS'])
    .lengthAtLeast('sSESpecification.kMSMasterKeyId', encryption?.KMSMasterKeyId, 1);
  throughput(constraints, 'provisionedThroughput', wire.ProvisionedThroughput);
}

/** Told after the constraints, and not as one. Source: M-Q 287. */
function checkClass({ TableClass: wanted }: TableParameters): Refusal | undefined {
  if (wanted === undefined || wanted === 'STANDARD' || wanted === 'STANDARD_INFREQUENT_ACCESS') return undefined;
  return invalid(
    'Invalid table-class parameter provided. Please try again with a valid table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].',
  );
}

export function checkCreateConstraints(wire: CreateTableRequest): Refusal | undefined {
  if (wire.TableName === undefined) return required('TableName');
  // A bad name is told alone. Source: reference 13.08.
  const nameRefusal = new Constraints().tableName('tableName', wire.TableName).refusal();
  if (nameRefusal !== undefined) return nameRefusal;
  const constraints = new Constraints().required('attributeDefinitions', wire.AttributeDefinitions);
  attributeDefinitions(constraints, wire.AttributeDefinitions);
  keySchema(constraints, 'keySchema', wire.KeySchema, 2);
  common(constraints, wire);
  wire.LocalSecondaryIndexes?.forEach((definition, i) =>
    index(constraints, `localSecondaryIndexes.${i + 1}.member`, definition, 2),
  );
  wire.GlobalSecondaryIndexes?.forEach((definition, i) =>
    index(constraints, `globalSecondaryIndexes.${i + 1}.member`, definition, globalKeyElementsMax),
  );
  wire.VectorIndexes?.forEach((definition, i) => constrainVectorIndex(constraints, `vectorIndexes.${i + 1}.member`, definition));
  return constraints.refusal() ?? checkClass(wire);
}

/** Of a table that is restored: its name, and what it is to have in another way. Source: M-Q 457. */
export function checkOverrideConstraints(wire: RestoreOverrides, constraints: Constraints): Refusal | undefined {
  constraints.name('targetTableName', wire.TargetTableName).oneOf('billingModeOverride', wire.BillingModeOverride, ['PROVISIONED', 'PAY_PER_REQUEST']);
  wire.GlobalSecondaryIndexOverride?.forEach((definition, i) =>
    index(constraints, `globalSecondaryIndexOverride.${i + 1}.member`, definition, globalKeyElementsMax),
  );
  wire.LocalSecondaryIndexOverride?.forEach((definition, i) => index(constraints, `localSecondaryIndexOverride.${i + 1}.member`, definition, 2));
  throughput(constraints, 'provisionedThroughputOverride', wire.ProvisionedThroughputOverride);
  const { SSESpecificationOverride: encryption } = wire;
  constraints
    .oneOf('sSESpecificationOverride.sSEType', encryption?.SSEType, ['AES256', 'KMS'])
    .lengthAtLeast('sSESpecificationOverride.kMSMasterKeyId', encryption?.KMSMasterKeyId, 1);
  return constraints.refusal();
}

export function checkUpdateConstraints(wire: UpdateTableRequest): Refusal | undefined {
  const nameRefusal = checkExistingTableName(wire.TableName);
  if (nameRefusal !== undefined) return nameRefusal;
  const constraints = new Constraints();
  attributeDefinitions(constraints, wire.AttributeDefinitions);
  common(constraints, wire);
  wire.GlobalSecondaryIndexUpdates?.forEach(({ Create: create, Update: update, Delete: remove }, i) => {
    const path = `globalSecondaryIndexUpdates.${i + 1}.member`;
    if (create !== undefined) index(constraints, `${path}.create`, create, globalKeyElementsMax);
    if (update !== undefined) {
      constraints.tableName(`${path}.update.indexName`, update.IndexName);
      throughput(constraints, `${path}.update.provisionedThroughput`, update.ProvisionedThroughput);
    }
    if (remove !== undefined) constraints.tableName(`${path}.delete.indexName`, remove.IndexName);
  });
  wire.VectorIndexUpdates?.forEach(({ Create: create, Delete: remove }, i) => {
    const path = `vectorIndexUpdates.${i + 1}.member`;
    if (create !== undefined) constrainVectorIndex(constraints, `${path}.create`, create);
    if (remove !== undefined) constraints.tableName(`${path}.delete.indexName`, remove.IndexName);
  });
  return constraints.refusal() ?? checkClass(wire);
}
