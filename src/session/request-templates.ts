/** A first request of every operation, filled with the learner's own table and key, so that it runs as it is. */
import type { AttributeMap, AttributeValue, SimulatedOperation, TableRecord } from '#engine';
import { accountId, attributeOf, setAttribute } from '#engine';
import { arnOf } from './foreign-table.ts';
import { prettyJson } from './pretty-json.ts';
import { type KeyAttribute, keysOf, primaryKeyOf } from './table-keys.ts';

export interface TemplateMaterial {
  readonly tables: readonly TableRecord[];
  /** The table the request is to speak of; the first one where it isn't there. */
  readonly tableName?: string | undefined;
  /** An item of that table, whose key is used. */
  readonly item?: AttributeMap | undefined;
}

/** JSON text. */
export function templateOf(operation: SimulatedOperation, material: TemplateMaterial): string {
  const table = material.tables.find(({ name }) => name === material.tableName) ?? material.tables[0];
  const request = operation === 'CreateTable' ? newTable(material) : requestOf(operation, table, material.item);
  return prettyJson(JSON.stringify(request));
}

function requestOf(operation: SimulatedOperation, table: TableRecord | undefined, item: AttributeMap | undefined): object {
  const TableName = table?.name ?? 'Music';
  const arn = arnOf(table ?? { name: TableName });
  const keys = table === undefined ? [{ name: 'artist', type: 'S' } as const] : keysOf(table);
  const Key = (item && table && primaryKeyOf(table, item)) ?? inventedKey(keys);
  const Item = withNote(inventedKey(keys));
  const ReturnConsumedCapacity = 'TOTAL';
  switch (operation) {
    case 'GetItem':
      return { TableName, Key, ReturnConsumedCapacity };
    case 'PutItem':
      return { TableName, Item, ReturnConsumedCapacity };
    case 'UpdateItem':
      return { TableName, Key, ...noteUpdate, ReturnValues: 'ALL_NEW', ReturnConsumedCapacity };
    case 'DeleteItem':
      return { TableName, Key, ReturnValues: 'ALL_OLD', ReturnConsumedCapacity };
    case 'Query':
      return { TableName, ...partitionCondition(keys[0]!, Key), ReturnConsumedCapacity };
    case 'Scan':
      return { TableName, Limit: 10, ReturnConsumedCapacity };
    case 'SearchVectors':
      return { TableName, ...searchOf(table), ReturnConsumedCapacity };
    case 'BatchGetItem':
      return { RequestItems: { [TableName]: { Keys: [Key] } }, ReturnConsumedCapacity };
    case 'BatchWriteItem':
      return { RequestItems: { [TableName]: [{ PutRequest: { Item } }] }, ReturnConsumedCapacity };
    case 'TransactGetItems':
      return { TransactItems: [{ Get: { TableName, Key } }], ReturnConsumedCapacity };
    case 'TransactWriteItems':
      return { TransactItems: [{ Put: { TableName, Item } }], ReturnConsumedCapacity };
    case 'ExecuteStatement':
      return { ...selectOf(TableName, keys.slice(0, 1), Key), ReturnConsumedCapacity };
    case 'BatchExecuteStatement':
      return { Statements: [selectOf(TableName, keys, Key)], ReturnConsumedCapacity };
    case 'ExecuteTransaction':
      return { TransactStatements: [selectOf(TableName, keys, Key)], ReturnConsumedCapacity };
    case 'UpdateTimeToLive':
      return { TableName, TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } };
    case 'UpdateContributorInsights':
      return { TableName, ContributorInsightsAction: 'ENABLE' };
    case 'UpdateContinuousBackups':
      return { TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };
    case 'TagResource':
      return { ResourceArn: arn, Tags: [{ Key: 'course', Value: 'one' }] };
    case 'UntagResource':
      return { ResourceArn: arn, TagKeys: ['course'] };
    case 'ListTagsOfResource':
    case 'GetResourcePolicy':
    case 'DeleteResourcePolicy':
      return { ResourceArn: arn };
    case 'PutResourcePolicy':
      return { ResourceArn: arn, Policy: JSON.stringify(readPolicy(arn)) };
    case 'UpdateTable':
      return { TableName, DeletionProtectionEnabled: !(table?.deletionProtection ?? false) };
    case 'CreateBackup':
      return { TableName, BackupName: `${TableName}-backup` };
    case 'DescribeBackup':
    case 'DeleteBackup':
      return { BackupArn: `${arn}/backup/${inventedBackupId}` };
    case 'RestoreTableFromBackup':
      return { TargetTableName: `${TableName}-restored`, BackupArn: `${arn}/backup/${inventedBackupId}` };
    case 'RestoreTableToPointInTime':
      return { SourceTableName: TableName, TargetTableName: `${TableName}-restored`, UseLatestRestorableTime: true };
    case 'ListBackups':
    case 'ListTables':
      return {};
    default:
      return { TableName };
  }
}

/** The time in milliseconds and eight hexadecimal digits: ListBackups tells those of backups that there are. */
const inventedBackupId = '01795165200000-00000000';

/** A vector that points nowhere in particular, of the length that the index wants. */
function searchOf(table: TableRecord | undefined): object {
  const [index] = table?.vectorIndexes ?? [];
  const SearchVector = Array.from({ length: index?.dimensions ?? 3 }, (_, i) => ({ N: i === 0 ? '1' : '0' }));
  const partition = index?.searchSchema.find(({ role }) => role === 'partition');
  const condition = partition && {
    SearchConditionExpression: '#p = :p',
    ExpressionAttributeNames: { '#p': partition.name },
    ExpressionAttributeValues: { ':p': partition.type === 'N' ? { N: '1' } : { [partition.type]: 'a' } },
  };
  return { IndexName: index?.name ?? 'byMeaning', TopK: 5, SearchVector, ...condition };
}

/** Lets the account itself read the table. */
const readPolicy = (Resource: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'dynamodb:GetItem', Resource }],
});

/** A SELECT by key. Names stand in double quotes, so that any name may be a reserved word. */
function selectOf(tableName: string, keys: readonly KeyAttribute[], key: AttributeMap): object {
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  return {
    Statement: `SELECT * FROM ${quoted(tableName)} WHERE ${keys.map(({ name }) => `${quoted(name)} = ?`).join(' AND ')}`,
    Parameters: keys.map(({ name }) => attributeOf(key, name)),
  };
}

function newTable({ tables }: TemplateMaterial): object {
  const isTaken = (name: string): boolean => tables.some((table) => table.name === name);
  let TableName = 'Music';
  for (let number = 2; isTaken(TableName); number++) TableName = `Music${number}`;
  return {
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
  };
}

function inventedKey(keys: readonly KeyAttribute[]): AttributeMap {
  const key: AttributeMap = {};
  for (const { name, type } of keys) setAttribute(key, name, inventedValue(name, type));
  return key;
}

function inventedValue(name: string, type: KeyAttribute['type']): AttributeValue {
  if (type === 'N') return { N: '1' };
  return type === 'B' ? { B: 'AQ==' } : { S: `${name} 1` };
}

/** A note beside the key, unless the key itself is called so. */
function withNote(key: AttributeMap): AttributeMap {
  const name = Object.hasOwn(key, 'note') ? 'text' : 'note';
  return { ...key, [name]: { S: 'Written in the sandbox' } };
}

const noteUpdate = {
  UpdateExpression: 'SET #note = :note',
  ExpressionAttributeNames: { '#note': 'changed by' },
  ExpressionAttributeValues: { ':note': { S: 'the sandbox' } },
};

/** With a placeholder for the name: any name may be a reserved word. */
const partitionCondition = ({ name }: KeyAttribute, key: AttributeMap): object => ({
  KeyConditionExpression: '#key = :key',
  ExpressionAttributeNames: { '#key': name },
  ExpressionAttributeValues: { ':key': attributeOf(key, name) },
});
